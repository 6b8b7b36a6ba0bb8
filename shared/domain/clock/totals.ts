import { between, duration, type DurationMs, type Instant } from '../time.ts';
import { plannedLength, runEnd, timeWorked } from './run-time.ts';
import { isAhead, isBooking, isUnstarted, runOf, type ClockSnapshot, type PlannedItem, type Run } from './snapshot.ts';

/** Planned beside actual, for one session. All lengths are >= 0 except `added`. */
export interface SessionRecord {
  readonly itemId: string;
  readonly planned: DurationMs;
  /** Time in the session, pauses taken out. */
  readonly actual: DurationMs;
  /** How long after the planned start it began. */
  readonly late: DurationMs;
  /** How long past its end (extensions counted in) it was finished. */
  readonly overtime: DurationMs;
  readonly paused: DurationMs;
  /** Extensions less shortenings. */
  readonly added: DurationMs;
}

/** The day in figures. The four lengths are sums over the finished sessions. */
export interface DayTotals {
  readonly doneCount: number;
  readonly planned: DurationMs;
  readonly actual: DurationMs;
  readonly overtime: DurationMs;
  readonly late: DurationMs;
  /** Sessions running, due or still to come. */
  readonly leftCount: number;
  readonly noShowCount: number;
  /** Sessions whose time has passed with neither a start nor a mark: to be settled by hand. A booking need not run on the clock. */
  readonly unmarkedCount: number;
}

/** What is kept of a session; while it runs, as it stands at `now`. */
export function sessionRecord(item: PlannedItem, run: Run, now: Instant): SessionRecord {
  const until = run.finishedAt ?? now;
  const actual = timeWorked(run, until);
  return {
    itemId: item.id,
    planned: plannedLength(item),
    actual,
    late: atLeastZero(between(item.startsAt, run.startedAt)),
    overtime: atLeastZero(between(runEnd(item, run, until), until)),
    paused: atLeastZero(duration(between(run.startedAt, until) - actual)),
    added: run.added,
  };
}

/** Totals of the day's sessions; breaks, cancelled and skipped items are left out. */
export function dayTotals(snapshot: ClockSnapshot, now: Instant): DayTotals {
  const sessions = snapshot.items.filter((item) => item.kind === 'session');
  const records = finishedRecords(snapshot, now);
  return {
    doneCount: records.length,
    planned: sum(records.map((record) => record.planned)),
    actual: sum(records.map((record) => record.actual)),
    overtime: sum(records.map((record) => record.overtime)),
    late: sum(records.map((record) => record.late)),
    leftCount: sessions.filter((item) => isLeft(snapshot, item, now)).length,
    noShowCount: sessions.filter((item) => item.outcome === 'noShow').length,
    unmarkedCount: sessions.filter((item) => isUnmarked(snapshot, item, now)).length,
  };
}

/** The records of the finished sessions, in the day's order. */
export function finishedRecords(snapshot: ClockSnapshot, now: Instant): readonly SessionRecord[] {
  return snapshot.items.flatMap((item) => {
    const run = item.kind === 'session' ? runOf(snapshot, item.id) : null;
    return run && run.finishedAt !== null ? [sessionRecord(item, run, now)] : [];
  });
}

/** Whole minutes, halves up. Sums are rounded once, at the end, never minute by minute. */
export function toWholeMinutes(length: DurationMs): number {
  return Math.round(length / 60_000);
}

function isLeft(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): boolean {
  const run = runOf(snapshot, item.id);
  return run ? run.finishedAt === null : isAhead(snapshot, item, now);
}

function isUnmarked(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): boolean {
  return isUnstarted(snapshot, item) && !isBooking(item) && item.endsAt <= now;
}

function sum(lengths: readonly DurationMs[]): DurationMs {
  return duration(lengths.reduce((total, length) => total + length, 0));
}

function atLeastZero(length: DurationMs): DurationMs {
  return duration(Math.max(0, length));
}
