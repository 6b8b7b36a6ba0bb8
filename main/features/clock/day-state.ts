import type { ClockState } from '../../../shared/contract/clock.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import type { ReadDb } from '../../db/store.ts';
import { createLatest } from '../../latest.ts';
import type { Clock } from '../../ports/clock.ts';
import { toClockSettings, toPlannedItem } from './snapshot.ts';
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
    const items = dayItems(read, startOfDay(day, zone), startOfDay(addDays(day, 1), zone)).map(toPlannedItem);
    // An item marked as missed or cancelled counts as such, whatever once ran.
    const carried = items.filter(({ outcome }) => outcome === 'planned').map(({ id }) => id);
    const runs = runsOf(read, carried);
    return { items, runs, settings: toClockSettings(preferences.get()), zone, hidden: isHidden(read) };
  }

  function present(): ClockState {
    if (!current) refresh();
    return current as ClockState; // refresh has just set it
  }

  return { present, refresh, isPast: () => currentDay !== today(), watch: (signal) => latest.subscribe(signal, present) };
}
