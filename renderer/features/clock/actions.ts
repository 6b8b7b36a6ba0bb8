import { momentOf } from '../../../shared/domain/clock/phase.ts';
import {
  openRun,
  type ClockSnapshot,
  type LateStartPolicy,
  type PlannedItem,
  type StartedItem,
} from '../../../shared/domain/clock/snapshot.ts';
import type { DurationMs, Instant } from '../../../shared/domain/time.ts';
import type { ClockClient } from '../../app/clock-link.ts';
import { adjustedWords } from './clock-words.ts';

/** A line that says what was done, with at most one thing to do about it. */
export interface Said {
  readonly words: string;
  readonly offer?: { readonly label: string; readonly take: () => void };
}

export interface LateStartAnswer {
  readonly lateStart: LateStartPolicy;
  readonly remember: boolean;
  /** Given up besides, so that the day catches up; only at the start. */
  readonly shortenBy?: DurationMs;
}

/** What the keys and buttons of the clock do. What was done is said; what is refused changes nothing. */
export interface ClockActions {
  start(item: PlannedItem, answer: LateStartAnswer): void;
  startNext(): void;
  chooseLateStart(answer: LateStartAnswer): void;
  pause(): void;
  resume(): void;
  adjust(by: DurationMs): void;
  finish(): void;
  hold(item: PlannedItem): void;
  noShow(item: PlannedItem): void;
  undo(): void;
  setHidden(hidden: boolean): void;
}

export function createActions({ clock }: Pick<ClockClient, 'clock'>, say: (said: Said) => void): ClockActions {
  function run(call: Promise<unknown>, words: string, { canUndo = true } = {}): void {
    const offer = { label: 'Undo', take: undo };
    call.then(
      () => words !== '' && say(canUndo ? { words, offer } : { words }),
      (error: unknown) => say({ words: refusalWords(error) }),
    );
  }
  function undo(): void {
    run(clock.undo({}), 'Undone', { canUndo: false });
  }

  return {
    start: ({ id }, answer) => run(clock.start({ itemId: id, ...answer }), 'Started'),
    startNext: () => run(clock.startNext({}), 'Started'),
    chooseLateStart: ({ lateStart, remember }) => run(clock.chooseLateStart({ lateStart, remember }), 'End moved'),
    pause: () => run(clock.pause({}), ''),
    resume: () => run(clock.resume({}), ''),
    adjust: (by) => run(clock.adjust({ by }), adjustedWords(by)),
    finish: () => run(clock.finish({}), 'Finished'),
    hold: ({ id }) => run(clock.hold({ sessionId: id }), 'Waiting for the client'),
    noShow: ({ id }) => run(clock.noShow({ sessionId: id }), 'Marked as no-show'),
    undo,
    setHidden: (hidden) => run(clock.setHidden({ hidden }), ''),
  };
}

/** What Start would start: the item that is due, else the next one; null while a session runs and when none is ahead. */
export function startable(snapshot: ClockSnapshot, now: Instant): PlannedItem | null {
  const moment = momentOf(snapshot, now);
  if (moment.phase === 'waiting' || moment.phase === 'due') return moment.item;
  return moment.phase === 'turnover' || moment.phase === 'break' ? moment.next : null;
}

/** The session that runs or is paused; a break is none. */
export function runningSession(snapshot: ClockSnapshot): StartedItem | null {
  const open = openRun(snapshot);
  return open?.item.kind === 'session' ? open : null;
}

const refusals: Readonly<Record<string, string>> = {
  SESSION_RUNNING: 'A session is running. Finish it first.',
  SESSION_NOT_RUNNING: 'No session is running.',
  SESSION_FINISHED: 'Nothing is left of the session.',
  NOT_FOUND: 'No session is left to start today.',
  NOTHING_TO_UNDO: 'Nothing can be undone.',
};

/** Shorter than the dashboard's texts, to be read in a glance. */
function refusalWords(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return refusals[String(code)] ?? 'That did not get through. Nothing was changed.';
}
