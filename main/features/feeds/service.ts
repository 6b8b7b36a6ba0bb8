import type { Feed, Preview } from '../../../shared/contract/feeds.ts';
import { deriveNamePosition } from '../../../shared/domain/feed/name-position.ts';
import { zoneDataIsFresh } from '../../../shared/domain/feed/zone-freshness.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FeedDeps } from './deps.ts';
import { disconnectFeed, feedView, recordSync, renameFeed, saveNewFeed } from './feed-rows.ts';
import { createFeedFetching } from './fetching.ts';
import { importChanges, type ImportCount } from './import.ts';
import { compareHeld, previewOf, summariesOf, type HeldPreview } from './preview.ts';
import { sealAddress } from './seal.ts';
import { findFeed, listFeeds } from './store.ts';
import { rememberBefore, type UndoImport } from './undo-import.ts';

/** The words that were tapped in one row of a preview, as indexes. */
export interface NameTap {
  readonly key: string;
  readonly words: readonly number[];
}

export interface ImportResult {
  readonly feed: Feed;
  readonly result: ImportCount & { readonly unreadable: number };
  readonly undoId: string;
}

export interface FeedService {
  list(): readonly Feed[];
  /** The next three answer with a job, whose result is a preview. */
  previewAddress(address: string, allowPrivate: boolean): string;
  previewUpload(uploadId: string): string;
  sync(feedId: string): string;
  preview(previewId: string): Preview;
  applyNameRule(previewId: string, tap: NameTap | null): Preview;
  import(previewId: string, name: string, keys: readonly string[]): ImportResult;
  undoImport(undoId: string): void;
  rename(feedId: string, name: string): Feed;
  disconnect(feedId: string, removeSessions: boolean): { removed: number; kept: number };
}

/** Calendar feeds: fetched only when asked, shown before anything is imported. Rules in docs/rules/calendar-sync.md. */
export function createFeedService(deps: FeedDeps): FeedService {
  const { store, clock, log, announce, newId, keyFor } = deps;
  const fetching = createFeedFetching(deps);
  /** The last import of each feed: an earlier one cannot be taken back from under it. */
  const undoable = new Map<string, { readonly undoId: string; readonly undo: UndoImport }>();

  function context() {
    return { key: keyFor('feed-identity'), practitionerNames: deps.practitionerNames(), now: clock.now() };
  }

  function preview(previewId: string): Preview {
    const held = fetching.requireHeld(previewId);
    return previewOf(held, compareHeld(store.read, held, context()), summariesOf(held, context()));
  }

  function applyNameRule(previewId: string, tap: NameTap | null): Preview {
    const held = fetching.requireHeld(previewId);
    fetching.setPosition(previewId, tap && positionOfTap(held, tap));
    return preview(previewId);
  }

  function positionOfTap(held: HeldPreview, { key, words }: NameTap) {
    const summary = summariesOf(held, context()).get(key);
    if (summary === undefined) throw new AppError('FEED_PREVIEW_GONE');
    const position = deriveNamePosition(summary, words);
    if (!position) throw new AppError('INVALID_INPUT', { field: 'words' });
    return position;
  }

  function importPreview(previewId: string, name: string, keys: readonly string[]): ImportResult {
    const held = fetching.requireHeld(previewId);
    if (!zoneDataIsFresh()) throw new AppError('FEED_ZONES_STALE');
    const { feedId } = held;
    const now = clock.now();
    const undoId = newId();
    const unreadable = held.reading?.unreadable.length ?? 0;
    const { counts, undo } = store.write((db) => {
      const comparison = compareHeld(db, held, context());
      const remember = rememberBefore(db, feedId, comparison.changes, now);
      if (held.isNew) saveNewFeed(db, held, sealedAddressOf(held), now);
      const made = importChanges(db, { feedId, ...comparison, ticked: new Set(keys), zone: held.zone, now, newId });
      renameFeed(db, feedId, name);
      recordSync(db, held, { ...made, unreadable }, now);
      return { counts: made, undo: remember(db) };
    });
    undoable.set(feedId, { undoId, undo });
    fetching.drop(feedId);
    announce(['feeds', 'sessions', 'clients']);
    log.info('feed.imported', { feedId, ...counts });
    return { feed: viewOf(feedId), result: { ...counts, unreadable }, undoId };
  }

  function sealedAddressOf({ address, feedId }: HeldPreview): Buffer | null {
    return address === null ? null : sealAddress(keyFor('feed-address'), feedId, address);
  }

  function undoImport(undoId: string): void {
    const [feedId, last] = [...undoable].find(([, entry]) => entry.undoId === undoId) ?? [];
    if (feedId === undefined || !last) throw new AppError('NOTHING_TO_UNDO');
    store.write(last.undo);
    undoable.delete(feedId);
    announce(['feeds', 'sessions', 'clients']);
  }

  function rename(feedId: string, name: string): Feed {
    viewOf(feedId);
    store.write((db) => renameFeed(db, feedId, name));
    announce(['feeds', 'sessions']);
    return viewOf(feedId);
  }

  function disconnect(feedId: string, removeSessions: boolean): { removed: number; kept: number } {
    if (!findFeed(store.read, feedId)) throw new AppError('NOT_FOUND', { feedId });
    if (fetching.isBusy()) throw new AppError('FEED_BUSY');
    fetching.drop(feedId);
    const counts = store.write((db) => disconnectFeed(db, feedId, removeSessions));
    undoable.clear();
    announce(['feeds', 'sessions']);
    log.info('feed.disconnected', { feedId, ...counts });
    return counts;
  }

  function viewOf(feedId: string): Feed {
    const row = listFeeds(store.read).find(({ id }) => id === feedId);
    if (!row) throw new AppError('NOT_FOUND', { feedId });
    return feedView(row);
  }

  return {
    list: () => listFeeds(store.read).map(feedView),
    previewAddress: fetching.fromAddress,
    previewUpload: fetching.fromUpload,
    sync: fetching.again,
    preview,
    applyNameRule,
    import: importPreview,
    undoImport,
    rename,
    disconnect,
  };
}
