import { localDate, type LocalDate } from '../time.ts';

/** How a file writes 3/4: the third of April, or (files of American programs) the fourth of March. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/**
 * Reads a date as banks write it: `02/10/2026`, `2/10/26`, `02-10-2026`, `02.10.2026`, `02 Oct 2026`, `2-Oct-26`,
 * `2026-10-02`, `20261002`, `02/10'26`; a time behind it is ignored.
 *
 * @returns null for anything else and for days that do not exist; two-digit years are 2000 to 2099
 */
export function parseBankDate(text: string, order: DateOrder = 'dayFirst'): LocalDate | null {
  const trimmed = text.replaceAll(/[\u00a0\s]+/gu, ' ').trim();
  const parts = isoParts(trimmed) ?? namedParts(trimmed) ?? numberParts(trimmed, order);
  return parts === null ? null : existingDay(parts);
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})([-/]?)(\d{2})\2(\d{2})${TIME}$`, 'u');
const NAMED = new RegExp(String.raw`^(\d{1,2})[ \-/]([A-Za-z]{3,9})[ \-/,]+(\d{4}|\d{2})${TIME}$`, 'u');
const NUMBERS = new RegExp(String.raw`^(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-' ] ?(\d{4}|\d{2})${TIME}$`, 'u');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isoParts(text: string): DateParts | null {
  const match = ISO.exec(text);
  return match === null ? null : { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
}

function namedParts(text: string): DateParts | null {
  const match = NAMED.exec(text);
  if (match === null) return null;
  const month = MONTHS.indexOf((match[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return { year: fullYear(match[3] ?? ''), month, day: Number(match[1]) };
}

function numberParts(text: string, order: DateOrder): DateParts | null {
  const match = NUMBERS.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [day, month] = order === 'dayFirst' ? [first, second] : [second, first];
  return { year: fullYear(match[3] ?? ''), month, day };
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2_000 + Number(digits) : Number(digits);
}

function existingDay({ year, month, day }: DateParts): LocalDate | null {
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return null;
  return localDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function lengthOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
