import { instant, type Instant } from '../time.ts';
import { applyChange, type ClockChange } from './change.ts';
import { newRun } from './late-start.ts';
import { finishChange } from './run-commands.ts';
import { breakEnd, runEnd } from './run-time.ts';
import { isAhead, isBooking, openRun, runOf, type ClockSnapshot, type PlannedItem, type StartedItem } from './snapshot.ts';

/** A step the wall clock takes by itself. */
export interface ClockTransition {
  readonly type: 'start' | 'finish';
  readonly itemId: string;
  /** When it was due, which is also what is recorded. */
  readonly at: Instant;
  readonly change: ClockChange;
}

/**
 * What "follow the clock" has to do up to `now`, in order; nothing when the next session waits for a tap.
 * It starts each session at its planned start and finishes it at its end, as long as no hand has touched it:
 * a session started, paused or moved by hand runs into overtime, and nothing starts while it is open.
 *
 * Each step is recorded at the instant it was due, so a look after sleep or a restart records the same as a look
 * every second, and a second look gives nothing. One difference is meant: a session whose whole time passed
 * unseen is not made up afterwards; it stays unmarked.
 *
 * @see docs/rules/session-clock.md §7, follow-clock.test.ts
 */
export function dueTransitions(snapshot: ClockSnapshot, now: Instant): readonly ClockTransition[] {
  const transitions: ClockTransition[] = [];
  let current = snapshot;
  for (let step = nextStep(current, now); step && step.at <= now; step = nextStep(current, now)) {
    transitions.push(step);
    current = applyChange(current, step.change);
  }
  return transitions;
}

/** When to look again: the next step's instant, possibly past; null when only a command brings one about. */
export function nextTransitionAt(snapshot: ClockSnapshot, now: Instant): Instant | null {
  return nextStep(snapshot, now)?.at ?? null;
}

function nextStep(snapshot: ClockSnapshot, now: Instant): ClockTransition | null {
  if (snapshot.settings.autoAdvance === 'tap') return null;
  const open = openRun(snapshot);
  return open?.item.kind === 'session' ? finishStep(open) : startStep(snapshot, open, now);
}

function finishStep(open: StartedItem): ClockTransition | null {
  if (open.run.keptBy === 'hand') return null;
  const at = instant(Math.max(open.run.startedAt, runEnd(open.item, open.run, open.run.startedAt)));
  return { type: 'finish', itemId: open.item.id, at, change: { items: [], runs: [finishChange(open, at, 'clock')] } };
}

function startStep(snapshot: ClockSnapshot, openBreak: StartedItem | null, now: Instant): ClockTransition | null {
  const free = freeSince(snapshot);
  const startOf = (item: PlannedItem): number => Math.max(item.startsAt, free);
  const item = snapshot.items.find((each) => isStartable(snapshot, each, now) && startOf(each) < each.endsAt);
  if (!item) return null;

  const at = instant(startOf(item));
  const run = { ...newRun(item, snapshot.settings, at), keptBy: 'clock' } as const;
  const started = { itemId: item.id, before: null, after: run };
  const runs = openBreak ? [finishChange(openBreak, at, 'clock'), started] : [started];
  return { type: 'start', itemId: item.id, at, change: { items: [], runs } };
}

function isStartable(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): boolean {
  return item.kind === 'session' && !isBooking(item) && !item.held && isAhead(snapshot, item, now);
}

/** The end of the last thing that was started; a started break counts up to its end. */
function freeSince(snapshot: ClockSnapshot): number {
  const ends = snapshot.items.map((item) => {
    const run = runOf(snapshot, item.id);
    if (!run) return -Infinity;
    return run.finishedAt ?? (item.kind === 'break' ? breakEnd(item, run) : -Infinity);
  });
  return Math.max(-Infinity, ...ends);
}
