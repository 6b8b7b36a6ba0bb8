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

/** `1 October 2026`: a date in a text that leaves the app. */
export function dateInWords(day: LocalDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
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
