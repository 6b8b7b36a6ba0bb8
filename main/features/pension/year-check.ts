import type { PensionYearCheck } from '../../../shared/contract/pension-year.ts';
import { difference, sumOf } from '../../../shared/domain/money.ts';
import { daysInYearOf } from '../../../shared/domain/pension/annualising.ts';
import { rangeOfSchemeYear, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { checkYear } from '../../../shared/domain/pension/year-end.ts';
import type { ReadDb } from '../../db/store.ts';
import { correctionDocumentOf } from './correction-view.ts';
import { monthDocumentOf } from './month-view.ts';
import { yearFacts, type YearContext } from './year-facts.ts';

/**
 * What the Form Bs of a year paid, with their corrections, against what all practitioner pay of the year comes to; null before
 * the first Form B. Days are the distinct ones of the forms and of other posts as a practitioner.
 *
 * @see docs/rules/pension.md §6
 */
export function yearCheckOf(db: ReadDb, identityId: string, schemeYear: SchemeYear, context: YearContext): PensionYearCheck | null {
  const { rates, today } = context;
  const { forms, corrections, summary } = yearFacts(db, identityId, schemeYear, context);
  if (forms.length === 0) return null;
  const income = summary.practitionerIncome;
  const days = Math.min(summary.days, daysInYearOf(rates, schemeYear).days);
  const check = checkYear({ year: schemeYear, income, days: Math.max(days, 1), paid: forms, rates });
  const paid = sumOf(forms.map(({ month }) => monthDocumentOf(month).totals.b));
  const open = corrections.filter(({ settledOn }) => settledOn === null);
  return {
    identityId,
    schemeYear,
    days,
    locumPay: summary.locum.pensionable,
    otherPay: difference(income, summary.locum.pensionable),
    annualised: check.rows[0]?.finding?.annualised.shown ?? null,
    rows: check.rows.map(({ month: { id, month }, tier, finding }) => ({ monthId: id, month, tier, dueTier: finding?.rate ?? null })),
    paid,
    corrected: difference(check.paid, paid),
    due: check.due,
    difference: check.difference,
    openCorrections: sumOf(open.map((correction) => correctionDocumentOf(correction).difference.i)),
    hasEnded: today() > rangeOfSchemeYear(schemeYear).to,
    doubts: check.doubts,
  };
}
