import { pence, priceOf, type Pence, type Quantity } from '../domain/money.ts';
import { localDate, type LocalDate } from '../domain/time.ts';
import { rateOn, type DatedRate } from './dated-rates.ts';

/** Flat rates per business mile for the self-employed. There is none for bicycles: that one is for employees. */
export interface MileageAllowance {
  /** Cars and vans, up to 10,000 business miles in the tax year, counted over all of the business. */
  readonly carFirst: Pence;
  readonly carAfter: Pence;
  readonly motorcycle: Pence;
}

export const mileageAllowances: readonly DatedRate<MileageAllowance>[] = [
  {
    from: localDate('2023-04-06'),
    to: localDate('2026-04-05'),
    value: { carFirst: pence(45), carAfter: pence(25), motorcycle: pence(24) },
    source: 'GOV.UK simplified expenses: vehicles',
  },
  {
    from: localDate('2026-04-06'),
    to: localDate('2027-04-05'),
    value: { carFirst: pence(55), carAfter: pence(25), motorcycle: pence(24) },
    source: 'GOV.UK simplified-expenses calculator, change of 26 May 2026',
  },
];

/**
 * The flat rates for a journey, by its day, never by today.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table
 */
export function mileageAllowanceOn(travelledOn: LocalDate): MileageAllowance {
  return rateOn('mileage', mileageAllowances, travelledOn);
}

/** What driving costs at the first flat rate for cars; null for days outside the table. */
export function drivingCost(miles: Quantity, drivenOn: LocalDate): Pence | null {
  const rate = mileageAllowances.find(({ from, to }) => from <= drivenOn && (to === null || drivenOn <= to));
  return rate ? priceOf(rate.value.carFirst, miles) : null;
}
