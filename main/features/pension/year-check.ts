import type { PensionYearCheck } from '../../../shared/contract/pension.ts';
import { sumOf, type Pence } from '../../../shared/domain/money.ts';
import { countPensionableDays, daysInYearOf } from '../../../shared/domain/pension/annualising.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { rangeOfSchemeYear, type DayRange, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { checkYear } from '../../../shared/domain/pension/year-end.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { formDocumentOf } from './form-view.ts';
import { formsOfMonth } from './forms-store.ts';
import { monthDocumentOf } from './month-view.ts';
import { monthsOf, type MonthRow } from './months-store.ts';
import { postsOf } from './profiles-store.ts';
import { summaryOf } from './year-summary.ts';

export interface YearCheckContext {
  readonly rates: PensionRates;
  readonly today: () => LocalDate;
}

/**
 * What the Form Bs of a year paid against what all practitioner pay of the year comes to; null before the first Form B.
 * Days are the distinct ones of the forms and of other posts as a practitioner.
 *
 * @see docs/rules/pension.md §6
 */
export function yearCheckOf(
  db: ReadDb,
  identityId: string,
  schemeYear: SchemeYear,
  { rates, today }: YearCheckContext,
): PensionYearCheck | null {
  const months = monthsOf(db, schemeYear).filter((month) => month.identityId === identityId);
  if (months.length === 0) return null;
  const locumPay = sumOf(months.map(({ pensionable }) => pensionable));
  const otherPay = summaryOf(db, identityId, schemeYear).practitionerPay;
  const income = sumOf([locumPay, otherPay]);
  const ranges = [...months.flatMap((month) => workedOn(db, month)), ...postRanges(db, identityId, schemeYear, today())];
  const days = Math.min(countPensionableDays(ranges, schemeYear), daysInYearOf(rates, schemeYear).days);
  const { rows, paid, due, difference, doubts } = checkYear({ year: schemeYear, income, days, paid: months.map(paidBy), rates });
  return {
    identityId,
    schemeYear,
    days,
    locumPay,
    otherPay,
    annualised: rows[0]?.finding?.annualised.shown ?? null,
    rows: rows.map(({ tier, finding }, index) => ({ month: months[index]?.month ?? '', tier, dueTier: finding?.rate ?? null })),
    paid,
    due,
    difference,
    hasEnded: today() > rangeOfSchemeYear(schemeYear).to,
    doubts,
  };
}

function workedOn(db: ReadDb, { id }: MonthRow): readonly DayRange[] {
  return formsOfMonth(db, id).flatMap((form) => formDocumentOf(form).ranges);
}

/** The days of other posts as a practitioner, in the year and up to today. */
function postRanges(db: ReadDb, identityId: string, schemeYear: SchemeYear, today: LocalDate): readonly DayRange[] {
  const year = rangeOfSchemeYear(schemeYear);
  const last = today < year.to ? today : year.to;
  return postsOf(db, identityId).flatMap(({ kind, startsOn, endsOn }) => {
    const from = startsOn < year.from ? year.from : startsOn;
    const to = endsOn === null || endsOn > last ? last : endsOn;
    return kind === 'officer' || from > to ? [] : [{ from, to }];
  });
}

function paidBy(row: MonthRow): {
  readonly tierTableId: string | null;
  readonly pensionable: Pence;
  readonly tier: MonthRow['tier'];
  readonly employee: Pence;
} {
  const { tableId, pensionable, tier } = row;
  return { tierTableId: tableId === '' ? null : tableId, pensionable, tier, employee: monthDocumentOf(row).totals.b };
}
