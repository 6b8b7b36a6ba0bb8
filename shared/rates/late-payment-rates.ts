import { basisPoints, pounds, type BasisPoints, type Pence } from '../domain/money.ts';
import { localDate, type LocalDate } from '../domain/time.ts';
import { rateOn, type DatedRate } from './dated-rates.ts';

/** Statutory interest is this much over the base rate (Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002). */
export const statutoryMargin: BasisPoints = basisPoints(800);

/**
 * Base rates of the Bank of England as the Order uses them: the one in force on 31 December counts for
 * debts that become late in January to June, the one on 30 June for July to December.
 */
export const lateBaseRates: readonly DatedRate<BasisPoints>[] = [
  halfYear('2024-01-01', '2024-06-30', 525, 'Pay On Time, late payment rates'),
  halfYear('2024-07-01', '2024-12-31', 525, 'Bank Rate on 30 June 2024'),
  halfYear('2025-01-01', '2025-06-30', 475, 'Bank Rate on 31 December 2024'),
  halfYear('2025-07-01', '2025-12-31', 425, 'Bank Rate on 30 June 2025'),
  halfYear('2026-01-01', '2026-06-30', 375, 'Published reference rate for January to June 2026'),
  halfYear('2026-07-01', '2026-12-31', 375, 'Bank Rate as reported in June 2026'),
];

/**
 * Base rate for a debt that becomes late on a day; it stays with that debt.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table
 */
export function lateBaseRateOn(firstLateDay: LocalDate): BasisPoints {
  return rateOn('latePayment', lateBaseRates, firstLateDay);
}

/** The fixed sum per late invoice: £40 below £1,000, £70 below £10,000, £100 from there on. */
export function fixedSumFor(debt: Pence): Pence {
  if (debt < pounds(1_000)) return pounds(40);
  return debt < pounds(10_000) ? pounds(70) : pounds(100);
}

function halfYear(from: string, to: string, rate: number, source: string): DatedRate<BasisPoints> {
  return { from: localDate(from), to: localDate(to), value: basisPoints(rate), source };
}
