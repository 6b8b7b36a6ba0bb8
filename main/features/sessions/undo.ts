import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { canRestore, deleteSession, isSameImage, restoreImage, takeImage, type SessionImage } from './row-images.ts';

/** One session before and after a change; null where it does not exist. */
interface Difference {
  readonly id: string;
  readonly before: SessionImage | null;
  readonly after: SessionImage | null;
}

/** Both run inside the caller's transaction, and return what is to be done once that has committed. */
export interface UndoList {
  /** Runs `change` and notes how the named sessions were before it; the result files it and gives its undo id. */
  record(db: WriteDb, ids: readonly string[], change: () => void): () => string;
  /**
   * Restores the rows of a change exactly, if it is the last change of every session it touched.
   *
   * @throws AppError SESSION_RUNNING when the clock started one of them since, NOTHING_TO_UNDO when one changed otherwise
   */
  undo(db: WriteDb, undoId: string): () => void;
}

/** Changes that can still be undone; older ones are forgotten, and all are when the profile closes. */
const kept = 50;

/** Kept in memory: an undo is for the moment after a slip, not for the day after. */
export function createUndoList(newId: () => string): UndoList {
  const changes = new Map<string, readonly Difference[]>();

  function record(db: WriteDb, ids: readonly string[], change: () => void): () => string {
    const befores = ids.map((id) => takeImage(db, id));
    change();
    const differences = ids.map((id, index) => ({ id, before: befores[index] ?? null, after: takeImage(db, id) }));
    return () => file(differences);
  }

  function file(differences: readonly Difference[]): string {
    const undoId = newId();
    changes.set(undoId, differences);
    const [oldest] = changes.keys();
    if (changes.size > kept && oldest !== undefined) changes.delete(oldest);
    return undoId;
  }

  function undo(db: WriteDb, undoId: string): () => void {
    const differences = changes.get(undoId);
    if (!differences) throw new AppError('NOTHING_TO_UNDO');
    for (const difference of differences) requireUntouched(db, difference);
    for (const { id, before } of differences) {
      if (before) restoreImage(db, before);
      else deleteSession(db, id);
    }
    return () => changes.delete(undoId);
  }

  return { record, undo };
}

function requireUntouched(db: ReadDb, { id, before, after }: Difference): void {
  const present = takeImage(db, id);
  if (!isSameImage(present, after)) {
    const isStarted = present?.run?.finishedAt === null && after?.run?.finishedAt !== null;
    throw new AppError(isStarted ? 'SESSION_RUNNING' : 'NOTHING_TO_UNDO', { sessionId: id });
  }
  if (before && !canRestore(db, before)) throw new AppError('NOTHING_TO_UNDO', { sessionId: id });
}
