import { instant, seconds, type DurationMs, type Instant } from '../time.ts';
import type { SessionPhase } from './phase.ts';
import { isPaused, timeLeft } from './run-time.ts';
import { openRun, type ClockSnapshot, type Cue, type PlannedItem, type Run } from './snapshot.ts';

/** A cue heard later than this says something untrue, so it is dropped. */
const CUE_STAYS_TRUE_FOR: DurationMs = seconds(5);

/**
 * The cue to sound at `now`, given that cues were last looked for at `previous`.
 * None for a silent session, while muted or paused, after sleep, or when time went backwards;
 * of several crossed at once only the last. Asking again with `previous = now` gives none.
 *
 * @returns at most one cue; a list, because none is the usual answer
 * @see docs/rules/session-clock.md §8
 */
export function cuesBetween(snapshot: ClockSnapshot, previous: Instant, now: Instant): readonly Cue[] {
  const open = openRun(snapshot);
  if (!open || isPaused(open.run) || now <= previous) return [];

  const crossed = crossedLast(open.item, open.run, previous, now);
  return crossed !== null && isAudible(snapshot, open.item, crossed) ? [crossed] : [];
}

/** The cue that belongs to a phase's beginning, or null when it makes no sound. */
export function cueOfPhase(snapshot: ClockSnapshot, item: PlannedItem, phase: SessionPhase): Cue | null {
  const cue = phase === 'running' ? 'start' : phase === 'overtime' ? 'over' : phase;
  return isAudible(snapshot, item, cue) ? cue : null;
}

function isAudible(snapshot: ClockSnapshot, item: PlannedItem, cue: Cue): boolean {
  const { sounds } = snapshot.settings;
  return item.kind === 'session' && !item.silent && !sounds.muted && sounds.cues[cue];
}

/** Marks are compared by time left, so pauses and extensions in between need no special case. */
function crossedLast(item: PlannedItem, run: Run, previous: Instant, now: Instant): Cue | null {
  const left = timeLeft(item, run, now);
  const before = timeLeft(item, run, instant(Math.max(previous, run.startedAt)));
  const marks: readonly (readonly [Cue, number])[] = [
    ['over', 0],
    ['final', item.finalWarning],
    ['windDown', item.windDown],
  ];

  const [cue, mark] = marks.find(([, at]) => at < before && left <= at) ?? [null, 0];
  if (cue !== null) return mark - left <= CUE_STAYS_TRUE_FOR ? cue : null;
  const isStart = previous < run.startedAt && run.startedAt <= now && now - run.startedAt <= CUE_STAYS_TRUE_FOR;
  return isStart ? 'start' : null;
}
