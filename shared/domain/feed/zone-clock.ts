import { DAY_MS } from './calendar-day.ts';
import type { WallMs } from './feed-time.ts';

/** Milliseconds since 1970-01-01T00:00Z; branded as `Instant` only where it leaves the reader. */
export type EpochMs = number;

/** A clock of some place: how far its hands are ahead of UTC at each instant. */
export interface ZoneClock {
  /** Milliseconds east of UTC, negative in the west. */
  offsetAt(at: EpochMs): number;
}

/** The same distance from UTC all year. */
export function fixedClock(offsetMs: number): ZoneClock {
  return { offsetAt: () => offsetMs };
}

export const utcClock: ZoneClock = fixedClock(0);

/**
 * The instant at which the clock shows a wall time. A time shown twice is the first one;
 * a time that is skipped is read with the offset before the gap, so it moves on by the gap (RFC 5545 §3.3.5).
 */
export function instantOf(clock: ZoneClock, wall: WallMs): EpochMs {
  const before = clock.offsetAt(wall - DAY_MS);
  const after = clock.offsetAt(wall + DAY_MS);
  if (before === after) return wall - before;
  const asBefore = wall - before;
  const asAfter = wall - after;
  const laterFits = clock.offsetAt(asBefore) !== before && clock.offsetAt(asAfter) === after;
  return laterFits ? asAfter : asBefore;
}

/** What the clock shows at an instant. */
export function wallOf(clock: ZoneClock, at: EpochMs): WallMs {
  return at + clock.offsetAt(at);
}
