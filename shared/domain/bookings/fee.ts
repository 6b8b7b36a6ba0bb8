import { priceOf, pence, quantity, shareOf, sumOf, type BasisPoints, type Pence, type Quantity } from '../money.ts';
import { duration, type DurationMs, type Instant } from '../time.ts';

/** How the work is charged. */
export interface FeeRate {
  readonly unit: 'hour' | 'session' | 'day' | 'percent';
  /** Null for a percentage. */
  readonly price: Pence | null;
  /** Null for all but a percentage. */
  readonly share: BasisPoints | null;
  /** How many sessions or days; hours come from the times. */
  readonly count: Quantity;
  /** What a percentage is taken of. */
  readonly takings: Pence;
}

export interface FeeBasis {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Unpaid. */
  readonly breakMs: DurationMs;
  readonly rate: FeeRate;
  readonly extras: readonly { readonly price: Pence; readonly count: Quantity }[];
  readonly mileage: { readonly miles: Quantity; readonly price: Pence };
}

export interface Fee {
  /** From start to end without the break; never negative. */
  readonly worked: DurationMs;
  /** What the price is multiplied with, as the invoice line will show it. */
  readonly quantity: Quantity;
  readonly work: Pence;
  readonly extras: Pence;
  readonly mileage: Pence;
  readonly total: Pence;
}

/**
 * What a booking comes to. Hours are rounded to thousandths first, since that is the quantity an invoice line shows;
 * each part is then rounded to the penny, a half up.
 *
 * @see docs/rules/bookings.md §2
 */
export function feeOf({ startsAt, endsAt, breakMs, rate, extras, mileage }: FeeBasis): Fee {
  const worked = duration(Math.max(0, endsAt - startsAt - breakMs));
  const units = rate.unit === 'hour' ? quantity(Math.round(worked / 3_600)) : rate.count;
  const parts = {
    work: rate.share === null ? priceOf(rate.price ?? pence(0), units) : shareOf(rate.takings, rate.share),
    extras: sumOf(extras.map(({ price, count }) => priceOf(price, count))),
    mileage: priceOf(mileage.price, mileage.miles),
  };
  return { worked, quantity: units, ...parts, total: sumOf(Object.values(parts)) };
}
