import { between, duration, instant, plus, seconds, type DurationMs, type Instant } from '../time.ts';
import type { LateStartPolicy, PlannedItem, Run } from './snapshot.ts';

/** Less than this is no lateness worth a question. */
export const LATE_FROM: DurationMs = seconds(15);

/**
 * The instant at which a run ends, as known at `at`.
 * It is the planned end, moved by the late-start choice, by extensions, and by every pause up to `at`,
 * so it wanders while a pause lasts and stands still otherwise. The break agreed in a booking is in its plan:
 * pauses move its end only by what they are longer.
 */
export function runEnd(item: PlannedItem, run: Run, at: Instant): Instant {
  const shift = shiftOfEnd(run.lateStart, between(item.startsAt, run.startedAt));
  return instant(item.endsAt + shift + run.added + Math.max(0, pausedTime(run, at) - (item.unpaidBreak ?? 0)));
}

/** Time left at `at`: negative in overtime, constant during a pause, but for the agreed break of a booking. */
export function timeLeft(item: PlannedItem, run: Run, at: Instant): DurationMs {
  return between(at, runEnd(item, run, at));
}

/** Time spent in the session up to `at`, pauses taken out; never negative. */
export function timeWorked(run: Run, at: Instant): DurationMs {
  return duration(Math.max(0, between(run.startedAt, at) - pausedTime(run, at)));
}

/** How long the run is meant to be without its pauses: worked and left add up to it. */
export function intendedLength(item: PlannedItem, run: Run): DurationMs {
  return between(run.startedAt, runEnd(item, run, run.startedAt));
}

/** Sum of the pauses before `at`; an open pause counts up to `at`. */
export function pausedTime(run: Run, at: Instant): DurationMs {
  let total = 0;
  for (const pause of run.pauses) {
    const to = Math.min(pause.to ?? at, at);
    total += Math.max(0, to - pause.from);
  }
  return duration(total);
}

/** What is left at `at` of the break agreed in a booking, during which pauses leave the end where it is; 0 for a session. */
export function breakLeft(item: PlannedItem, run: Run, at: Instant): DurationMs {
  return duration(Math.max(0, (item.unpaidBreak ?? 0) - pausedTime(run, at)));
}

export function isPaused(run: Run): boolean {
  return run.finishedAt === null && run.pauses.at(-1)?.to === null;
}

export function plannedLength(item: PlannedItem): DurationMs {
  return between(item.startsAt, item.endsAt);
}

/**
 * How far the planned end moves when a session starts `offset` after its planned start.
 * A negative offset (an early start) moves it the other way by the same rule.
 */
export function shiftOfEnd(policy: LateStartPolicy, offset: DurationMs): DurationMs {
  switch (policy) {
    case 'endOnTime':
      return duration(0);
    case 'fullLength':
      return offset;
    case 'split':
      return duration(offset / 2);
    default:
      return policy satisfies never;
  }
}

/** When a break that was started is over: it ends by itself, since nobody is in the room. */
export function breakEnd(item: PlannedItem, run: Run): Instant {
  return run.finishedAt ?? plus(run.startedAt, intendedLength(item, run));
}

export function isLate(item: PlannedItem, startedAt: Instant): boolean {
  return between(item.startsAt, startedAt) >= LATE_FROM;
}
