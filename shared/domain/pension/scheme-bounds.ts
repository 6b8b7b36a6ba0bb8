import { localDate, type LocalDate } from '../time.ts';
import type { Month } from './scheme-year.ts';

/** The scheme takes members of these ages, in whole years: from the first, and until the last is reached. */
const ages = { from: 16, until: 75 } as const;

/** Whether somebody born on a day is of an age at which the scheme takes members. */
export function isOfSchemeAge(born: LocalDate, on: LocalDate): boolean {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
  return years >= ages.from && years < ages.until;
}

/**
 * Until when the money of a Form B must be paid for tax relief in the tax year that ends with its month: 5 April, two days before
 * a Form B of March is due. Null for other months, which are due earlier in their tax year.
 */
export function reliefDay(month: Month): LocalDate | null {
  return month.endsWith('-03') ? localDate(`${month.slice(0, 4)}-04-05`) : null;
}
