import type { PensionYearCheck } from '../../../shared/contract/pension.ts';
import { difference, sumOf } from '../../../shared/domain/money.ts';
import { countPensionableDays, daysInYearOf } from '../../../shared/domain/pension/annualising.ts';
import type { FormBLine } from '../../../shared/domain/pension/form-b-correction.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { rangeOfSchemeYear, type DayRange, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { checkYear, type PaidFormB } from '../../../shared/domain/pension/year-end.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { correctionDocumentOf, figuresOfMonth } from './correction-view.ts';
import { correctionsOfYear, type CorrectionRow } from './corrections-store.ts';
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
 * What the Form Bs of a year paid, with their corrections, against what all practitioner pay of the year comes to; null before the first Form B.
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
  const corrections = correctionsOfYear(db, identityId, schemeYear);
  const paidForms = months.map((month) => paidBy(month, corrections));
  const locumPay = sumOf(paidForms.map(({ pensionable }) => pensionable));
  const otherPay = summaryOf(db, identityId, schemeYear).practitionerPay;
  const income = sumOf([locumPay, otherPay]);
  const ranges = [...paidForms.flatMap((form) => workedOn(db, form)), ...postRanges(db, identityId, schemeYear, today())];
  const days = Math.min(countPensionableDays(ranges, schemeYear), daysInYearOf(rates, schemeYear).days);
  const check = checkYear({ year: schemeYear, income, days: Math.max(days, 1), paid: paidForms, rates });
  const paid = sumOf(months.map((month) => monthDocumentOf(month).totals.b));
  return {
    identityId,
    schemeYear,
    days,
    locumPay,
    otherPay,
    annualised: check.rows[0]?.finding?.annualised.shown ?? null,
    rows: check.rows.map(({ month: { id, month }, tier, finding }) => ({ monthId: id, month, tier, dueTier: finding?.rate ?? null })),
    paid,
    corrected: difference(check.paid, paid),
    due: check.due,
    difference: check.difference,
    openCorrections: sumOf(
      corrections.filter(({ settledOn }) => settledOn === null).map((correction) => correctionDocumentOf(correction).difference.i),
    ),
    hasEnded: today() > rangeOfSchemeYear(schemeYear).to,
    doubts: check.doubts,
  };
}

/** The days of the forms on it, but for those that a correction took off. */
function workedOn(db: ReadDb, { month, lines }: PaidForm): readonly DayRange[] {
  const listed = new Set(lines.filter(({ pensionable }) => pensionable > 0).map(({ formId }) => formId));
  return formsOfMonth(db, month.id)
    .filter(({ id }) => listed.has(id))
    .flatMap((form) => formDocumentOf(form).ranges);
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

interface PaidForm extends PaidFormB {
  readonly month: MonthRow;
  readonly lines: readonly FormBLine[];
}

/** What one Form B paid, as its corrections left it. */
function paidBy(month: MonthRow, corrections: readonly CorrectionRow[]): PaidForm {
  const own = corrections.filter(({ monthId }) => monthId === month.id);
  const document = monthDocumentOf(month);
  const { tier, lines } = figuresOfMonth(month, document, own);
  return {
    month,
    lines,
    tierTableId: month.tableId === '' ? null : month.tableId,
    pensionable: sumOf(lines.map(({ pensionable }) => pensionable)),
    tier,
    employee: sumOf([document.totals.b, ...own.map(({ member }) => member)]),
  };
}
