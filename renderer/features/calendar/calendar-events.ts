import type { Session } from '../../../shared/contract/sessions.ts';
import {
  duration,
  localDate,
  localTime,
  minutes,
  plus,
  type DurationMs,
  type Instant,
  type LocalDate,
  type ZoneId,
} from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf, startOfDay, timeOf } from '../../../shared/domain/zones.ts';
import { sessionName } from './session-words.ts';

/** A session, or its part on one day, as the calendar grid draws it. Wall-clock texts are in the user's zone. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  /** `2026-11-24 14:00:00`. */
  readonly start: string;
  readonly end: string;
  readonly color: string;
  readonly payload: EventPayload;
}

export interface EventPayload {
  readonly session: Session;
  /** Only whole sessions can be dragged or resized with the mouse; parts of a night are moved by keys or form. */
  readonly whole: boolean;
}

/** What has a place on the grid. */
export type CalendarEntry = Pick<Session, 'id' | 'startsAt' | 'endsAt'>;

/** When a session is to be, after a drag, a resize or a key. */
export interface Timing {
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
}

/** The theme's colour for sessions without a service. */
const noServiceColour = 'accent';

/** Splits at midnight, since the grid draws each day on its own; in the order given. */
export function toCalendarEvents(sessions: readonly Session[], zone: ZoneId): CalendarEvent[] {
  return sessions.flatMap((session) =>
    stretchesOf(session, zone).map(({ whole, ...stretch }) => ({ ...look(session), ...stretch, payload: { session, whole } })),
  );
}

/**
 * What a drop means: the day and time it was dropped on, in the user's zone, with the length it had.
 * The grid's own end is not used; it is an hour off where the clock changes.
 */
export function dropTiming(entry: CalendarEntry, droppedStart: string, zone: ZoneId): Timing {
  return { startsAt: wallToInstant(droppedStart, zone), durationMs: lengthOf(entry) };
}

/** The edges of a block on the grid: `2026-11-24 14:00:00`. */
export type Drawn = Pick<CalendarEvent, 'start' | 'end'>;

/** What a resize means; null when nothing would be left. The edge that was not touched keeps its instant. */
export function resizeTiming(entry: CalendarEntry, drawn: Drawn, to: Drawn, zone: ZoneId): Timing | null {
  const startsAt = to.start === drawn.start ? entry.startsAt : wallToInstant(to.start, zone);
  const endsAt = to.end === drawn.end ? entry.endsAt : wallToInstant(to.end, zone);
  return endsAt - startsAt < minutes(1) ? null : { startsAt, durationMs: duration(endsAt - startsAt) };
}

/** The instant at which the user's wall clock shows `2026-11-24 14:00:00`. */
export function wallToInstant(wall: string, zone: ZoneId): Instant {
  return atLocalTime(localDate(wall.slice(0, 10)), localTime(wall.slice(11, 16)), zone);
}

export function lengthOf({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): DurationMs {
  return duration(endsAt - startsAt);
}

/** One stretch of the grid: an entry, or its part on one day. */
export interface CalendarStretch extends Pick<CalendarEvent, 'id' | 'start' | 'end'> {
  readonly whole: boolean;
}

/** Where an entry stands on the grid, in the user's zone; split at midnight. */
export function stretchesOf(entry: CalendarEntry, zone: ZoneId): readonly CalendarStretch[] {
  const firstDay = dayOf(entry.startsAt, zone);
  const lastDay = dayOf(plus(entry.endsAt, duration(-1)), zone);
  if (firstDay === lastDay) return [wholeStretch(entry, firstDay, zone)];

  const parts: CalendarStretch[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) parts.push(partStretch(entry, day, zone));
  return parts;
}

function wholeStretch({ id, startsAt, endsAt }: CalendarEntry, day: LocalDate, zone: ZoneId): CalendarStretch {
  const start = wall(startsAt, zone);
  const end = endWall(endsAt, day, zone);
  // Where the clock goes back the end can read earlier than the start; the grid needs some height.
  return { id, start, end: end > start ? end : laterWall(start), whole: true };
}

function partStretch({ id, startsAt, endsAt }: CalendarEntry, day: LocalDate, zone: ZoneId): CalendarStretch {
  const start = startsAt > startOfDay(day, zone) ? wall(startsAt, zone) : `${day} 00:00:00`;
  return { id: `${id}@${day}`, start, end: endWall(endsAt, day, zone), whole: false };
}

/** Ends beyond the day are cut to its last minute: the grid would take midnight for a whole-day entry. */
function endWall(endsAt: Instant, day: LocalDate, zone: ZoneId): string {
  return dayOf(endsAt, zone) === day ? wall(endsAt, zone) : `${day} 23:59:00`;
}

function laterWall(start: string): string {
  const minutesIn = Math.min(Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) + 15, 23 * 60 + 59);
  return `${start.slice(0, 11)}${String(Math.floor(minutesIn / 60)).padStart(2, '0')}:${String(minutesIn % 60).padStart(2, '0')}:00`;
}

function look(session: Session): Pick<CalendarEvent, 'title' | 'color'> {
  return { title: sessionName(session), color: session.service?.colour ?? noServiceColour };
}

function wall(at: Instant, zone: ZoneId): string {
  return `${dayOf(at, zone)} ${timeOf(at, zone)}:00`;
}
