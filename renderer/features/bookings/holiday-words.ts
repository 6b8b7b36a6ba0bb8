import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { BankHolidayOn } from '../../../shared/rates/bank-holidays.ts';
import { nationWords } from '../organisations/organisation-words.ts';

/** The bank holiday of a day in words; null for an ordinary day. */
export function bankHolidayWords(bankHolidayOn: BankHolidayOn, day: LocalDate, nation: Nation): string | null {
  const holiday = bankHolidayOn(day, nation);
  return holiday && `Bank holiday in ${nationWords[nation]}: ${holiday.name}${holiday.isSubstitute ? ' (substitute day)' : ''}`;
}

/** The bank holiday on which a booking begins, at its workplace. */
export function holidayOf(
  bankHolidayOn: BankHolidayOn,
  { startsAt, zone, organisation }: Pick<BookingBrief, 'startsAt' | 'zone' | 'organisation'>,
): string | null {
  return bankHolidayWords(bankHolidayOn, dayOf(startsAt, zone), organisation.nation);
}
