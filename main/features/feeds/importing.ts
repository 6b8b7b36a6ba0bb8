import type { PreviewChoice } from '../../../shared/contract/feeds.ts';
import { zoneDataIsFresh } from '../../../shared/domain/feed/zone-freshness.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FeedDeps } from './deps.ts';
import type { FeedFetching } from './fetching.ts';
import { importInSlices, type WrittenImport } from './plan-writer.ts';
import { createUndoShelf } from './undo-shelf.ts';

/** What an import did. */
export interface ImportOutcome extends Pick<WrittenImport, 'result'> {
  readonly feedId: string;
  /** Null when what takes it back is too large to be held. */
  readonly undoId: string | null;
}

export interface FeedImporting {
  /**
   * Starts the import of a preview as a job, whose result is for `outcomeOf`.
   *
   * @throws AppError FEED_PREVIEW_GONE, FEED_ZONES_STALE, FEED_BUSY
   */
  start(previewId: string, name: string, choice: PreviewChoice): string;
  /** @throws AppError NOT_FOUND for any but the newest import of a calendar */
  outcomeOf(importId: string): ImportOutcome;
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
  /** Nothing can be taken back from here on. */
  forget(): void;
}

/** Imports previews one at a time, and takes the last ones back. */
export function createFeedImporting(deps: FeedDeps, fetching: FeedFetching): FeedImporting {
  const { store, log, announce, newId } = deps;
  const shelf = createUndoShelf();
  /** The newest of each calendar, by its id. */
  const outcomes = new Map<string, ImportOutcome & { readonly importId: string }>();

  function start(previewId: string, name: string, choice: PreviewChoice): string {
    const { feed } = fetching.requireHeld(previewId);
    if (!zoneDataIsFresh()) throw new AppError('FEED_ZONES_STALE');
    return fetching.startAlone('feed.import', async (progress, signal) => {
      progress('compare', 0, null);
      const written = await importInSlices(deps, { feed, name, choice }, signal, () => progress('import', 0, null));
      fetching.drop(feed.feedId);
      announce(['feeds', 'sessions', 'clients']);
      return keep(feed.feedId, written);
    });
  }

  function keep(feedId: string, { result, undo }: WrittenImport): string {
    const importId = newId();
    const undoId = newId();
    const isKept = shelf.keep(feedId, undoId, undo);
    outcomes.set(feedId, { feedId, importId, result, undoId: isKept ? undoId : null });
    log.info('feed.imported', { feedId, ...result, undoBytes: undo.bytes });
    return importId;
  }

  function outcomeOf(importId: string): ImportOutcome {
    const outcome = [...outcomes.values()].find((candidate) => candidate.importId === importId);
    if (!outcome) throw new AppError('NOT_FOUND', { importId });
    return outcome;
  }

  function undo(undoId: string): void {
    const found = shelf.find(undoId);
    if (!found) throw new AppError('NOTHING_TO_UNDO');
    store.write((db) => found.restore(db));
    shelf.drop(undoId);
    announce(['feeds', 'sessions', 'clients']);
  }

  return { start, outcomeOf, undo, forget: shelf.clear };
}
