import { Temporal } from 'temporal-polyfill';
import { registrationThresholdOn } from '../../rates/vat-rates.ts';
import { pence, sumOf, type Pence } from '../money.ts';
import { localDate, type LocalDate } from '../time.ts';
import type { InvoiceDraft, VatTreatment } from './model.ts';
import { isRegisteredOn, netOf, supplyDayOf } from './totals.ts';

/** What was supplied on a day and counts towards registration for VAT; below nothing for what was credited. */
export interface TaxableSupply {
  readonly on: LocalDate;
  readonly amount: Pence;
}

/** How near the taxable work of twelve months is to the sum from which registration is required. */
export type TurnoverLevel = 'below' | 'near' | 'over';

export interface TaxableTurnover {
  /** First and last of the days that are counted. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly amount: Pence;
  readonly threshold: Pence;
  readonly level: TurnoverLevel;
}

/** From here on the threshold is said to be near. */
const nearShare = 0.8;

/** The taxable lines of an issued document by the day of supply; exempt work, what is outside the scope and work under a registration never count. */
export function taxableSupplies(draft: InvoiceDraft): readonly TaxableSupply[] {
  return draft.lines.flatMap((line) => {
    const on = supplyDayOf(draft, line);
    return isTaxable(line.vat) && on !== null && !isRegisteredOn(draft.issuer, on) ? [{ on, amount: netOf(line) }] : [];
  });
}

/**
 * The taxable turnover of the twelve months up to and on a day, of one who is not registered for VAT.
 *
 * @throws AppError NO_FIGURE_FOR_DATE on a day without a known threshold
 * @see docs/rules/invoices.md §15, taxable-turnover.test.ts
 */
export function taxableTurnoverOn(supplies: readonly TaxableSupply[], today: LocalDate): TaxableTurnover {
  const from = firstOfTwelveMonths(today);
  const amount = sumOf([pence(0), ...supplies.filter(({ on }) => on >= from && on <= today).map((supply) => supply.amount)]);
  const threshold = registrationThresholdOn(today);
  return { from, to: today, amount, threshold, level: levelOf(amount, threshold) };
}

/** The first day of the twelve months that end on a day. */
export function firstOfTwelveMonths(last: LocalDate): LocalDate {
  return localDate(Temporal.PlainDate.from(last).subtract({ years: 1 }).add({ days: 1 }).toString());
}

function isTaxable(vat: VatTreatment): boolean {
  return vat === 'standard' || vat === 'reduced' || vat === 'zero';
}

function levelOf(amount: Pence, threshold: Pence): TurnoverLevel {
  if (amount > threshold) return 'over';
  return amount >= threshold * nearShare ? 'near' : 'below';
}
