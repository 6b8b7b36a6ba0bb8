import { duration, plus, type DurationMs, type Instant } from '../time.ts';

/** What a booking or a session takes of the day. */
export interface TakenTime {
  /** Where it is; null for the practitioner's own room. Between two entries of one place no way and no buffer is needed. */
  readonly place: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The way there and back, each. */
  readonly travel: DurationMs;
  /** Room time wanted after it. */
  readonly turnover: DurationMs;
  /** Kept free before and after it beside the way. */
  readonly buffers: Buffers;
}

export interface Buffers {
  readonly before: DurationMs;
  readonly after: DurationMs;
}

export const noBuffers: Buffers = { before: duration(0), after: duration(0) };

/**
 * Whether two entries leave too little time between them: they overlap, or what must lie between does not fit.
 *
 * @see docs/rules/bookings.md §3
 */
export function isInTheWay(a: TakenTime, b: TakenTime): boolean {
  const [first, second] = a.startsAt <= b.startsAt ? [a, b] : [b, a];
  return second.startsAt < plus(first.endsAt, gapBetween(first, second));
}

/**
 * What must lie between two entries: the longer of their two ways with the buffer after the first and that before the
 * second, and at least the turnover of the first.
 */
export function gapBetween(
  first: Pick<TakenTime, 'place' | 'travel' | 'turnover' | 'buffers'>,
  second: Pick<TakenTime, 'place' | 'travel' | 'buffers'>,
): DurationMs {
  if (first.place === second.place) return first.turnover;
  const way = Math.max(first.travel, second.travel);
  return duration(Math.max(first.turnover, first.buffers.after + way + second.buffers.before));
}
