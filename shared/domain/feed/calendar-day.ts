/**
 * A proleptic Gregorian day as a whole number: days since 1970-01-01.
 * Weekdays count from Monday = 0, months from January = 1.
 */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

const DAYS_PER_CYCLE = 146_097; // 400 Gregorian years
const DAYS_TO_1970 = 719_468; // from 1 March of year 0, where each cycle begins
const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The day of a civil date; months 1–12, the day may lie outside the month and then counts on. */
export function dayNumber(year: number, month: number, dayOfMonth: number): DayNumber {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return before * 365 + leapDays + dayOfYear(year, month, dayOfMonth) - 719_163;
}

/** The civil date of a day. Years are counted from 1 March, so that the leap day comes last. */
export function civilDate(day: DayNumber): CivilDate {
  const shifted = day + DAYS_TO_1970;
  const cycle = Math.floor(shifted / DAYS_PER_CYCLE);
  const inCycle = shifted - cycle * DAYS_PER_CYCLE;
  const leaps = Math.floor(inCycle / 1_460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  const yearInCycle = Math.floor((inCycle - leaps) / 365);
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const dayOfMonth = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

/** @param month 1–12 */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month] ?? 0);
}

/** 1 for 1 January. */
export function dayOfYear(year: number, month: number, dayOfMonth: number): number {
  return (DAYS_BEFORE_MONTH[month] ?? 0) + dayOfMonth + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * First day of week 1 of a year: the first week with at least four days in it (RFC 5545 §3.3.10, BYWEEKNO).
 * @param weekStart Monday = 0
 */
export function firstWeekOf(year: number, weekStart: number): DayNumber {
  const newYear = dayNumber(year, 1, 1);
  const into = (weekdayOf(newYear) - weekStart + 7) % 7;
  return into <= 3 ? newYear - into : newYear + 7 - into;
}

/** The year whose numbered weeks hold the day; near 1 January it may differ from the calendar year. */
export function weekYearOf(day: DayNumber, weekStart: number): number {
  const { year } = civilDate(day);
  if (day < firstWeekOf(year, weekStart)) return year - 1;
  return day >= firstWeekOf(year + 1, weekStart) ? year + 1 : year;
}

/** `YYYY-MM-DD` of a day in the years 0 to 9999. */
export function dayText(day: DayNumber): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
