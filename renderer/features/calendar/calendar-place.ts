import { Temporal } from 'temporal-polyfill';
import { localDate, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { addDays, startOfDay, startOfWeek } from '../../../shared/domain/zones.ts';
import { daySpanWords, dayWords, monthWords } from '../../ui/time-words.ts';

export const calendarViews = ['day', 'week', 'month'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Which stretch of the calendar is on screen. */
export interface CalendarPlace {
  readonly view: CalendarView;
  /** The chosen day; week and month views show the week or month that holds it. */
  readonly day: LocalDate;
}

/** Reads a place from the search part of the address; whatever is missing or wrong falls back to this week. */
export function readPlace(search: Readonly<Record<string, unknown>>, today: LocalDate, fallback: CalendarView): CalendarPlace {
  const view = calendarViews.find((name) => name === search['view']) ?? fallback;
  return { view, day: readDay(search['day']) ?? today };
}

/** The place one step earlier (-1) or later (1); the same day of the month where the month is long enough. */
export function stepPlace({ view, day }: CalendarPlace, direction: -1 | 1): CalendarPlace {
  switch (view) {
    case 'day':
      return { view, day: addDays(day, direction) };
    case 'week':
      return { view, day: addDays(day, 7 * direction) };
    case 'month':
      return { view, day: localDate(Temporal.PlainDate.from(day).add({ months: direction }).toString()) };
    default:
      return view satisfies never;
  }
}

/** First and last day on screen; a month shows six whole weeks. */
export function daysOf({ view, day }: CalendarPlace): { readonly first: LocalDate; readonly last: LocalDate } {
  switch (view) {
    case 'day':
      return { first: day, last: day };
    case 'week': {
      const first = startOfWeek(day);
      return { first, last: addDays(first, 6) };
    }
    case 'month': {
      const first = startOfWeek(localDate(`${day.slice(0, 8)}01`));
      return { first, last: addDays(first, 41) };
    }
    default:
      return view satisfies never;
  }
}

/** The instants [from, to) on screen, at most 42 days. */
export function rangeOf(place: CalendarPlace, zone: ZoneId): { readonly from: Instant; readonly to: Instant } {
  const { first, last } = daysOf(place);
  return { from: startOfDay(first, zone), to: startOfDay(addDays(last, 1), zone) };
}

/** The heading: `Tue 24 Nov 2026`, `23 – 29 Nov 2026` or `November 2026`. */
export function placeTitle(place: CalendarPlace): string {
  switch (place.view) {
    case 'day':
      return `${dayWords(place.day, place.day)} ${place.day.slice(0, 4)}`;
    case 'week': {
      const { first, last } = daysOf(place);
      return daySpanWords(first, last);
    }
    case 'month':
      return monthWords(place.day);
    default:
      return place.view satisfies never;
  }
}

/** Whether the day is one of those on screen. */
export function holdsDay(place: CalendarPlace, day: LocalDate): boolean {
  const { first, last } = daysOf(place);
  return first <= day && day <= last;
}

function readDay(value: unknown): LocalDate | null {
  if (typeof value !== 'string') return null;
  try {
    return localDate(Temporal.PlainDate.from(value).toString());
  } catch {
    return null; // an address typed by hand; RangeError is the only thing Temporal throws here
  }
}
