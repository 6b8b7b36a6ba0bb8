import { between, duration, instant, plus, type DurationMs, type Instant } from '../time.ts';
import { breakEnd, plannedLength, runEnd } from './run-time.ts';
import { openRun, runOf, type ClockSnapshot, type PlannedItem, type Run } from './snapshot.ts';

/**
 * `done` has ended, `running` is on, `expected` is to come (or due), `unmarked` passed without a start or a mark,
 * `out` is cancelled, skipped or a no-show.
 */
export type ExpectedStatus = 'done' | 'running' | 'expected' | 'unmarked' | 'out';

/** One item, planned beside expected. */
export interface ExpectedItem {
  readonly itemId: string;
  readonly kind: PlannedItem['kind'];
  readonly status: ExpectedStatus;
  readonly plannedStart: Instant;
  readonly plannedEnd: Instant;
  /** Once started: the actual start. */
  readonly expectedStart: Instant;
  /** Once ended: the actual end. A break that lateness eats up ends where it starts. */
  readonly expectedEnd: Instant;
  /** Start against plan, >= 0. */
  readonly lateBy: DurationMs;
  /** Lateness of the item before that the time in between took up, >= 0. */
  readonly absorbed: DurationMs;
}

export interface ExpectedDay {
  /** In the day's order. */
  readonly items: readonly ExpectedItem[];
  /** How late the day runs at present, >= 0. */
  readonly lateNow: DurationMs;
  /** The first planned start or end of a session that is met in time again; null when not late, or late to the end. */
  readonly caughtUpAt: Instant | null;
}

/** The length an unstarted session will have, given how late it begins. */
export type LengthRule = (item: PlannedItem, lateBy: DurationMs) => DurationMs;

/**
 * The rest of the day if nobody shortens anything. Lateness flows forward; turnover and gaps take it up first,
 * breaks next, and what is left moves sessions at full length. Nothing is expected before its planned start.
 *
 * @see docs/rules/session-clock.md §6, expected-day.test.ts
 */
export function expectedDay(snapshot: ClockSnapshot, now: Instant): ExpectedDay {
  const items = expectItems(snapshot, now, plannedLength);
  return { items, ...lateness(items) };
}

/** The walk behind `expectedDay`, with another rule for the length of the sessions to come. */
export function expectItems(snapshot: ClockSnapshot, now: Instant, lengthOf: LengthRule): readonly ExpectedItem[] {
  const expected: ExpectedItem[] = [];
  let freeAt = busyUntil(snapshot, now);
  let carried = 0;

  for (const item of snapshot.items) {
    const { status, start, end } = expectOne(snapshot, item, now, freeAt, lengthOf);
    const lateBy = Math.max(0, start - item.startsAt);
    const isOnTheWay = status !== 'out' && status !== 'unmarked';
    expected.push({
      itemId: item.id,
      kind: item.kind,
      status,
      plannedStart: item.startsAt,
      plannedEnd: item.endsAt,
      expectedStart: start,
      expectedEnd: end,
      lateBy: duration(lateBy),
      absorbed: duration(isOnTheWay ? Math.max(0, carried - lateBy) : 0),
    });
    if (status === 'expected') freeAt = instant(Math.max(freeAt, end));
    if (isOnTheWay) carried = Math.max(0, (status === 'expected' ? freeAt : end) - item.endsAt);
  }
  return expected;
}

interface Stretch {
  readonly status: ExpectedStatus;
  readonly start: Instant;
  readonly end: Instant;
}

function expectOne(snapshot: ClockSnapshot, item: PlannedItem, now: Instant, freeAt: Instant, lengthOf: LengthRule): Stretch {
  const run = runOf(snapshot, item.id);
  if (run) return startedStretch(item, run, now);

  const asPlanned = { start: item.startsAt, end: item.endsAt };
  if (item.outcome !== 'planned') return { status: 'out', ...asPlanned };
  if (item.endsAt <= now) return { status: item.kind === 'break' ? 'done' : 'unmarked', ...asPlanned };

  const start = instant(Math.max(item.startsAt, freeAt));
  if (item.kind === 'break') return { status: 'expected', start: instant(Math.min(start, item.endsAt)), end: item.endsAt };
  return { status: 'expected', start, end: plus(start, lengthOf(item, between(item.startsAt, start))) };
}

function startedStretch(item: PlannedItem, run: Run, now: Instant): Stretch {
  const start = run.startedAt;
  if (run.finishedAt !== null) return { status: 'done', start, end: run.finishedAt };

  const end = item.kind === 'break' ? breakEnd(item, run) : runEnd(item, run, now);
  if (item.kind === 'break' && end <= now) return { status: 'done', start, end };
  return { status: 'running', start, end: instant(Math.max(end, now)) };
}

/** When the practitioner is free: now, or the end of what runs. */
function busyUntil(snapshot: ClockSnapshot, now: Instant): Instant {
  const open = openRun(snapshot);
  return open ? instant(Math.max(now, startedStretch(open.item, open.run, now).end)) : now;
}

/** Looks along the planned starts and ends of sessions, from the present one on, for the first that is met in time. */
function lateness(items: readonly ExpectedItem[]): Pick<ExpectedDay, 'lateNow' | 'caughtUpAt'> {
  const present = items.find(({ status }) => status === 'running');
  const ahead = items.filter((item) => item.status === 'expected' && item.kind === 'session');
  const marks = [...(present ? [present] : []), ...ahead].flatMap((item) => [
    { at: item.plannedStart, late: item.lateBy },
    { at: item.plannedEnd, late: duration(Math.max(0, between(item.plannedEnd, item.expectedEnd))) },
  ]);

  const lateNow = Math.max(0, ...marks.slice(0, present ? 2 : 1).map(({ late }) => late));
  const caughtUp = lateNow > 0 ? marks.slice(1).find(({ late }) => late === 0) : undefined;
  return { lateNow: duration(lateNow), caughtUpAt: caughtUp?.at ?? null };
}
