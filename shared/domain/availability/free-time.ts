import { gapBetween, type TakenTime } from '../bookings/in-the-way.ts';
import { duration, minus, plus, type DurationMs, type Instant } from '../time.ts';
import { without, type Stretch } from './stretches.ts';

/** What is to be placed into free time. */
export interface WantedTime extends Pick<TakenTime, 'place' | 'travel' | 'buffers'> {
  /** Nothing may begin before. */
  readonly earliest: Instant;
  /** Shorter stretches are of no use. */
  readonly shortest: DurationMs;
}

/**
 * What of the open time is free for work: at least so long, not before the earliest start, and clear of all that is taken
 * with the ways and buffers between. By start, none touching another. Work anywhere inside one is in nobody's way.
 */
export function freeTime(open: readonly Stretch[], taken: readonly TakenTime[], wanted: WantedTime): readonly Stretch[] {
  const work = { ...wanted, turnover: duration(0) };
  const blocked = taken.map((entry) => ({
    startsAt: minus(entry.startsAt, gapBetween(work, entry)),
    endsAt: plus(entry.endsAt, gapBetween(entry, work)),
  }));
  const tooEarly = open.map(({ startsAt }) => ({ startsAt, endsAt: wanted.earliest }));
  return without(open, [...blocked, ...tooEarly]).filter(({ startsAt, endsAt }) => endsAt - startsAt >= wanted.shortest);
}
