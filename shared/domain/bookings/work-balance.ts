import { drivingCost } from '../../rates/mileage-allowance.ts';
import type { WorkBalance } from '../invoices/hourly-rate.ts';
import { pence, quantity, type Pence, type Quantity } from '../money.ts';
import { duration, type DurationMs, type LocalDate } from '../time.ts';
import type { Fee } from './fee.ts';

/** What a booking takes beside its own time. */
export interface BookingEffort {
  /** Null counts the usual admin time. */
  readonly adminMs: DurationMs | null;
  /** Driven, and not charged. */
  readonly miles: Quantity;
  /** Paid, and not charged. */
  readonly costs: Pence;
}

export interface BookingWork {
  readonly fee: Fee;
  /** Miles that are charged. */
  readonly chargedMiles: Quantity;
  readonly effort: BookingEffort;
  /** One way. */
  readonly travel: DurationMs;
  readonly usualAdmin: DurationMs;
  /** The day of the work, which tells the flat rate of a mile. */
  readonly on: LocalDate;
}

/**
 * What one booking brings and takes, before pension. Every mile costs the flat rate of its day, whether it is charged or not;
 * miles outside the table of rates cost nothing.
 *
 * @see docs/rules/invoices.md §8
 */
export function workBalance({ fee, chargedMiles, effort, travel, usualAdmin, on }: BookingWork): WorkBalance {
  const driving = drivingCost(quantity(chargedMiles + effort.miles), on) ?? pence(0);
  return {
    earned: fee.total,
    spent: [driving, effort.costs],
    work: fee.worked,
    travel: duration(2 * travel),
    admin: effort.adminMs ?? usualAdmin,
  };
}
