import {
  mostPreviewRows,
  type Feed,
  type Preview,
  type PreviewChoice,
  type PreviewItem,
  type ZoneAnswer,
} from '../../../shared/contract/feeds.ts';
import { deriveNamePosition } from '../../../shared/domain/feed/name-position.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FeedDeps } from './deps.ts';
import { disconnectFeed, feedView, renameFeed } from './feed-rows.ts';
import { createFeedFetching } from './fetching.ts';
import { createFeedImporting, type ImportOutcome } from './importing.ts';
import { previewOf, type HeldPreview } from './preview.ts';
import { findFeed, listFeeds } from './store.ts';

/** The words that were tapped in one row of a preview, as indexes. */
export interface NameTap {
  readonly key: string;
  readonly words: readonly number[];
}

/** A part of a preview: a page of one group, or rows by their keys. */
export type RowsWanted =
  | { readonly group: PreviewItem['group']; readonly offset: number; readonly limit: number }
  | { readonly keys: readonly string[] };

export interface ImportResult extends Omit<ImportOutcome, 'feedId'> {
  readonly feed: Feed;
}

export interface FeedService {
  list(): readonly Feed[];
  /** The next three answer with a job, whose result is a preview. */
  previewAddress(address: string, allowPrivate: boolean): string;
  previewUpload(uploadId: string): string;
  sync(feedId: string): string;
  preview(previewId: string): Preview;
  previewRows(previewId: string, wanted: RowsWanted): readonly PreviewItem[];
  applyNameRule(previewId: string, tap: NameTap | null): Promise<Preview>;
  answerZone(previewId: string, answer: ZoneAnswer): Promise<Preview>;
  /** Answers with a job, whose result is for `imported`. */
  import(previewId: string, name: string, choice: PreviewChoice): string;
  imported(importId: string): ImportResult;
  undoImport(undoId: string): void;
  rename(feedId: string, name: string): Feed;
  disconnect(feedId: string, removeSessions: boolean): { removed: number; kept: number };
}

/** Calendar feeds: fetched only when asked, shown before anything is imported. Rules in docs/rules/calendar-sync.md. */
export function createFeedService(deps: FeedDeps): FeedService {
  const { store, log, announce } = deps;
  const fetching = createFeedFetching(deps);
  const importing = createFeedImporting(deps, fetching);

  function previewRows(previewId: string, wanted: RowsWanted): readonly PreviewItem[] {
    const { rows, byKey } = fetching.requireHeld(previewId);
    if ('keys' in wanted) return wanted.keys.slice(0, mostPreviewRows).flatMap((key) => byKey.get(key) ?? []);
    return rows.filter(({ group }) => group === wanted.group).slice(wanted.offset, wanted.offset + wanted.limit);
  }

  async function applyNameRule(previewId: string, tap: NameTap | null): Promise<Preview> {
    const held = fetching.requireHeld(previewId);
    return previewOf(await fetching.readNames(previewId, tap && positionOfTap(held, tap)));
  }

  function positionOfTap({ byKey }: HeldPreview, { key, words }: NameTap) {
    const row = byKey.get(key);
    if (!row) throw new AppError('FEED_PREVIEW_GONE');
    const position = deriveNamePosition(row.summary, words);
    if (!position) throw new AppError('INVALID_INPUT', { field: 'words' });
    return position;
  }

  function imported(importId: string): ImportResult {
    const { feedId, ...outcome } = importing.outcomeOf(importId);
    return { ...outcome, feed: viewOf(feedId) };
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
    importing.forget();
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
    preview: (previewId) => previewOf(fetching.requireHeld(previewId)),
    previewRows,
    applyNameRule,
    answerZone: async (previewId, answer) => previewOf(await fetching.answerZone(previewId, answer)),
    import: importing.start,
    imported,
    undoImport: importing.undo,
    rename,
    disconnect,
  };
}
