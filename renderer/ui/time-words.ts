import { Temporal } from 'temporal-polyfill';
import { monthName, shortMonthName } from '../../shared/domain/date-words.ts';
import type { DurationMs, Instant, LocalDate, ZoneId } from '../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../shared/domain/zones.ts';

// Written out by hand: Intl's en-GB says "Sept" and puts commas where this app has none.
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `Tue 24 Nov`: the one date format of the app; the year is added when it is not the year of `today`. */
export function dayWords(day: LocalDate, today: LocalDate): string {
  const date = Temporal.PlainDate.from(day);
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.year}`;
  return `${weekdays[date.dayOfWeek - 1]} ${date.day} ${shortMonthName(date.month)}${year}`;
}

/** `Tue 24 Nov 2026`, in every year. */
export function dayWithYearWords(day: LocalDate): string {
  const date = Temporal.PlainDate.from(day);
  return `${weekdays[date.dayOfWeek - 1]} ${date.day} ${shortMonthName(date.month)} ${date.year}`;
}

/** `Tue 24 Nov`, as seen in the zone. */
export function dayWordsAt(at: Instant, zone: ZoneId, now: Instant): string {
  return dayWords(dayOf(at, zone), dayOf(now, zone));
}

/** `Today`, `Tomorrow`, `Yesterday`, otherwise the date. */
export function nearDayWords(day: LocalDate, today: LocalDate): string {
  const away = Temporal.PlainDate.from(today).until(day).days;
  if (away === 0) return 'Today';
  if (away === 1) return 'Tomorrow';
  if (away === -1) return 'Yesterday';
  return dayWords(day, today);
}

/** `November 2026`. */
export function monthWords(day: LocalDate): string {
  const date = Temporal.PlainDate.from(day);
  return `${monthName(date.month)} ${date.year}`;
}

/** `23 – 29 Nov 2026`, `30 Nov – 6 Dec 2026`, `28 Dec 2026 – 3 Jan 2027`; both days are part of it. */
export function daySpanWords(first: LocalDate, last: LocalDate): string {
  const from = Temporal.PlainDate.from(first);
  const to = Temporal.PlainDate.from(last);
  const end = `${to.day} ${shortMonthName(to.month)} ${to.year}`;
  if (from.year !== to.year) return `${from.day} ${shortMonthName(from.month)} ${from.year} – ${end}`;
  if (from.month !== to.month) return `${from.day} ${shortMonthName(from.month)} – ${end}`;
  return `${from.day} – ${end}`;
}

/** `14:00 – 15:00` on the wall clock of the zone. */
export function timeSpanWords(start: Instant, end: Instant, zone: ZoneId): string {
  return `${timeOf(start, zone)} – ${timeOf(end, zone)}`;
}

/** `45 min`, `60 min`, `90 min`, `2 h`, `2 h 30 min`: minutes up to 100, as practitioners say it. */
export function lengthWords(length: DurationMs): string {
  const minutes = Math.round(length / MINUTE);
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `just now`, `5 min ago`, `19 h ago`, `3 days ago`; never negative. */
export function agoWords(age: DurationMs): string {
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < 2 * DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} days ago`;
}
