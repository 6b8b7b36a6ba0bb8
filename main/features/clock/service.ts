import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import { openRun } from '../../../shared/domain/clock/snapshot.ts';
import type { Glance } from '../../../shared/domain/clock/glance.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { PowerEvent } from '../../ports/shell.ts';
import { createClockCommands, type ClockCommands } from './commands.ts';
import { createDayState, type ClockPreferences } from './day-state.ts';
import { createGlanceKeeper } from './glance-keeper.ts';
import { createKeeper, type ClockMemory } from './keeper.ts';

export interface ClockDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly preferences: ClockPreferences;
  /** Calls back after each announcement, at once; returns what ends it. */
  readonly listen: (react: (topics: readonly ChangeTopic[]) => void) => () => void;
  /** What the tray says of the clock; null once the profile closes. */
  readonly showGlance: (glance: Glance | null) => void;
}

export interface ClockService extends ClockCommands {
  /** The present day, then each newer state of it; ends when the profile closes. All windows get the same. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<ClockState, void, void>;
  /** Makes up for what was due while the app was closed, and begins to keep the day. */
  start(): void;
  /**
   * To be called every few seconds by a timer that a change of the wall clock cannot delay.
   * Costs next to nothing when nothing changed.
   */
  heartbeat(): void;
  power(event: PowerEvent): void;
  /** Hides names that are shown, or shows them again. */
  turnHidden(): void;
  /** Whether a session or break runs or is paused. */
  isRunning(): boolean;
  /** Ends the timer and all watches; stored times go on by themselves. */
  close(): void;
}

const unrelated: ReadonlySet<ChangeTopic> = new Set(['backups', 'vault']);

/**
 * The session clock over the schedule. It stores instants alone, each command in one transaction, and derives the rest:
 * closing, sleeping and killing the app need nothing to be saved first.
 *
 * @see docs/rules/session-clock.md
 */
export function createClockService({ store, clock, log, announce, preferences, listen, showGlance }: ClockDeps): ClockService {
  const memory: ClockMemory = { jump: null, canUndo: false };
  const closing = new AbortController();
  const day = createDayState({ read: store.read, clock, preferences, memory });
  const keeper = createKeeper({ store, clock, log, announce, day, memory });
  const commands = createClockCommands({ store, clock, announce, day, keeper, memory });
  const glance = createGlanceKeeper({ clock, isWanted: () => preferences.get().clock.trayTime, show: showGlance });
  let stopListening = (): void => undefined;

  async function keepGlance(): Promise<void> {
    for await (const state of day.watch(closing.signal)) glance.follow(state);
  }

  function react(topics: readonly ChangeTopic[]): void {
    if (topics.every((topic) => unrelated.has(topic))) return;
    try {
      day.refresh();
    } catch (error) {
      log.error('clock.refresh.failed', error); // whoever announced has saved its change all the same
    }
    keeper.lookUnattended();
    glance.look();
  }

  return {
    ...commands,
    watch: (signal) => day.watch(signal ? AbortSignal.any([signal, closing.signal]) : closing.signal),
    start: () => {
      stopListening = listen(react);
      keeper.lookUnattended();
      void keepGlance().catch((error: unknown) => log.error('clock.glance.failed', error));
    },
    heartbeat: keeper.lookUnattended,
    power: (event) => {
      if (event === 'resume') keeper.lookUnattended();
    },
    turnHidden: () => commands.setHidden({ hidden: !day.present().hidden }),
    isRunning: () => openRun(day.present()) !== null,
    close: () => {
      stopListening();
      keeper.close();
      closing.abort();
      glance.close();
    },
  };
}
