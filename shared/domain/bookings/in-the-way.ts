import { duration, plus, type DurationMs, type Instant } from '../time.ts';

/** What a booking or a session takes of the day. */
export interface TakenTime {
  /** Where it is; null for the practitioner's own room. Between two entries of one place no way is needed. */
  readonly place: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The way there and back, each. */
  readonly travel: DurationMs;
  /** Room time wanted after it. */
  readonly turnover: DurationMs;
}

/**
 * Whether two entries leave too little time between them: they overlap, or the longer way of the two does not fit between,
 * nor the turnover of the earlier one.
 *
 * @see docs/rules/bookings.md §3
 */
export function isInTheWay(a: TakenTime, b: TakenTime): boolean {
  const [first, second] = a.startsAt <= b.startsAt ? [a, b] : [b, a];
  const isSamePlace = a.place === b.place;
  const wanted = isSamePlace ? first.turnover : duration(Math.max(first.turnover, first.travel, second.travel));
  return second.startsAt < plus(first.endsAt, wanted);
}
