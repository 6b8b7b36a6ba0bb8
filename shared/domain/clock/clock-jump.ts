import { between, duration, plus, seconds, type DurationMs, type Instant } from '../time.ts';
import type { ClockSnapshot, Run } from './snapshot.ts';

/** Smaller steps are ordinary time keeping. */
const JUMP_FROM: DurationMs = seconds(5);

/** To be said on the screen. */
export interface ClockJumpNotice {
  readonly itemId: string;
  /** How far the computer's clock was moved; negative when set back. */
  readonly movedBy: DurationMs;
}

export interface ClockJumpResult {
  readonly run: Run;
  /** Null when the clock did not jump or the run is finished. */
  readonly notice: ClockJumpNotice | null;
}

/**
 * Moves the anchors of an open run after the computer's clock was set, as if it had been right all along.
 * The time already spent stays; a full-length session keeps its time left, one that ends on time keeps its end.
 * Sleep is no jump: the steady clock goes on in it. Nor is a DST night or a moved zone: neither moves an instant.
 *
 * @param wallBefore     wall clock at the last look
 * @param wallAfter      wall clock now
 * @param steadyElapsed  time between both looks by a clock that cannot be set and that counts sleep
 * @see docs/rules/session-clock.md §9, clock-jump.test.ts
 */
export function reconcileClockJump(run: Run, wallBefore: Instant, wallAfter: Instant, steadyElapsed: DurationMs): ClockJumpResult {
  const movedBy = duration(between(wallBefore, wallAfter) - steadyElapsed);
  if (run.finishedAt !== null || Math.abs(movedBy) < JUMP_FROM) return { run, notice: null };

  const pauses = run.pauses.map(({ from, to }) => ({ from: plus(from, movedBy), to: to === null ? null : plus(to, movedBy) }));
  return {
    run: { ...run, startedAt: plus(run.startedAt, movedBy), pauses },
    notice: { itemId: run.itemId, movedBy },
  };
}

/**
 * Whether the wall clock reads earlier, by more than ordinary time keeping, than something already recorded: after a restart the only trace of a clock
 * that was set back meanwhile. To be said on the screen; the records stay.
 */
export function isBehindRecords(snapshot: ClockSnapshot, now: Instant): boolean {
  return snapshot.runs.some((run) => {
    const lastPause = run.pauses.at(-1);
    const recorded = [run.startedAt, run.finishedAt, lastPause?.from, lastPause?.to];
    return recorded.some((at) => at !== null && at !== undefined && at - now >= JUMP_FROM);
  });
}
