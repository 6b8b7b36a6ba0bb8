import type { UndoImport } from './undo-import.ts';

/** Imports that can be taken back: the last one of each calendar, the newest few of them, within a limit of memory. */
export interface UndoShelf {
  /**
   * Keeps what takes an import back, in place of the earlier one of its calendar; the oldest of the others go
   * when there are too many or too much. Answers whether it is kept: one that is too large by itself is not.
   */
  keep(feedId: string, undoId: string, undo: UndoImport): boolean;
  find(undoId: string): UndoImport | null;
  drop(undoId: string): void;
  clear(): void;
}

export interface UndoLimits {
  readonly count: number;
  readonly bytes: number;
}

/** A first import holds 5 MB for 20,000 entries, a later one only what it changes. */
const usualLimits: UndoLimits = { count: 5, bytes: 16 * 1_048_576 };

export function createUndoShelf({ count, bytes }: UndoLimits = usualLimits): UndoShelf {
  /** Oldest first. */
  let kept: readonly { readonly feedId: string; readonly undoId: string; readonly undo: UndoImport }[] = [];

  function keep(feedId: string, undoId: string, undo: UndoImport): boolean {
    kept = [...kept.filter((entry) => entry.feedId !== feedId), { feedId, undoId, undo }].slice(-count);
    while (kept.reduce((sum, entry) => sum + entry.undo.bytes, 0) > bytes) kept = kept.slice(1);
    return kept.some((entry) => entry.undoId === undoId);
  }

  return {
    keep,
    find: (undoId) => kept.find((entry) => entry.undoId === undoId)?.undo ?? null,
    drop: (undoId) => {
      kept = kept.filter((entry) => entry.undoId !== undoId);
    },
    clear: () => {
      kept = [];
    },
  };
}
