import { invoiceWindowOn } from '../../rates/vat-rates.ts';
import type { LocalDate } from '../time.ts';
import { addDays } from '../zones.ts';

export interface SupplyDays {
  /** When the service was performed: the basic tax point. */
  readonly suppliedOn: LocalDate;
  /** Of the VAT invoice; null while it is not issued. */
  readonly invoicedOn: LocalDate | null;
  /** When it was paid for; null while it was not. */
  readonly paidOn: LocalDate | null;
}

/**
 * The day by which VAT is charged. An invoice or a payment before the work takes its day, the earlier of the two; an
 * invoice within fourteen days after it moves it to the day of the invoice; else it is the day of the work.
 *
 * @throws AppError NO_FIGURE_FOR_DATE before the rule begins
 * @see docs/rules/invoices.md §1, tax-point.test.ts
 */
export function taxPointOf({ suppliedOn, invoicedOn, paidOn }: SupplyDays): LocalDate {
  const before = [invoicedOn, paidOn].filter((day) => day !== null && day < suppliedOn);
  const first = before.reduce((a, b) => (a !== null && b !== null && a < b ? a : b), before[0] ?? null);
  if (first !== null) return first;
  const isSoon = invoicedOn !== null && invoicedOn <= addDays(suppliedOn, invoiceWindowOn(suppliedOn));
  return isSoon ? invoicedOn : suppliedOn;
}
