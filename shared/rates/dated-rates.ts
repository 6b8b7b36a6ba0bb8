import type { LocalDate } from '../domain/time.ts';
import { AppError } from '../errors/app-error.ts';

export type RateTable = 'vat' | 'latePayment' | 'pensionContribution' | 'mileage';

/** A figure with the days on which it holds and the place where it was read. */
export interface DatedRate<T> {
  readonly from: LocalDate;
  /** Last day it is known to hold; null when it holds until a law changes it. */
  readonly to: LocalDate | null;
  readonly value: T;
  readonly source: string;
}

/**
 * The figure that holds on the day of the transaction.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table: a figure is never guessed
 */
export function rateOn<T>(table: RateTable, rates: readonly DatedRate<T>[], on: LocalDate): T {
  const rate = rates.find(({ from, to }) => from <= on && (to === null || on <= to));
  if (rate === undefined) throw noFigure(table, on);
  return rate.value;
}

export function noFigure(table: RateTable, on: LocalDate): AppError {
  return new AppError('NO_FIGURE_FOR_DATE', { table, on });
}
