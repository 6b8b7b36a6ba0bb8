import { and, eq, isNotNull, notInArray } from 'drizzle-orm';
import type { Brake } from '../../../shared/domain/sync/compare.ts';
import { effectOf, type ImportEffect } from '../../../shared/domain/sync/effect.ts';
import type { EntryChange } from '../../../shared/domain/sync/entries.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { clients, feedItems, feeds, sessionRuns, sessions } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';
import { createItemWriter, createSessionWriter, type WriterOrder } from './import-writer.ts';
import { findFeed, itemsOf, sessionsById, type FeedItemRow, type FeedRow } from './store.ts';

export interface ImportOrder extends WriterOrder {
  readonly changes: readonly EntryChange[];
  /** Keys of the ticked rows, as `keyOfChange` gives them. */
  readonly ticked: ReadonlySet<string>;
  readonly brake: Brake;
}

export interface ImportCount {
  readonly added: number;
  readonly moved: number;
  readonly changed: number;
  readonly removed: number;
}

/** The name of a row in the preview: the entry's own key, or the known one's when it is gone. */
export function keyOfChange({ incoming, known }: EntryChange): string {
  return incoming?.key ?? known?.key ?? '';
}

/** Carries out a confirmed preview. Call it inside one transaction; the feed's row must be there. */
export function importChanges(db: WriteDb, order: ImportOrder): ImportCount {
  const carryOut = createImporter(db, order);
  const counts = { added: 0, moved: 0, changed: 0, removed: 0 };
  for (const change of order.changes) {
    const ticked = change.selectable && order.ticked.has(keyOfChange(change));
    const effect = effectOf(change, ticked, order.brake);
    carryOut(effect);
    if (effect.do === 'add') counts.added += 1;
    else if (effect.do === 'remove') counts.removed += 1;
    else if (effect.do === 'follow') counts[change.group === 'moved' ? 'moved' : 'changed'] += 1;
  }
  return counts;
}

function createImporter(db: WriteDb, order: ImportOrder): (effect: ImportEffect) => void {
  const writer = createSessionWriter(db, order);
  const items = createItemWriter(db, order);
  return (effect) => {
    switch (effect.do) {
      case 'nothing':
        break;
      case 'remove':
        db.delete(sessions).where(eq(sessions.id, effect.sessionId)).run();
        items.forget(effect.oldKey);
        break;
      case 'markGone':
        items.markGone(effect.oldKey);
        break;
      case 'tie':
        items.remember(effect.entry, effect.oldKey, 'imported', effect.sessionId);
        break;
      case 'follow':
        writer.follow(effect.entry, effect.base, effect.sessionId);
        items.remember(effect.entry, effect.oldKey, 'imported', effect.sessionId);
        break;
      case 'add':
        items.remember(effect.entry, effect.oldKey, 'imported', writer.add(effect.entry));
        break;
      case 'decline':
        items.remember(effect.entry, null, 'declined', null);
        break;
      default:
        effect satisfies never;
    }
  };
}

/**
 * Notes how things stand before an import and answers what puts them back.
 * Sessions that were changed, run or noted after the import are left alone.
 *
 * @param importedAt  the `now` of the import, which marks the rows it writes
 */
export function rememberBefore(db: WriteDb, feedId: string, changes: readonly EntryChange[], importedAt: Instant): (db: WriteDb) => void {
  const touched = changes.flatMap(({ known }) => known?.session?.id ?? []);
  const feedBefore = findFeed(db, feedId);
  const itemsBefore = itemsOf(db, feedId);
  const sessionsBefore = sessionsById(db, touched);

  return (later) => {
    removeMadeSince(later, feedId, itemsBefore, importedAt);
    const present = new Map(sessionsById(later, touched).map((row) => [row.id, row]));
    for (const row of sessionsBefore) {
      if ((present.get(row.id)?.changedAt ?? importedAt) !== importedAt) continue;
      later.insert(sessions).values(row).onConflictDoUpdate({ target: sessions.id, set: row }).run();
    }
    restoreFeed(later, feedId, feedBefore, itemsBefore);
    removeClientsMadeAt(later, importedAt);
  };
}

function removeMadeSince(db: WriteDb, feedId: string, before: readonly FeedItemRow[], importedAt: Instant): void {
  const kept = new Set(before.flatMap(({ sessionId }) => sessionId ?? []));
  const made = itemsOf(db, feedId).flatMap(({ sessionId }) => (sessionId && !kept.has(sessionId) ? sessionId : []));
  const ran = db.select({ id: sessionRuns.sessionId }).from(sessionRuns);
  for (const id of made) {
    db.delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.createdAt, importedAt), eq(sessions.changedAt, importedAt), notInArray(sessions.id, ran)))
      .run();
  }
}

function restoreFeed(db: WriteDb, feedId: string, feedBefore: FeedRow | null, itemsBefore: readonly FeedItemRow[]): void {
  db.delete(feedItems).where(eq(feedItems.feedId, feedId)).run();
  if (!feedBefore) {
    db.delete(feeds).where(eq(feeds.id, feedId)).run();
    return;
  }
  db.insert(feeds).values(feedBefore).onConflictDoUpdate({ target: feeds.id, set: feedBefore }).run();
  for (const row of itemsBefore) db.insert(feedItems).values(row).run();
}

function removeClientsMadeAt(db: WriteDb, importedAt: Instant): void {
  const used = db.selectDistinct({ id: sessions.clientId }).from(sessions).where(isNotNull(sessions.clientId));
  db.delete(clients).where(and(eq(clients.createdAt, importedAt), notInArray(clients.id, used))).run();
}
