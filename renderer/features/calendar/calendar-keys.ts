import { duration, minutes, plus, type ZoneId } from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { lengthOf, type CalendarEntry, type Timing } from './calendar-events.ts';
import type { CalendarView } from './calendar-place.ts';

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const STEP = minutes(15);
const SHORTEST = minutes(5);
const LONGEST = minutes(24 * 60);

/**
 * Where a key takes the focused session or booking: Alt + arrows move it by 15 minutes or a day (in a month: a day or a week),
 * Alt + Shift + up or down shortens or lengthens it by 15 minutes. Null for every other key.
 */
export function keyTiming(entry: CalendarEntry, { key, altKey, shiftKey }: PressedKey, view: CalendarView, zone: ZoneId): Timing | null {
  if (!altKey) return null;
  const direction = directions[key];
  if (direction === undefined) return null;
  const isVertical = key === 'ArrowUp' || key === 'ArrowDown';
  if (shiftKey) return isVertical ? resized(entry, direction) : null;
  if (!isVertical) return movedByDays(entry, direction, zone);
  return view === 'month' ? movedByDays(entry, 7 * direction, zone) : movedBySteps(entry, direction);
}

const directions: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 };

/** What the help popover says, in the order in which it is learned. */
export const calendarKeys = [
  { keys: ['N'], says: 'New session' },
  { keys: ['D', 'W', 'M'], says: 'Day, week or month' },
  { keys: ['T'], says: 'Today' },
  { keys: ['J', 'K'], says: 'Later, earlier' },
  { keys: ['/'], says: 'Search sessions' },
  { keys: ['P'], says: 'Print the day' },
  { keys: ['↑', '↓', '←', '→'], says: 'Walk through free time; Enter plans a session there' },
  { keys: ['Enter'], says: 'Open the chosen session or booking' },
  { keys: ['Alt', '↑ ↓'], says: 'Move it 15 minutes (a week in the month view)' },
  { keys: ['Alt', '← →'], says: 'Move it a day' },
  { keys: ['Alt', 'Shift', '↑ ↓'], says: 'Make it 15 minutes shorter or longer' },
  { keys: ['Delete'], says: 'Remove the session' },
  { keys: ['Ctrl', 'Z'], says: 'Undo the last change' },
  { keys: ['?'], says: 'All keys of the app' },
] as const;

function movedBySteps(entry: CalendarEntry, steps: number): Timing {
  return { startsAt: plus(entry.startsAt, duration(steps * STEP)), durationMs: lengthOf(entry) };
}

/** The same wall-clock time on another day, also across a clock change. */
function movedByDays(entry: CalendarEntry, days: number, zone: ZoneId): Timing {
  const day = addDays(dayOf(entry.startsAt, zone), days);
  return { startsAt: atLocalTime(day, timeOf(entry.startsAt, zone), zone), durationMs: lengthOf(entry) };
}

function resized(entry: CalendarEntry, steps: number): Timing | null {
  const length = lengthOf(entry);
  const durationMs = duration(Math.min(LONGEST, Math.max(SHORTEST, length + steps * STEP)));
  return durationMs === length ? null : { startsAt: entry.startsAt, durationMs };
}
