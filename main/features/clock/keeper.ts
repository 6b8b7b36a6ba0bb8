import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import type { ClockChange } from '../../../shared/domain/clock/change.ts';
import { reconcileClockJump } from '../../../shared/domain/clock/clock-jump.ts';
import { dueTransitions, nextTransitionAt } from '../../../shared/domain/clock/follow-clock.ts';
import { openRun } from '../../../shared/domain/clock/snapshot.ts';
import { instant, plus, seconds, type Instant } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { DayState } from './day-state.ts';
import { createJumpWatch } from './jump-watch.ts';
import { saveChange } from './store.ts';

/** What a clock state holds besides the stored rows. */
export type ClockMemory = { -readonly [K in 'jump' | 'canUndo']: ClockState[K] };

export interface KeeperDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly day: DayState;
  readonly memory: ClockMemory;
}

export interface Keeper {
  /**
   * Brings the records up to the present: a clock that was set, a day or zone that changed, steps the wall clock takes
   * by itself. Looking twice is the same as looking once. Arms the timer for the next step.
   *
   * @returns the steps that were due, already stored
   */
  look(): readonly ClockChange[];
  /** The same from a timer, where nobody could be told of a failure: it is logged, and tried again. */
  lookUnattended(): void;
  /** Ends the timer. */
  close(): void;
}

const retryAfter = seconds(30);

/** Keeps the day right while nobody presses anything. */
export function createKeeper({ store, clock, log, announce, day, memory }: KeeperDeps): Keeper {
  const sinceLastLook = createJumpWatch(clock);
  let cancelTimer = (): void => undefined;
  let isClosed = false;

  function look(): readonly ClockChange[] {
    const isMoved = followSetClock();
    if (isMoved || day.isPast()) day.refresh();
    const changes = dueTransitions(day.present(), clock.now()).map(({ change }) => change);
    if (changes.length > 0) save(changes);
    arm(nextLookAt(day.present(), clock.now()));
    if (isMoved || changes.length > 0) announce(['sessions']);
    return changes;
  }

  /** Moves the running session along with a clock that was set; sleep is none, since the steady clock counts it. */
  function followSetClock(): boolean {
    const { wallBefore, wallAfter, steadyElapsed } = sinceLastLook();
    const open = openRun(day.present());
    if (!open) return false;
    const { run, notice } = reconcileClockJump(open.run, wallBefore, wallAfter, steadyElapsed);
    if (!notice) return false;

    const change = { items: [], runs: [{ itemId: run.itemId, before: open.run, after: run }] };
    store.write((db) => saveChange(db, change, wallAfter));
    memory.jump = { at: wallAfter, movedBy: notice.movedBy };
    log.info('clock.jump', { movedByMs: notice.movedBy });
    return true;
  }

  function save(changes: readonly ClockChange[]): void {
    store.write((db) => changes.forEach((change) => saveChange(db, change, clock.now())));
    day.refresh();
  }

  function lookUnattended(): void {
    try {
      look();
    } catch (error) {
      log.error('clock.look.failed', error);
      arm(plus(clock.now(), retryAfter));
    }
  }

  function arm(when: Instant): void {
    cancelTimer();
    if (!isClosed) cancelTimer = clock.at(when, lookUnattended);
  }

  function close(): void {
    isClosed = true;
    cancelTimer();
  }

  return { look, lookUnattended, close };
}

/** The next step of the wall clock, or the end of the day. */
function nextLookAt(state: ClockState, now: Instant): Instant {
  const tomorrow = startOfDay(addDays(dayOf(now, state.zone), 1), state.zone);
  return instant(Math.min(tomorrow, nextTransitionAt(state, now) ?? tomorrow));
}
