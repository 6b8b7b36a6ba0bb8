import { and, eq, inArray, isNotNull, notInArray } from 'drizzle-orm';
import type { EntryChange } from '../../../shared/domain/sync/entries.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { clients, feedItems, feeds, services, sessionRuns, sessions } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { findFeed, itemsOf, sessionsById, type FeedItemRow, type FeedRow, type SessionRow } from './store.ts';

/** Puts back how things stood before an import; to be run in one transaction. */
export type UndoImport = (db: WriteDb) => void;

/**
 * Notes how things stand before an import. The result is called after it, in the same transaction, and answers what takes it back.
 * Sessions that were changed, run, noted or removed after the import are left as they are then.
 *
 * @param importedAt  the `now` of the import, which marks the rows it writes
 */
export function rememberBefore(
  db: ReadDb,
  feedId: string,
  changes: readonly EntryChange[],
  importedAt: Instant,
): (after: ReadDb) => UndoImport {
  const touched = changes.flatMap(({ known }) => known?.session?.id ?? []);
  const feedBefore = findFeed(db, feedId);
  const itemsBefore = itemsOf(db, feedId);
  const sessionsBefore = sessionsById(db, touched);
  const clientsBefore = clientsOf(db, sessionsBefore);

  return (after) => {
    const left = new Set(sessionsById(after, touched).map(({ id }) => id));
    return (later) => {
      removeMadeSince(later, feedId, itemsBefore, importedAt);
      const present = new Map(sessionsById(later, touched).map((row) => [row.id, row]));
      const isAsImported = ({ id }: SessionRow): boolean => {
        const row = present.get(id);
        return row ? row.changedAt === importedAt : !left.has(id);
      };
      for (const row of sessionsBefore.filter(isAsImported)) restoreSession(later, row, clientsBefore);
      restoreFeed(later, feedId, feedBefore, itemsBefore);
      removeClientsMadeAt(later, importedAt);
    };
  };
}

type ClientRow = typeof clients.$inferSelect;

function clientsOf(db: ReadDb, rows: readonly SessionRow[]): ReadonlyMap<string, ClientRow> {
  const ids = rows.flatMap(({ clientId }) => clientId ?? []);
  const found = ids.length === 0 ? [] : db.select().from(clients).where(inArray(clients.id, ids)).all();
  return new Map(found.map((row) => [row.id, row]));
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

/** Its client may have been removed since, having no session left, and comes back with it; a removed service does not. */
function restoreSession(db: WriteDb, row: SessionRow, clientsBefore: ReadonlyMap<string, ClientRow>): void {
  const client = row.clientId === null ? undefined : clientsBefore.get(row.clientId);
  if (client) db.insert(clients).values(client).onConflictDoNothing().run();
  const serviceId = row.serviceId !== null && hasService(db, row.serviceId) ? row.serviceId : null;
  const restored = { ...row, serviceId };
  db.insert(sessions).values(restored).onConflictDoUpdate({ target: sessions.id, set: restored }).run();
}

function hasService(db: ReadDb, id: string): boolean {
  return db.select({ id: services.id }).from(services).where(eq(services.id, id)).get() !== undefined;
}

function restoreFeed(db: WriteDb, feedId: string, feedBefore: FeedRow | null, itemsBefore: readonly FeedItemRow[]): void {
  db.delete(feedItems).where(eq(feedItems.feedId, feedId)).run();
  if (!feedBefore) {
    db.delete(feeds).where(eq(feeds.id, feedId)).run();
    return;
  }
  db.insert(feeds).values(feedBefore).onConflictDoUpdate({ target: feeds.id, set: feedBefore }).run();
  const present = new Set(
    sessionsById(
      db,
      itemsBefore.flatMap(({ sessionId }) => sessionId ?? []),
    ).map(({ id }) => id),
  );
  for (const row of itemsBefore) {
    const isRemoved = row.sessionId !== null && !present.has(row.sessionId);
    // As when the session was removed: the next sync must not bring it back.
    db.insert(feedItems)
      .values(isRemoved ? { ...row, sessionId: null, state: 'declined' } : row)
      .run();
  }
}

function removeClientsMadeAt(db: WriteDb, importedAt: Instant): void {
  const used = db.selectDistinct({ id: sessions.clientId }).from(sessions).where(isNotNull(sessions.clientId));
  db.delete(clients)
    .where(and(eq(clients.createdAt, importedAt), notInArray(clients.id, used)))
    .run();
}
