import { AppError } from '../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from './store.ts';

/** How one kind of thing is copied and put back: its own row and those that belong to it alone. */
export interface RowImages<Image> {
  /** All that is stored of it; null when there is no such thing. */
  take(db: ReadDb, id: string): Image | null;
  /** Makes the stored rows what the image shows; null removes them. */
  put(db: WriteDb, id: string, image: Image | null): void;
  /** Whether what the image names is still there. */
  canPut(db: ReadDb, image: Image): boolean;
  /** Whether nobody changed it since; without this, every stored value counts. */
  isSame?(present: Image | null, after: Image | null): boolean;
  /** What is thrown when it was changed since, or cannot be put back. */
  refusal(id: string, present: Image | null, after: Image | null): AppError;
}

/** Both run inside the caller's transaction, and return what is to be done once that has committed. */
export interface UndoList {
  /** Runs `change` and notes how the named things were before it; the result files it and gives its undo id. */
  record(db: WriteDb, ids: readonly string[], change: () => void): () => string;
  /**
   * Restores the rows of a change exactly, if it is the last change of everything it touched.
   *
   * @throws AppError NOTHING_TO_UNDO, or what the images refuse with
   */
  undo(db: WriteDb, undoId: string): () => void;
}

/** One thing before and after a change; null where it does not exist. */
interface Difference<Image> {
  readonly id: string;
  readonly before: Image | null;
  readonly after: Image | null;
}

/** Changes that can still be undone; older ones are forgotten, and all are when the profile closes. */
const kept = 50;

/** Kept in memory: an undo is for the moment after a slip, not for the day after. */
export function createUndoList<Image>(newId: () => string, images: RowImages<Image>): UndoList {
  const changes = new Map<string, readonly Difference<Image>[]>();
  const isSame = images.isSame ?? ((present, after) => JSON.stringify(present) === JSON.stringify(after));

  function record(db: WriteDb, ids: readonly string[], change: () => void): () => string {
    const befores = ids.map((id) => images.take(db, id));
    change();
    const differences = ids.map((id, index) => ({ id, before: befores[index] ?? null, after: images.take(db, id) }));
    return () => file(differences);
  }

  function file(differences: readonly Difference<Image>[]): string {
    const undoId = newId();
    changes.set(undoId, differences);
    const [oldest] = changes.keys();
    if (changes.size > kept && oldest !== undefined) changes.delete(oldest);
    return undoId;
  }

  function undo(db: WriteDb, undoId: string): () => void {
    const differences = changes.get(undoId);
    if (!differences) throw new AppError('NOTHING_TO_UNDO');
    for (const { id, before, after } of differences) {
      const present = images.take(db, id);
      if (!isSame(present, after) || (before && !images.canPut(db, before))) throw images.refusal(id, present, after);
    }
    for (const { id, before } of differences) images.put(db, id, before);
    return () => changes.delete(undoId);
  }

  return { record, undo };
}
