import { duration, minutes, type DurationMs, type Instant } from '../time.ts';
import { expectedDay, expectItems, type ExpectedItem } from './expected-day.ts';
import { lateStartOption, newRun, type LateStartOption } from './late-start.ts';
import { LATE_FROM, plannedLength } from './run-time.ts';
import { findItem, isBooking, type ClockSnapshot, type PlannedItem } from './snapshot.ts';

/** No single session is asked to give up more than this. */
export const MOST_CUT: DurationMs = minutes(15);

export interface Cut {
  readonly itemId: string;
  /** A whole number of 15 s steps, > 0. */
  readonly shortenBy: DurationMs;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** A proposal, nothing more: each session is shortened only by its own tap. */
export interface CatchUpSuggestion {
  /** In the day's order, never empty. */
  readonly cuts: readonly Cut[];
  /** How late the last of the late sessions would still end. */
  readonly stillLateBy: DurationMs;
}

/**
 * How the lateness that turnover and breaks could not take up might be spread over the sessions it moves,
 * in proportion to their length. Per session at most `catchUpMaxPercent` and 15 minutes, in whole steps
 * of 15 s, and never so much that a session ends before its planned end.
 *
 * @returns null when no session to come is late, or no cut reaches 15 s
 * @see docs/rules/session-clock.md §6, catch-up.test.ts
 */
export function suggestCatchUp(snapshot: ClockSnapshot, now: Instant): CatchUpSuggestion | null {
  const late = lateStretch(expectedDay(snapshot, now).items).filter(({ itemId }) => mayGive(snapshot, itemId));
  const lateBy = late[0]?.lateBy ?? 0;
  if (lateBy < LATE_FROM) return null;

  const share = lateBy / late.reduce((total, { plannedStart, plannedEnd }) => total + (plannedEnd - plannedStart), 0);
  const lateIds = new Set(late.map(({ itemId }) => itemId));
  const shortened = expectItems(snapshot, now, (item, startsLateBy) => {
    const cut = lateIds.has(item.id) ? cutOf(snapshot, item, share, startsLateBy) : 0;
    return duration(plannedLength(item) - cut);
  });

  const stretch = shortened.filter(({ itemId }) => lateIds.has(itemId));
  const cuts = stretch.flatMap((item) => cutIn(item));
  const last = stretch.at(-1);
  if (cuts.length === 0 || !last) return null;
  return { cuts, stillLateBy: duration(Math.max(0, last.expectedEnd - last.plannedEnd)) };
}

/**
 * The fourth answer to a late start: full length, less what this session may give so that the day catches up.
 * The sessions after it are asked in their turn, when they start late.
 *
 * @returns null when turnover and breaks take the lateness up, or the session has nothing to give
 */
export function catchUpOption(snapshot: ClockSnapshot, itemId: string, now: Instant): LateStartOption | null {
  const item = findItem(snapshot, itemId);
  const cut = suggestCatchUp(snapshot, now)?.cuts.find((each) => each.itemId === itemId);
  if (!item || !cut) return null;

  const full = newRun(item, snapshot.settings, now, 'fullLength');
  if (lateStartOption(snapshot, item, full, now).nextLateBy < LATE_FROM) return null;
  const shortened = { ...full, added: duration(0 - cut.shortenBy) };
  return { ...lateStartOption(snapshot, item, shortened, now), shortenBy: cut.shortenBy };
}

/** The first late session to come and those after it, up to the first in time. */
function lateStretch(items: readonly ExpectedItem[]): readonly ExpectedItem[] {
  const sessions = items.filter(({ status, kind }) => status === 'expected' && kind === 'session');
  const first = sessions.findIndex(({ lateBy }) => lateBy > 0);
  if (first < 0) return [];
  const after = sessions.findIndex(({ lateBy }, index) => index > first && lateBy === 0);
  return sessions.slice(first, after < 0 ? undefined : after);
}

/** The length of a booking is agreed with another. */
function mayGive(snapshot: ClockSnapshot, itemId: string): boolean {
  const item = findItem(snapshot, itemId);
  return item !== null && !isBooking(item);
}

function cutOf(snapshot: ClockSnapshot, item: PlannedItem, share: number, startsLateBy: DurationMs): DurationMs {
  const length = plannedLength(item);
  const most = Math.min(MOST_CUT, startsLateBy, (length * snapshot.settings.catchUpMaxPercent) / 100);
  return duration(Math.floor(Math.min(length * share, most) / LATE_FROM) * LATE_FROM);
}

function cutIn(item: ExpectedItem): readonly Cut[] {
  const { itemId, expectedStart, expectedEnd, plannedStart, plannedEnd } = item;
  const shortenBy = duration(plannedEnd - plannedStart - (expectedEnd - expectedStart));
  return shortenBy > 0 ? [{ itemId, shortenBy, startsAt: expectedStart, endsAt: expectedEnd }] : [];
}
