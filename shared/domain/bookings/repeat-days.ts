import type { BankHoliday } from '../../rates/bank-holiday-days.ts';
import type { BankHolidayOn } from '../../rates/bank-holidays.ts';
import type { Nation } from '../invoices/model.ts';
import { expandRepeat, type RepeatRule } from '../schedule/repeat.ts';
import type { Instant, LocalDate, ZoneId } from '../time.ts';
import { dayOf } from '../zones.ts';

export interface RepeatDays {
  /** The further days, in order; without bank holidays where they are left out. */
  readonly days: readonly LocalDate[];
  /** The bank holidays among the days, whether left out or kept. */
  readonly holidays: readonly BankHoliday[];
}

export interface HolidayChoice {
  /** Of the workplace; null where nobody knows it, then no day is a bank holiday. */
  readonly nation: Nation | null;
  readonly skipsHolidays: boolean;
  readonly bankHolidayOn: BankHolidayOn;
}

/**
 * The days on which a repeat goes on after its first one.
 *
 * @throws AppError SERIES_TOO_LONG, INVALID_INPUT as `expandRepeat`
 */
export function repeatDays(
  first: { readonly startsAt: Instant; readonly zone: ZoneId },
  rule: RepeatRule,
  { nation, skipsHolidays, bankHolidayOn }: HolidayChoice,
): RepeatDays {
  const [, ...further] = expandRepeat(first.startsAt, rule, first.zone).map((startsAt) => dayOf(startsAt, first.zone));
  const holidayOn = (day: LocalDate): BankHoliday | null => (nation === null ? null : bankHolidayOn(day, nation));
  return {
    days: skipsHolidays ? further.filter((day) => holidayOn(day) === null) : further,
    holidays: further.flatMap((day) => holidayOn(day) ?? []),
  };
}
