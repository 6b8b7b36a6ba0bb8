import { hours, type DurationMs, type Instant } from '../time.ts';

/**
 * No stored entry is longer: a calendar day, on the night that gains an hour too.
 * The table holds to it, and whoever searches by start for what overlaps a time relies on it.
 */
export const longestEntry: DurationMs = hours(25);

/** What an entry takes of the day. */
export interface OccupiedTime {
  readonly id: string | null;
  readonly kind: 'session' | 'break';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Room time wanted after it; 0 for a break. */
  readonly turnover: DurationMs;
}

/**
 * Those of `entries` that get in the way of `candidate`, in the order given; itself is left out.
 *
 * Two sessions need the turnover between them, whichever comes first. A break needs no room: it may begin with the
 * turnover of the session before it, so only its own time counts. Entries that only touch do not overlap.
 */
export function overlapping<T extends OccupiedTime>(entries: readonly T[], candidate: OccupiedTime): readonly T[] {
  return entries.filter((entry) => entry.id !== candidate.id && isInTheWay(entry, candidate));
}

function isInTheWay(a: OccupiedTime, b: OccupiedTime): boolean {
  const isRoomShared = a.kind === 'session' && b.kind === 'session';
  const aEnd = a.endsAt + (isRoomShared ? a.turnover : 0);
  const bEnd = b.endsAt + (isRoomShared ? b.turnover : 0);
  return a.startsAt < bEnd && b.startsAt < aEnd;
}
