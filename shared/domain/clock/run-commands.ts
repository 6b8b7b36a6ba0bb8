import { duration, instant, type DurationMs, type Instant } from '../time.ts';
import { accepted, refused, type CommandResult, type RunChange } from './change.ts';
import { newRun } from './late-start.ts';
import { breakEnd, isLate, isPaused, runEnd, timeLeft } from './run-time.ts';
import {
  findItem,
  isAhead,
  isUnstarted,
  openRun,
  type ClockSnapshot,
  type LateStartPolicy,
  type Run,
  type StartedItem,
} from './snapshot.ts';

/**
 * Starts a session or a break at `now`; a break that was started ends with it.
 *
 * @param chosen     the late-start choice just made; heeded only when the start is late
 * @param shortenBy  what the session gives up besides, >= 0, so that the day catches up; heeded only when the start is late
 * @returns refused: unknownItem, notOpen, sessionRunning
 */
export function startItem(
  snapshot: ClockSnapshot,
  itemId: string,
  now: Instant,
  chosen?: LateStartPolicy,
  shortenBy: DurationMs = duration(0),
): CommandResult {
  const item = findItem(snapshot, itemId);
  if (!item) return refused('unknownItem');
  if (!isUnstarted(snapshot, item)) return refused('notOpen');

  const open = openRun(snapshot);
  if (open?.item.kind === 'session') return refused('sessionRunning');
  const run = newRun(item, snapshot.settings, now, chosen);
  const given = isLate(item, now) ? Math.min(shortenBy, timeLeft(item, run, now)) : 0;
  return accepted(snapshot, { items: [], runs: startChanges({ ...run, added: duration(0 - given) }, open) });
}

/**
 * Finishes what is over and starts the next session whose planned end is still ahead.
 * A session with time left is not cut off: its client would read who is next.
 *
 * @returns refused: sessionRunning, noNextSession
 */
export function startNext(snapshot: ClockSnapshot, now: Instant): CommandResult {
  const open = openRun(snapshot);
  const isSession = open?.item.kind === 'session';
  if (open && isSession && timeLeft(open.item, open.run, now) > 0) return refused('sessionRunning');

  const next = snapshot.items.find((item) => item.kind === 'session' && isAhead(snapshot, item, now));
  if (!next) return refused('noNextSession');
  const finished = open && isSession ? [finishChange(open, now, 'hand')] : [];
  return accepted(snapshot, {
    items: [],
    runs: [...finished, ...startChanges(newRun(next, snapshot.settings, now), isSession ? null : open)],
  });
}

/**
 * Changes the late-start choice of the running session, counted from when it really began.
 *
 * @returns refused: noSessionRunning, notLate, sessionOver (the choice would end it at once)
 */
export function chooseLateStart(snapshot: ClockSnapshot, lateStart: LateStartPolicy, now: Instant): CommandResult {
  const open = openSession(snapshot);
  if (!open) return refused('noSessionRunning');
  if (!isLate(open.item, open.run.startedAt)) return refused('notLate');

  const changed: Run = { ...open.run, lateStart, keptBy: 'hand' };
  const end = runEnd(open.item, changed, now);
  if (end <= now && end < runEnd(open.item, open.run, now)) return refused('sessionOver');
  return changeRun(snapshot, open, changed);
}

/**
 * Stops the time left; the end moves on for as long as the pause lasts, under every late-start choice.
 *
 * @returns refused: noSessionRunning, alreadyPaused, sessionOver
 */
export function pauseSession(snapshot: ClockSnapshot, now: Instant): CommandResult {
  const open = openSession(snapshot);
  if (!open) return refused('noSessionRunning');
  if (isPaused(open.run)) return refused('alreadyPaused');
  if (timeLeft(open.item, open.run, now) <= 0) return refused('sessionOver');

  const pauses = [...open.run.pauses, { from: now, to: null }];
  return changeRun(snapshot, open, { ...open.run, pauses, keptBy: 'hand' });
}

/**
 * Ends the pause; one that took no time leaves no trace.
 *
 * @returns refused: noSessionRunning, notPaused
 */
export function resumeSession(snapshot: ClockSnapshot, now: Instant): CommandResult {
  const open = openSession(snapshot);
  if (!open) return refused('noSessionRunning');
  if (!isPaused(open.run)) return refused('notPaused');
  const pauses = withPauseClosed(open.run, now).pauses.filter(({ from, to }) => from !== to);
  return changeRun(snapshot, open, { ...open.run, pauses, keptBy: 'hand' });
}

/**
 * Makes the running session (or started break) longer, or with a negative `by` shorter.
 * Shortening goes down to "ends now" and no further: it never makes up overtime.
 *
 * @returns refused: noSessionRunning, sessionOver (shortening with nothing left)
 */
export function adjustEnd(snapshot: ClockSnapshot, by: DurationMs, now: Instant): CommandResult {
  const open = openRun(snapshot);
  const left = open ? timeLeft(open.item, open.run, now) : 0;
  if (!open || (open.item.kind === 'break' && left <= 0)) return refused('noSessionRunning');
  if (by < 0 && left <= 0) return refused('sessionOver');

  const added = duration(open.run.added + Math.max(by, -Math.max(left, 0)));
  return changeRun(snapshot, open, { ...open.run, added, keptBy: 'hand' });
}

/**
 * Ends the running session (or started break) at `now`; a pause ends with it.
 *
 * @returns refused: noSessionRunning
 */
export function finishItem(snapshot: ClockSnapshot, now: Instant): CommandResult {
  const open = openRun(snapshot);
  if (!open) return refused('noSessionRunning');
  return accepted(snapshot, { items: [], runs: [finishChange(open, now, 'hand')] });
}

/** How a finish is recorded; never before the start, and for a break never after its end. */
export function finishChange({ item, run }: StartedItem, now: Instant, keptBy: Run['keptBy']): RunChange {
  const at = item.kind === 'break' ? Math.min(now, breakEnd(item, run)) : now;
  const finishedAt = instant(Math.max(at, run.startedAt));
  return { itemId: item.id, before: run, after: { ...withPauseClosed(run, finishedAt), finishedAt, keptBy } };
}

function startChanges(run: Run, openBreak: StartedItem | null): readonly RunChange[] {
  const started: RunChange = { itemId: run.itemId, before: null, after: run };
  return openBreak ? [finishChange(openBreak, run.startedAt, 'hand'), started] : [started];
}

function changeRun(snapshot: ClockSnapshot, { item, run }: StartedItem, after: Run): CommandResult {
  return accepted(snapshot, { items: [], runs: [{ itemId: item.id, before: run, after }] });
}

function openSession(snapshot: ClockSnapshot): StartedItem | null {
  const open = openRun(snapshot);
  return open?.item.kind === 'session' ? open : null;
}

/** A clock set back may put `now` before the pause: it then counts for nothing. */
function withPauseClosed(run: Run, now: Instant): Run {
  const pauses = run.pauses.map((pause) => (pause.to === null ? { ...pause, to: instant(Math.max(now, pause.from)) } : pause));
  return { ...run, pauses };
}
