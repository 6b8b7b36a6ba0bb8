import { expectedDay, type ExpectedStatus } from '../../../shared/domain/clock/expected-day.ts';
import { headlineOf } from '../../../shared/domain/clock/privacy.ts';
import {
  findItem,
  isBooking,
  openRun,
  runOf,
  type ClockSnapshot,
  type Outcome,
  type PlannedItem,
} from '../../../shared/domain/clock/snapshot.ts';
import { between, instant, minutes, type DurationMs, type Instant } from '../../../shared/domain/time.ts';

/** One line of the day, as the privacy settings of the clock allow it to be read. */
export interface DayRow {
  readonly itemId: string;
  readonly kind: PlannedItem['kind'];
  readonly status: ExpectedStatus;
  readonly outcome: Outcome;
  /** The client as the clock may show them; otherwise what it is. */
  readonly name: string;
  readonly title: string | null;
  readonly colour: string | null;
  readonly plannedStart: Instant;
  readonly plannedEnd: Instant;
  readonly length: DurationMs;
  /** When it is expected to begin; null unless that is a minute or more after the plan. */
  readonly lateStart: Instant | null;
  /** Once it began. */
  readonly actualStart: Instant | null;
  /** Once it ended. */
  readonly actualEnd: Instant | null;
}

export interface DayRows {
  /** What has ended or passed, in the day's order. */
  readonly past: readonly DayRow[];
  /** What is still to come, without the one that is on or due now, with what was to come and is cancelled. */
  readonly later: readonly DayRow[];
}

/** The day's list, planned beside actual, around the item that stands in the NOW card. Bookings have a list of their own. */
export function dayRows(snapshot: ClockSnapshot, now: Instant, nowItemId: string | null): DayRows {
  const rows = expectedDay(snapshot, now).items.flatMap(({ itemId, status, lateBy, expectedStart }) => {
    const item = findItem(snapshot, itemId);
    if (!item || isBooking(item) || itemId === nowItemId) return [];
    const run = runOf(snapshot, itemId);
    const headline = headlineOf(snapshot, item);
    return [
      {
        itemId,
        kind: item.kind,
        status,
        outcome: item.outcome,
        name: itemName(snapshot, item),
        title: headline.title,
        colour: headline.colour,
        plannedStart: item.startsAt,
        plannedEnd: item.endsAt,
        length: between(item.startsAt, item.endsAt),
        lateStart: status === 'expected' && lateBy >= minutes(1) ? expectedStart : null,
        actualStart: run?.startedAt ?? null,
        actualEnd: run?.finishedAt ?? null,
      },
    ];
  });
  // One that will not take place stays where it was to stand until its time has passed: the gap is news.
  const isAhead = ({ status, plannedEnd }: DayRow): boolean => status === 'expected' || (status === 'out' && plannedEnd > now);
  return {
    past: rows.filter((row) => row.status !== 'running' && !isAhead(row)),
    later: rows.filter(isAhead),
  };
}

/** The client as the clock may show them; otherwise what it is. */
export function itemName(snapshot: ClockSnapshot, item: PlannedItem): string {
  return headlineOf(snapshot, item).name ?? kindWord(item);
}

function kindWord(item: PlannedItem): string {
  if (item.kind === 'break') return 'Break';
  return isBooking(item) ? 'Booking' : 'Session';
}

/** What a message calls one of the day's items: no more than its line says. */
export function shownName(snapshot: ClockSnapshot, itemId: string): string {
  const item = findItem(snapshot, itemId);
  return item ? itemName(snapshot, item) : 'The session';
}

/** Where the day stands against its plan. */
export type DayStanding =
  | { readonly kind: 'late'; readonly by: DurationMs; readonly caughtUpAt: Instant | null }
  | { readonly kind: 'inHand'; readonly minutes: DurationMs; readonly before: Instant }
  | { readonly kind: 'inTime' };

/** Late by a minute or more, or the free time before the next session once the room is ready. */
export function dayStanding(snapshot: ClockSnapshot, now: Instant): DayStanding {
  const { items, lateNow, caughtUpAt } = expectedDay(snapshot, now);
  if (lateNow >= minutes(1)) return { kind: 'late', by: lateNow, caughtUpAt };

  const next = items.find(({ kind, status, plannedStart }) => kind === 'session' && status === 'expected' && plannedStart > now);
  if (!next) return { kind: 'inTime' };
  const running = openRun(snapshot);
  const current = running && items.find(({ itemId }) => itemId === running.item.id);
  const ready = current && running ? current.expectedEnd + running.item.turnover : now;
  const inHand = between(instant(Math.max(now, ready)), next.plannedStart);
  return inHand >= minutes(1) ? { kind: 'inHand', minutes: inHand, before: next.plannedStart } : { kind: 'inTime' };
}
