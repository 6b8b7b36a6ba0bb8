import { instant, plus, type Instant } from '../time.ts';
import { breakEnd, breakLeft, isPaused, timeLeft } from './run-time.ts';
import { isAhead, isBooking, openRun, type ClockSnapshot, type PlannedItem, type Run } from './snapshot.ts';

export type Phase = SessionPhase | 'idle' | 'waiting' | 'due' | 'paused' | 'turnover' | 'break' | 'dayDone';
export type SessionPhase = 'running' | 'windDown' | 'final' | 'overtime';

/**
 * Where the day stands. `until` is when the phase ends by itself, or null when only a command ends it;
 * in the agreed break of a booking, when the phase below the pause does.
 */
export type Moment =
  | { readonly phase: SessionPhase; readonly item: PlannedItem; readonly run: Run; readonly until: Instant | null }
  | {
      readonly phase: 'paused';
      readonly item: PlannedItem;
      readonly run: Run;
      readonly under: SessionPhase;
      readonly until: Instant | null;
    }
  | { readonly phase: 'waiting'; readonly item: PlannedItem; readonly until: Instant }
  | { readonly phase: 'due'; readonly item: PlannedItem; readonly until: Instant }
  | { readonly phase: 'turnover'; readonly run: Run; readonly from: Instant; readonly next: PlannedItem; readonly until: Instant }
  | {
      readonly phase: 'break';
      readonly item: PlannedItem;
      readonly from: Instant;
      readonly next: PlannedItem | null;
      readonly until: Instant;
    }
  | { readonly phase: 'dayDone'; readonly until: null }
  | { readonly phase: 'idle'; readonly until: null };

/**
 * The phase at `now`, from stored instants alone: asking late, after sleep or a restart, gives the same answer.
 * Order: an open run; an item whose time has come; the room's turnover; the next item; the end of the day.
 *
 * @see docs/rules/session-clock.md §2
 */
export function momentOf(snapshot: ClockSnapshot, now: Instant): Moment {
  const open = openRun(snapshot);
  if (open?.item.kind === 'session') return sessionMoment(open.item, open.run, now);
  if (open && breakEnd(open.item, open.run) > now) {
    return breakMoment(snapshot, open.item, open.run.startedAt, breakEnd(open.item, open.run), now);
  }

  const ahead = snapshot.items.filter((item) => isAhead(snapshot, item, now));
  const begun = ahead.filter((item) => item.startsAt <= now);
  const current = begun.find((item) => !isBooking(item)) ?? begun[0]; // nobody need run a booking on the clock
  if (current?.kind === 'break') return breakMoment(snapshot, current, current.startsAt, current.endsAt, now);
  if (current) return dueMoment(snapshot, current, now);

  const next = ahead[0];
  if (!next) return { phase: isDayUsed(snapshot) ? 'dayDone' : 'idle', until: null };
  return turnoverMoment(snapshot, next, now) ?? waitingMoment(snapshot, next);
}

function sessionMoment(item: PlannedItem, run: Run, now: Instant): Moment {
  const left = timeLeft(item, run, now);
  const phase = sessionPhaseAt(item, left);
  const threshold = thresholdsOf(item).find((at) => at < left);
  const until = threshold === undefined ? null : instant(now + left - threshold);
  if (!isPaused(run)) return { phase, item, run, until };

  const isOnTheWay = until !== null && until - now <= breakLeft(item, run, now);
  return { phase: 'paused', under: phase, item, run, until: isOnTheWay ? until : null };
}

function sessionPhaseAt(item: PlannedItem, left: number): SessionPhase {
  if (left <= 0) return 'overtime';
  if (left <= item.finalWarning) return 'final';
  return left <= item.windDown ? 'windDown' : 'running';
}

/** Times left at which the phase changes, longest first. A wind-down inside the final phase never shows. */
function thresholdsOf(item: PlannedItem): readonly number[] {
  const windDown = item.windDown > item.finalWarning ? [item.windDown] : [];
  return [...windDown, item.finalWarning, 0];
}

function breakMoment(snapshot: ClockSnapshot, item: PlannedItem, from: Instant, until: Instant, now: Instant): Moment {
  const next = snapshot.items.find((other) => other.id !== item.id && isAhead(snapshot, other, now) && other.endsAt > until);
  return { phase: 'break', item, from, next: next ?? null, until };
}

/** The first minute after a start still counts as waiting; a held item is called due at once. */
function dueMoment(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): Moment {
  const waiting = waitingMoment(snapshot, item);
  return waiting.until > now ? waiting : { phase: 'due', item, until: item.endsAt };
}

function waitingMoment(snapshot: ClockSnapshot, item: PlannedItem): Moment & { phase: 'waiting' } {
  const isPrompt = item.kind === 'break' || item.held;
  const dueAt = isPrompt ? item.startsAt : plus(item.startsAt, snapshot.settings.nudgeAfter);
  return { phase: 'waiting', item, until: instant(Math.min(dueAt, item.endsAt)) };
}

/** The room is made ready from the last finish until its turnover is used up or the next item begins. */
function turnoverMoment(snapshot: ClockSnapshot, next: PlannedItem, now: Instant): Moment | null {
  const last = lastFinished(snapshot);
  if (!last) return null;

  const until = instant(Math.min(plus(last.finishedAt, last.item.turnover), next.startsAt));
  return until > now ? { phase: 'turnover', run: last.run, from: last.finishedAt, next, until } : null;
}

interface FinishedSession {
  readonly item: PlannedItem;
  readonly run: Run;
  readonly finishedAt: Instant;
}

function lastFinished(snapshot: ClockSnapshot): FinishedSession | null {
  let last: FinishedSession | null = null;
  for (const item of snapshot.items) {
    if (item.kind === 'break') continue;
    const run = snapshot.runs.find((candidate) => candidate.itemId === item.id);
    if (!run || run.finishedAt === null) continue;
    if (!last || run.finishedAt > last.finishedAt) last = { item, run, finishedAt: run.finishedAt };
  }
  return last;
}

/** A day with nothing but cancelled entries is as empty as one with none. */
function isDayUsed(snapshot: ClockSnapshot): boolean {
  return snapshot.runs.length > 0 || snapshot.items.some((item) => item.outcome !== 'cancelled');
}
