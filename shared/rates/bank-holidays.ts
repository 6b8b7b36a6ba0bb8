import type { Nation } from '../domain/invoices/model.ts';
import type { LocalDate } from '../domain/time.ts';
import type { BankHoliday, DatedHoliday } from './bank-holiday-days.ts';

/**
 * The bank holiday on a day in the nation of the workplace; null for an ordinary day, and for years that nobody has announced:
 * they have no known bank holidays.
 */
export type BankHolidayOn = (day: LocalDate, nation: Nation) => BankHoliday | null;

/** The bank holidays of a table: of the product, or of an installed rates pack. */
export function bankHolidaysOf(days: readonly DatedHoliday[]): BankHolidayOn {
  const byDay = Map.groupBy(days, ({ on }) => on);
  return (day, nation) => {
    const found = byDay.get(day)?.find(({ nations }) => nations.includes(nation));
    return found ? { on: found.on, name: found.name, isSubstitute: found.isSubstitute } : null;
  };
}
