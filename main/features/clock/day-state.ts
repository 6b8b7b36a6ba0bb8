import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import type { ClockChange } from '../../../shared/domain/clock/change.ts';
import { isBooking, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import type { ReadDb } from '../../db/store.ts';
import { createLatest } from '../../latest.ts';
import type { Clock } from '../../ports/clock.ts';
import { dayBookings, openBooking, runsOfBookings } from './booking-store.ts';
import { bookingItem, toClockSettings, toPlannedItem } from './snapshot.ts';
import { dayItems, isHidden, runsOf } from './store.ts';

/** What the clock asks of the preferences. */
export interface ClockPreferences {
  get(): Preferences;
  zone(): ZoneId;
}

export interface DayStateDeps {
  readonly read: ReadDb;
  readonly clock: Clock;
  readonly preferences: ClockPreferences;
  /** What is known besides the stored rows. */
  readonly memory: Readonly<Pick<ClockState, 'jump' | 'canUndo'>>;
}

export interface DayState {
  /** The present day as last read. */
  present(): ClockState;
  /** Reads the day anew; tells the watchers when anything differs. */
  refresh(): void;
  /** Whether another day or another zone has begun since it was read. */
  isPast(): boolean;
  /** The present state, then each newer one; a slow reader gets only the newest. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<ClockState, void, void>;
}

/** The user's local day out of the store, as anchors from which every window derives its face. */
export function createDayState({ read, clock, preferences, memory }: DayStateDeps): DayState {
  const latest = createLatest<ClockState>();
  let version = 0;
  let shown = '';
  let current: ClockState | null = null;
  let currentDay = '';

  function today(): string {
    const zone = preferences.zone();
    return `${dayOf(clock.now(), zone)} ${zone}`;
  }

  function refresh(): void {
    currentDay = today();
    const next = { ...readDay(), ...memory };
    const text = JSON.stringify(next);
    if (current && text === shown) return;
    shown = text;
    version += 1;
    current = { ...next, version };
    latest.publish(current);
  }

  function readDay(): Omit<ClockState, 'jump' | 'canUndo' | 'version'> {
    const zone = preferences.zone();
    const day = dayOf(clock.now(), zone);
    const items = readItems(startOfDay(day, zone), startOfDay(addDays(day, 1), zone));
    // An item marked as missed or cancelled counts as such, whatever once ran.
    const carried = items.filter(({ outcome }) => outcome === 'planned').map(({ id }) => id);
    const runs = [...runsOf(read, carried), ...runsOfBookings(read, carried)];
    return { items, runs, settings: toClockSettings(preferences.get()), zone, hidden: isHidden(read) };
  }

  /** Sessions, breaks and bookings by start; what still runs is among them, whenever it began. */
  function readItems(from: Instant, to: Instant): readonly PlannedItem[] {
    const sessions = dayItems(read, from, to).map(toPlannedItem);
    const open = openBooking(read);
    const others = dayBookings(read, from, to).filter(({ booking }) => booking.id !== open[0]?.booking.id);
    return [...sessions, ...[...open, ...others].map(bookingItem)].sort((a, b) => a.startsAt - b.startsAt);
  }

  function present(): ClockState {
    if (!current) refresh();
    return current as ClockState; // refresh has just set it
  }

  return { present, refresh, isPast: () => currentDay !== today(), watch: (signal) => latest.subscribe(signal, present) };
}

/** Where else a change of the clock is seen: in lists of sessions, or in the booking that it ran. */
export function topicsOf({ items }: ClockState, changes: readonly ClockChange[]): readonly ChangeTopic[] {
  const changed = new Set(changes.flatMap(({ runs }) => runs.map(({ itemId }) => itemId)));
  const hasBooking = items.some((item) => isBooking(item) && changed.has(item.id));
  return hasBooking ? ['sessions', 'bookings'] : ['sessions'];
}
