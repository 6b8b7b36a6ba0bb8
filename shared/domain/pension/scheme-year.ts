import { localDate, type LocalDate } from '../time.ts';

declare const unit: unique symbol;
type Unit<T, U extends string> = T & { readonly [unit]: U };

/** The pension's year, 1 April to 31 March, named by the calendar year in which it begins: 2026 is 2026/27. */
export type SchemeYear = Unit<number, 'SchemeYear'>;
/** A calendar month: `2026-03`. */
export type Month = Unit<string, 'Month'>;

/** Two days and all between them; both the same for one day. */
export interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Brands the first calendar year of a scheme year. */
export function schemeYear(first: number): SchemeYear {
  return first as SchemeYear;
}

export function schemeYearOf(day: LocalDate): SchemeYear {
  const year = Number(day.slice(0, 4));
  return schemeYear(day.slice(5) < '04-01' ? year - 1 : year);
}

export function rangeOfSchemeYear(year: SchemeYear): DayRange {
  return { from: localDate(`${digits(year)}-04-01`), to: localDate(`${digits(year + 1)}-03-31`) };
}

/** `2026/27`, as it stands on the forms. */
export function formatSchemeYear(year: SchemeYear): string {
  return `${digits(year)}/${digits(year + 1).slice(2)}`;
}

/** Reads `2026/27` and `2026/2027`; null for anything else, also for years that do not follow each other. */
export function parseSchemeYear(text: string): SchemeYear | null {
  const [, first = '', second = ''] = /^(\d{4})[/-](\d{2}|\d{4})$/u.exec(text.trim()) ?? [];
  const next = digits(Number(first) + 1);
  return first !== '' && (second === next || second === next.slice(2)) ? schemeYear(Number(first)) : null;
}

/** Brands a `YYYY-MM` text that was checked or produced by code. */
export function month(text: string): Month {
  return text as Month;
}

export function monthOf(day: LocalDate): Month {
  return month(day.slice(0, 7));
}

export function monthAfter(of: Month): Month {
  const [year, number] = of.split('-').map(Number);
  return month(number === 12 ? `${digits(Number(year) + 1)}-01` : `${of.slice(0, 5)}${String(Number(number) + 1).padStart(2, '0')}`);
}

/** March of a scheme year: its last month. */
export function lastMonthOf(year: SchemeYear): Month {
  return monthOf(rangeOfSchemeYear(year).to);
}

function digits(year: number): string {
  return String(year).padStart(4, '0');
}
