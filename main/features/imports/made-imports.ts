import { AppError } from '../../../shared/errors/app-error.ts';
import type { ImportDeps } from './deps.ts';
import { digestQueries, removals, type MadeBooks } from './store.ts';

export interface ImportOutcome {
  readonly organisations: number;
  readonly invoices: number;
  readonly undoId: string;
}

/** The newest imports, as long as they can be taken back. */
export interface MadeImports {
  /** @returns the id with which it can be taken back */
  keep(books: MadeBooks, digest: string): string;
  /** @throws AppError NOTHING_TO_UNDO */
  outcome(undoId: string): ImportOutcome;
  /** @throws AppError NOTHING_TO_UNDO; the signal's reason */
  takeBack(undoId: string, signal: AbortSignal): Promise<MadeBooks>;
}

/** Imports that can still be taken back. */
const kept = 10;

export function createMadeImports({ store, newId, writeAside }: Pick<ImportDeps, 'store' | 'newId' | 'writeAside'>): MadeImports {
  const made = new Map<string, { readonly books: MadeBooks; readonly digest: string }>();

  function keep(books: MadeBooks, digest: string): string {
    const undoId = newId();
    made.set(undoId, { books, digest });
    const [oldest] = made.keys();
    if (made.size > kept && oldest !== undefined) made.delete(oldest);
    return undoId;
  }

  function requireMade(undoId: string) {
    const entry = made.get(undoId);
    if (!entry) throw new AppError('NOTHING_TO_UNDO');
    return entry;
  }

  async function takeBack(undoId: string, signal: AbortSignal): Promise<MadeBooks> {
    const { books, digest } = requireMade(undoId);
    const work = { expected: digest, statements: removals(books), digested: digestQueries(store.read, books) };
    for (;;) {
      const { outcome } = await writeAside(work, { signal, onProgress: () => undefined });
      if (outcome === 'stoodAside') continue;
      // Changed since, or something else names what the import made.
      if (outcome !== 'written') throw new AppError('NOTHING_TO_UNDO');
      made.delete(undoId);
      return books;
    }
  }

  return {
    keep,
    outcome: (undoId) => {
      const { organisationIds, invoiceIds } = requireMade(undoId).books;
      return { organisations: organisationIds.length, invoices: invoiceIds.length, undoId };
    },
    takeBack,
  };
}
