import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import { undoChange, type ClockChange, type CommandResult } from '../../../shared/domain/clock/change.ts';
import { dueTransitions } from '../../../shared/domain/clock/follow-clock.ts';
import { holdItem, markItem } from '../../../shared/domain/clock/item-commands.ts';
import {
  adjustEnd,
  chooseLateStart,
  finishItem,
  pauseSession,
  resumeSession,
  startItem,
  startNext,
} from '../../../shared/domain/clock/run-commands.ts';
import { openRun, type ClockSnapshot, type LateStartPolicy } from '../../../shared/domain/clock/snapshot.ts';
import type { DurationMs, Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import { topicsOf, type DayState } from './day-state.ts';
import type { ClockMemory, Keeper } from './keeper.ts';
import { throwUnlessSettled } from './refusals.ts';
import { rememberLateStart, saveChange, saveHidden } from './store.ts';

export interface LateStartChoice {
  readonly lateStart: LateStartPolicy;
  /** Keeps the choice for the session's service. */
  readonly remember: boolean;
}

export interface StartChoice extends LateStartChoice {
  /** Given up besides, so that the day catches up; >= 0. */
  readonly shortenBy?: DurationMs | undefined;
}

/** What a person can do with the clock. Each is stored whole or not at all; what is already as asked is no error. */
export interface ClockCommands {
  /** @throws AppError NOT_FOUND unless it is of today, SESSION_RUNNING, SESSION_FINISHED */
  startItem(itemId: string, choice: StartChoice): void;
  /** Finishes what is over. @throws AppError NOT_FOUND, SESSION_RUNNING while time is left */
  startNext(): void;
  /** @throws AppError SESSION_NOT_RUNNING, SESSION_FINISHED */
  chooseLateStart(choice: LateStartChoice): void;
  /** @throws AppError SESSION_NOT_RUNNING, SESSION_FINISHED in overtime */
  pause(): void;
  /** @throws AppError SESSION_NOT_RUNNING */
  resume(): void;
  /** @throws AppError SESSION_NOT_RUNNING, SESSION_FINISHED when there is nothing to shorten */
  adjust(by: DurationMs): void;
  /** @throws AppError SESSION_NOT_RUNNING */
  finish(): void;
  /** @throws AppError NOT_FOUND, SESSION_FINISHED */
  noShow(sessionId: string): void;
  /** "Client late": waits for a hand. @throws AppError NOT_FOUND, SESSION_FINISHED */
  hold(sessionId: string): void;
  /** Takes back the last command with what followed from it. @throws AppError NOTHING_TO_UNDO */
  undo(): void;
  setHidden(state: { readonly hidden: boolean }): void;
}

export interface CommandDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly day: DayState;
  readonly keeper: Keeper;
  readonly memory: ClockMemory;
}

/** Commands that can be taken back; older ones are forgotten. */
const kept = 50;

export function createClockCommands({ store, clock, announce, day, keeper, memory }: CommandDeps): ClockCommands {
  const done: ClockChange[][] = [];

  function command(decide: (snapshot: ClockSnapshot, now: Instant) => CommandResult, also?: (db: WriteDb) => void): void {
    memory.jump = null;
    keeper.look();
    const result = decide(day.present(), clock.now());
    if (!result.ok) return throwUnlessSettled(result.refusal);

    save([result.change], also);
    const entry = [result.change];
    done.push(entry);
    if (done.length > kept) done.shift();
    entry.push(...keeper.look());
    settle(entry, also ? ['services'] : []);
  }

  function undo(): void {
    memory.jump = null;
    keeper.look();
    const last = done.pop();
    memory.canUndo = done.length > 0;
    const inverse = last && takeBack(day.present(), last, clock.now());
    if (inverse) save(inverse);
    settle(last ?? []);
    if (!inverse) throw new AppError('NOTHING_TO_UNDO');
  }

  function save(changes: readonly ClockChange[], also?: (db: WriteDb) => void): void {
    store.write((db) => {
      for (const change of changes) saveChange(db, change, clock.now());
      also?.(db);
    });
    day.refresh();
  }

  function settle(changes: readonly ClockChange[], also: readonly ChangeTopic[] = []): void {
    memory.canUndo = done.length > 0;
    day.refresh();
    announce([...topicsOf(day.present(), changes), ...also]);
    keeper.look();
  }

  function remembering(sessionId: string | undefined, { lateStart, remember }: LateStartChoice): ((db: WriteDb) => void) | undefined {
    return remember && sessionId !== undefined ? (db) => rememberLateStart(db, sessionId, lateStart) : undefined;
  }

  return {
    startItem: (id, choice) =>
      command((snapshot, now) => startItem(snapshot, id, now, choice.lateStart, choice.shortenBy), remembering(id, choice)),
    startNext: () => command(startNext),
    chooseLateStart: (choice) =>
      command((snapshot, now) => chooseLateStart(snapshot, choice.lateStart, now), remembering(openRun(day.present())?.item.id, choice)),
    pause: () => command(pauseSession),
    resume: () => command(resumeSession),
    adjust: (by) => command((snapshot, now) => adjustEnd(snapshot, by, now)),
    finish: () => command(finishItem),
    noShow: (id) => command((snapshot) => markItem(snapshot, id, 'noShow')),
    hold: (id) => command((snapshot) => holdItem(snapshot, id)),
    undo,
    setHidden: ({ hidden }) => {
      store.write((db) => saveHidden(db, hidden ? 'yes' : 'no'));
      day.refresh();
    },
  };
}

/**
 * The changes that undo a command and its consequences, last one first; null when the records changed since.
 * A start taken back that the wall clock would make again at once is held, to stay taken back.
 */
function takeBack(snapshot: ClockSnapshot, changes: readonly ClockChange[], now: Instant): readonly ClockChange[] | null {
  const inverse: ClockChange[] = [];
  let current = snapshot;
  const take = (result: CommandResult): boolean => {
    if (result.ok) {
      inverse.push(result.change);
      current = result.snapshot;
    }
    return result.ok;
  };
  if (!changes.toReversed().every((change) => take(undoChange(current, change)))) return null;

  const begun = changes.flatMap(({ runs }) => runs.filter(({ before }) => before === null).map(({ itemId }) => itemId));
  const due = new Set(dueTransitions(current, now).map(({ itemId }) => itemId));
  for (const itemId of begun.filter((id) => due.has(id))) take(holdItem(current, itemId));
  return inverse;
}
