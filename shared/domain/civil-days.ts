import { localDate, type LocalDate } from './time.ts';

/**
 * Days since 1 January 1970 of a day as a diary writes it. Whole numbers alone: lists count the days of every row, and
 * making a Temporal date of each costs a hundred times as much.
 *
 * @throws RangeError for what is no day of the calendar
 */
export function civilDayOf(day: LocalDate): number {
  const [year, month, dayOfMonth] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  if (!isDay(day, { year, month, dayOfMonth })) throw new RangeError('not a day of the calendar');
  // Years begin in March, so that a 29 February is the last day of one; 400 of them are always 146,097 days.
  const marchYear = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  return 365 * marchYear + leapDaysUpTo(marchYear) + dayOfYear - daysTo1970;
}

/** The day that is so many days after 1 January 1970. @throws RangeError outside the years 0 to 9999 */
export function civilDay(count: number): LocalDate {
  const sinceMarch = count + daysTo1970;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDaysUpTo(yearOfEra));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9_999)) throw new RangeError('outside the calendar');
  return localDate(`${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1, 2)}`);
}

/** From 1 March of the year 0 to 1 January 1970. */
const daysTo1970 = 719_468;

function isDay(
  text: string,
  { year, month, dayOfMonth }: { readonly year: number; readonly month: number; readonly dayOfMonth: number },
): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-' || !Number.isInteger(year)) return false;
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= (dayOfMonth <= 28 ? 28 : lengthOf(year, month));
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function leapDaysUpTo(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
