import { openRun, runOf, type ClockSnapshot, type Outcome, type Pause, type PlannedItem, type Run } from './snapshot.ts';

/** The part of an item that clock commands change; a calendar sync never touches it. */
export interface ItemMark {
  readonly outcome: Outcome;
  readonly held: boolean;
}

export interface ItemChange {
  readonly itemId: string;
  readonly before: ItemMark;
  readonly after: ItemMark;
}

export interface RunChange {
  readonly itemId: string;
  /** Null: there was no run. */
  readonly before: Run | null;
  /** Null: the run is gone. */
  readonly after: Run | null;
}

/** What one command did, both ways round. To be stored in one transaction. */
export interface ClockChange {
  readonly items: readonly ItemChange[];
  readonly runs: readonly RunChange[];
}

export type Refusal =
  | 'unknownItem'
  /** The item has been started, finished or marked already. */
  | 'notOpen'
  | 'sessionRunning'
  | 'noSessionRunning'
  | 'alreadyPaused'
  | 'notPaused'
  /** Nothing is left to shorten or pause. */
  | 'sessionOver'
  /** A late-start choice for a session that began in time. */
  | 'notLate'
  | 'noNextSession'
  /** The records are no longer as the change left them. */
  | 'changedSince';

export type CommandResult =
  | { readonly ok: true; readonly change: ClockChange; readonly snapshot: ClockSnapshot }
  | { readonly ok: false; readonly refusal: Refusal };

export function accepted(snapshot: ClockSnapshot, change: ClockChange): CommandResult {
  return { ok: true, change, snapshot: applyChange(snapshot, change) };
}

export function refused(refusal: Refusal): CommandResult {
  return { ok: false, refusal };
}

/** The snapshot after the change, one version on. */
export function applyChange(snapshot: ClockSnapshot, change: ClockChange): ClockSnapshot {
  const changedRuns = new Set(change.runs.map(({ itemId }) => itemId));
  const kept = snapshot.runs.filter((run) => !changedRuns.has(run.itemId));
  const added = change.runs.flatMap(({ after }) => (after ? [after] : []));
  const items = snapshot.items.map((item) => ({ ...item, ...change.items.find(({ itemId }) => itemId === item.id)?.after }));
  return { ...snapshot, items, runs: [...kept, ...added], version: snapshot.version + 1 };
}

/**
 * Takes a change back: everything is as before it, whatever the time since.
 * Refused once the records differ from what the change left, or if two sessions would run.
 */
export function undoChange(snapshot: ClockSnapshot, change: ClockChange): CommandResult {
  const isUntouched =
    change.runs.every(({ itemId, after }) => isSameRun(runOf(snapshot, itemId), after)) &&
    change.items.every(({ itemId, after }) =>
      isSameMark(
        snapshot.items.find(({ id }) => id === itemId),
        after,
      ),
    );
  if (!isUntouched) return refused('changedSince');

  const result = accepted(snapshot, inverse(change));
  return result.ok && hasTwoOpenRuns(result.snapshot) ? refused('changedSince') : result;
}

function inverse(change: ClockChange): ClockChange {
  return {
    items: change.items.map(({ itemId, before, after }) => ({ itemId, before: after, after: before })),
    runs: change.runs.map(({ itemId, before, after }) => ({ itemId, before: after, after: before })),
  };
}

function hasTwoOpenRuns(snapshot: ClockSnapshot): boolean {
  const open = openRun(snapshot);
  return snapshot.runs.some((run) => run.finishedAt === null && run !== open?.run);
}

function isSameMark(item: PlannedItem | undefined, mark: ItemMark): boolean {
  return item !== undefined && item.outcome === mark.outcome && item.held === mark.held;
}

function isSameRun(run: Run | null, other: Run | null): boolean {
  if (!run || !other) return run === other;
  return (
    run.startedAt === other.startedAt &&
    run.finishedAt === other.finishedAt &&
    run.lateStart === other.lateStart &&
    run.added === other.added &&
    run.keptBy === other.keptBy &&
    run.pauses.length === other.pauses.length &&
    run.pauses.every((pause, index) => isSamePause(pause, other.pauses[index]))
  );
}

function isSamePause(pause: Pause, other: Pause | undefined): boolean {
  return pause.from === other?.from && pause.to === other.to;
}
