import { duration, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import type { Clock } from '../../ports/clock.ts';

/** The wall clock at two looks, and the time that really passed between them. */
export interface Interval {
  readonly wallBefore: Instant;
  readonly wallAfter: Instant;
  readonly steadyElapsed: DurationMs;
}

/** Answers how both clocks moved since the last look. Looking often keeps slow corrections of the wall clock from adding up. */
export function createJumpWatch(clock: Clock): () => Interval {
  let wall = clock.now();
  let steady = clock.steady();
  return () => {
    const wallBefore = wall;
    const steadyBefore = steady;
    wall = clock.now();
    steady = clock.steady();
    return { wallBefore, wallAfter: wall, steadyElapsed: duration(steady - steadyBefore) };
  };
}
