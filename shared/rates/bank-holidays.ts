import type { Nation } from '../domain/invoices/model.ts';
import { localDate, type LocalDate } from '../domain/time.ts';
import { bankHolidayDays, bankHolidayYears, type BankHoliday } from './bank-holiday-days.ts';
import { noFigure } from './dated-rates.ts';

/**
 * The bank holidays of a calendar year in the nation of the workplace, in order.
 *
 * @throws AppError NO_FIGURE_FOR_DATE for years that are not announced yet, or past
 */
export function bankHolidaysIn(year: number, nation: Nation): readonly BankHoliday[] {
  if (!Number.isInteger(year) || year < bankHolidayYears.first || year > bankHolidayYears.last) {
    throw noFigure('bankHolidays', localDate(`${year}-01-01`));
  }
  return bankHolidayDays
    .filter(({ on, nations }) => yearOf(on) === year && nations.includes(nation))
    .map(({ on, name, isSubstitute }) => ({ on, name, isSubstitute }));
}

/**
 * The bank holiday on a day in the nation of the workplace, or null for an ordinary day.
 *
 * @throws AppError NO_FIGURE_FOR_DATE for years outside the table
 */
export function bankHolidayOn(day: LocalDate, nation: Nation): BankHoliday | null {
  return bankHolidaysIn(yearOf(day), nation).find(({ on }) => on === day) ?? null;
}

/** The same, with null for years that nobody has announced: they have no known bank holidays. */
export function bankHolidayIfKnown(day: LocalDate, nation: Nation): BankHoliday | null {
  const year = yearOf(day);
  return year < bankHolidayYears.first || year > bankHolidayYears.last ? null : bankHolidayOn(day, nation);
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}
