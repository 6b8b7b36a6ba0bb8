import { basisPoints, pounds, type BasisPoints, type Pence } from '../domain/money.ts';
import type { VatTreatment } from '../domain/invoices/model.ts';
import { localDate, type LocalDate } from '../domain/time.ts';
import { rateOn, type DatedRate } from './dated-rates.ts';

/** Up to this total, VAT included, a VAT invoice may be simplified (VAT Regulations 1995, reg 16A). */
export const simplifiedInvoiceLimit: Pence = pounds(250);

/** Taxable turnover of twelve months beyond which registration is required (VATA 1994, Schedule 1, paragraph 1). */
export const registrationThresholds: readonly DatedRate<Pence>[] = [
  {
    from: localDate('2017-04-01'),
    to: localDate('2024-03-31'),
    value: pounds(85_000),
    source: 'GOV.UK: VAT registration threshold until 31 March 2024',
  },
  { from: localDate('2024-04-01'), to: null, value: pounds(90_000), source: 'GOV.UK: VAT registration threshold from 1 April 2024' },
];

/** Days after the basic tax point within which a VAT invoice moves the tax point to its own day. */
const invoiceWindows: readonly DatedRate<number>[] = [
  { from: localDate('1994-09-01'), to: null, value: 14, source: 'Value Added Tax Act 1994, section 6(3) to (6)' },
];

const newestDay = localDate('9999-12-31');

interface ChargedRates {
  readonly standard: BasisPoints;
  readonly reduced: BasisPoints;
}

export const vatRates: readonly DatedRate<ChargedRates>[] = [
  {
    from: localDate('2011-01-04'),
    to: null,
    value: { standard: basisPoints(2_000), reduced: basisPoints(500) },
    source: 'Value Added Tax Act 1994, sections 2 and 29A',
  },
];

/**
 * The rate of a treatment on the day of supply; nil for zero-rated, exempt and outside-scope supplies.
 * A draft that has no day yet (null) takes the newest rate; at issue every line has one.
 *
 * @throws AppError NO_FIGURE_FOR_DATE before the table begins
 */
export function vatRateOn(treatment: VatTreatment, suppliedOn: LocalDate | null): BasisPoints {
  if (treatment !== 'standard' && treatment !== 'reduced') return basisPoints(0);
  return rateOn('vat', vatRates, suppliedOn ?? newestDay)[treatment];
}

/** @throws AppError NO_FIGURE_FOR_DATE before the table begins */
export function invoiceWindowOn(day: LocalDate): number {
  return rateOn('vat', invoiceWindows, day);
}

/** @throws AppError NO_FIGURE_FOR_DATE before the table begins */
export function registrationThresholdOn(day: LocalDate): Pence {
  return rateOn('vat', registrationThresholds, day);
}
