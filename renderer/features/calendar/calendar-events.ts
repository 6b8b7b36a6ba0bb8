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

/** When a session is to be, after a drag, a resize or a key. */
export interface Timing {
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
}

/** The theme's colour for sessions without a service. */
const noServiceColour = 'accent';

/** Splits at midnight, since the grid draws each day on its own; in the order given. */
export function toCalendarEvents(sessions: readonly Session[], zone: ZoneId): CalendarEvent[] {
  return sessions.flatMap((session) => partsOf(session, zone));
}

/**
 * What a drop means: the day and time it was dropped on, in the user's zone, with the length it had.
 * The grid's own end is not used; it is an hour off where the clock changes.
 */
export function dropTiming(session: Session, droppedStart: string, zone: ZoneId): Timing {
  return { startsAt: wallToInstant(droppedStart, zone), durationMs: lengthOf(session) };
}

/** What a resize means; null when nothing would be left. The edge that was not touched keeps its instant. */
export function resizeTiming(event: CalendarEvent, newStart: string, newEnd: string, zone: ZoneId): Timing | null {
  const { session } = event.payload;
  const startsAt = newStart === event.start ? session.startsAt : wallToInstant(newStart, zone);
  const endsAt = newEnd === event.end ? session.endsAt : wallToInstant(newEnd, zone);
  return endsAt - startsAt < minutes(1) ? null : { startsAt, durationMs: duration(endsAt - startsAt) };
}

/** The instant at which the user's wall clock shows `2026-11-24 14:00:00`. */
export function wallToInstant(wall: string, zone: ZoneId): Instant {
  return atLocalTime(localDate(wall.slice(0, 10)), localTime(wall.slice(11, 16)), zone);
}

export function lengthOf({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): DurationMs {
  return duration(endsAt - startsAt);
}

function partsOf(session: Session, zone: ZoneId): CalendarEvent[] {
  const firstDay = dayOf(session.startsAt, zone);
  const lastDay = dayOf(plus(session.endsAt, duration(-1)), zone);
  if (firstDay === lastDay) return [wholeEvent(session, firstDay, zone)];

  const parts: CalendarEvent[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) parts.push(partEvent(session, day, zone));
  return parts;
}

function wholeEvent(session: Session, day: LocalDate, zone: ZoneId): CalendarEvent {
  const start = wall(session.startsAt, zone);
  const end = endWall(session.endsAt, day, zone);
  // Where the clock goes back the end can read earlier than the start; the grid needs some height.
  return { ...look(session), id: session.id, start, end: end > start ? end : laterWall(start), payload: { session, whole: true } };
}

function partEvent(session: Session, day: LocalDate, zone: ZoneId): CalendarEvent {
  const dayStart = startOfDay(day, zone);
  const start = session.startsAt > dayStart ? wall(session.startsAt, zone) : `${day} 00:00:00`;
  return {
    ...look(session),
    id: `${session.id}@${day}`,
    start,
    end: endWall(session.endsAt, day, zone),
    payload: { session, whole: false },
  };
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
