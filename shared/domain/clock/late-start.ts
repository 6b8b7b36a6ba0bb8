import { between, duration, minutes, plus, type DurationMs, type Instant } from '../time.ts';
import { expectedDay, type ExpectedItem } from './expected-day.ts';
import { isLate, runEnd, shiftOfEnd } from './run-time.ts';
import {
  findItem,
  isUnstarted,
  openRun,
  type ClockSettings,
  type ClockSnapshot,
  type LateStartPolicy,
  type PlannedItem,
  type Run,
} from './snapshot.ts';

/** A start this little ahead of time keeps the planned end. */
const EARLY_KEEPS_END: DurationMs = minutes(5);

/** One answer to "it began late, what now?", with what it costs. */
export interface LateStartOption {
  readonly policy: LateStartPolicy;
  /** What the session gives up besides, so that the day catches up; 0 for the three policies. */
  readonly shortenBy: DurationMs;
  readonly endsAt: Instant;
  /** How long the session will be, its pauses taken out. */
  readonly length: DurationMs;
  /** False when the session would be over at once. */
  readonly isPossible: boolean;
  /** Every unstarted item that follows, in the day's order. */
  readonly later: readonly ExpectedItem[];
  /** How late the next session will begin; 0 when it is in time or there is none. */
  readonly nextLateBy: DurationMs;
  /** Lateness that turnover, gaps and breaks take up before the next session. */
  readonly absorbed: DurationMs;
}

const policies: readonly LateStartPolicy[] = ['endOnTime', 'fullLength', 'split'];

/**
 * The three answers to a late start, with their effect on the rest of the day, to be shown before choosing.
 * Works for a session about to be started at `now` and for one that runs.
 *
 * @returns empty when there is nothing to choose: not late by 15 s, or another session runs, or it is over
 */
export function lateStartOptions(snapshot: ClockSnapshot, itemId: string, now: Instant): readonly LateStartOption[] {
  const item = findItem(snapshot, itemId);
  const run = item && runToChoose(snapshot, item, now);
  if (!item || !run || !isLate(item, run.startedAt)) return [];
  return policies.map((policy) => lateStartOption(snapshot, item, { ...run, lateStart: policy }, now));
}

/** A run that begins at `at`, with the late-start rule that applies to it. */
export function newRun(item: PlannedItem, settings: ClockSettings, at: Instant, chosen?: LateStartPolicy): Run {
  const lateStart = policyAtStart(item, settings, at, chosen);
  return { itemId: item.id, startedAt: at, lateStart, added: duration(0), pauses: [], finishedAt: null, keptBy: 'hand' };
}

/**
 * The choice made now, or the one remembered for the service, or the settings' own.
 * An early start is nobody's choice to lengthen or shorten: a few minutes keep the planned end, more keep the length.
 * A session that would be over before it begins runs its full length.
 */
function policyAtStart(item: PlannedItem, settings: ClockSettings, at: Instant, chosen?: LateStartPolicy): LateStartPolicy {
  const offset = between(item.startsAt, at);
  if (offset < 0) return offset + EARLY_KEEPS_END < 0 ? 'fullLength' : 'endOnTime';

  const policy = chosen ?? item.lateStart ?? settings.lateStart;
  return plus(item.endsAt, shiftOfEnd(policy, offset)) > at ? policy : 'fullLength';
}

function runToChoose(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): Run | null {
  if (item.kind === 'break') return null;
  const open = openRun(snapshot);
  if (open?.item.id === item.id) return open.run;
  return open?.item.kind === 'session' || !isUnstarted(snapshot, item) ? null : newRun(item, snapshot.settings, now);
}

/** What one answer comes to, given the run that it would make. */
export function lateStartOption(snapshot: ClockSnapshot, item: PlannedItem, run: Run, now: Instant): LateStartOption {
  const chosen = { ...snapshot, runs: [...finishedOthers(snapshot, item, now), run] };
  const endsAt = runEnd(item, run, now);
  const { items } = expectedDay(chosen, now);
  const later = items.slice(items.findIndex(({ itemId }) => itemId === item.id) + 1).filter(({ status }) => status === 'expected');
  const next = later.find(({ kind }) => kind === 'session');
  const nextLateBy = next?.lateBy ?? duration(0);
  const lateAtEnd = Math.max(0, between(item.endsAt, endsAt));

  return {
    policy: run.lateStart,
    shortenBy: duration(0),
    endsAt,
    length: between(run.startedAt, runEnd(item, run, run.startedAt)),
    isPossible: endsAt > now,
    later,
    nextLateBy,
    absorbed: next ? duration(Math.max(0, lateAtEnd - nextLateBy)) : duration(0),
  };
}

/** A break that was started ends when the session starts. */
function finishedOthers(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): readonly Run[] {
  const finished: Run[] = [];
  for (const run of snapshot.runs) {
    if (run.itemId !== item.id) finished.push({ ...run, finishedAt: run.finishedAt ?? now });
  }
  return finished;
}
