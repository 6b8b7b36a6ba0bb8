import type { LocalDate } from './time.ts';

// Written out by hand: Intl's en-GB differs from one runtime to the next.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `October`; 1 is January. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

/** `Oct`; 1 is January. */
export function shortMonthName(month: number): string {
  return monthName(month).slice(0, 3);
}

/** `1 October 2026`: a date in a text that leaves the app. */
export function dateInWords(day: LocalDate): string {
  return dateWith(day, monthName);
}

/** `1 Oct 2026`: the same where there is little room. */
export function shortDateInWords(day: LocalDate): string {
  return dateWith(day, shortMonthName);
}

/** `3 to 28 August 2026`, `28 August to 2 September 2026`: month and year once where they are the same. */
export function periodInWords({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  if (from === to) return dateInWords(from);
  const [date = '', month = '', year = ''] = dateInWords(from).split(' ');
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = [date, isSameMonth ? '' : month, isSameYear ? '' : year].filter((part) => part !== '').join(' ');
  return `${start} to ${dateInWords(to)}`;
}

function dateWith(day: LocalDate, nameOf: (month: number) => string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${nameOf(Number(month))} ${year}`;
}
