import { and, eq, isNotNull, notExists, notInArray, sql } from 'drizzle-orm';
import type { ImportEffect } from '../../../shared/domain/sync/effect.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { clients, feedItems, feeds, services, sessionRuns, sessions } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { asInserted, itemKey, itemSlots, sessionSlots } from './import-writer.ts';
import { findFeed, type FeedItemRow, type FeedRow, type SessionRow } from './store.ts';

/** What takes an import back. */
export interface UndoImport {
  /** About how much memory it holds on to. */
  readonly bytes: number;
  /** Puts back how things stood; to be run in one transaction. */
  restore(db: WriteDb): void;
}

interface Before {
  readonly feed: FeedRow | null;
  /** The rows that the plan writes or removes; those that it merely sees are not among them. */
  readonly items: readonly FeedItemRow[];
  readonly sessions: readonly SessionRow[];
  readonly clients: ReadonlyMap<string, ClientRow>;
}

type ClientRow = typeof clients.$inferSelect;

/**
 * Notes how things stand before a plan is carried out. The result is called after it with the ids of the sessions that
 * were made, and answers what takes it back.
 * Sessions that were changed, run, noted or removed after the import are left as they are then.
 *
 * @param importedAt  the `now` of the import, which marks the rows it writes
 */
export function rememberBefore(
  db: ReadDb,
  feedId: string,
  effects: readonly ImportEffect[],
  importedAt: Instant,
): (made: readonly string[]) => UndoImport {
  const keys = [...new Set(effects.flatMap(keysOfEffect))].map(itemKey);
  const before = readBefore(db, feedId, keys, effects);
  const removed = new Set(effects.flatMap((effect) => (effect.do === 'remove' ? effect.sessionId : [])));

  return (made) => ({
    bytes: bytesOf(before) + made.length * idBytes + keys.length * keyBytes,
    restore: (later) => {
      removeMade(later, made, importedAt);
      restoreSessions(later, before, (row, present) => (present ? present.changedAt === importedAt : removed.has(row.id)));
      restoreFeed(later, feedId, before, keys);
      removeClientsMadeAt(later, importedAt);
    },
  });
}

/** Identities whose rows an effect writes or removes. */
function keysOfEffect(effect: ImportEffect): readonly string[] {
  switch (effect.do) {
    case 'nothing':
    case 'see':
      return [];
    case 'remove':
    case 'markGone':
      return [effect.oldKey];
    case 'tie':
    case 'follow':
    case 'add':
      return effect.oldKey === null ? [effect.entry.key] : [effect.entry.key, effect.oldKey];
    case 'decline':
      return [effect.entry.key];
    default:
      return effect satisfies never;
  }
}

function readBefore(db: ReadDb, feedId: string, keys: readonly Buffer[], effects: readonly ImportEffect[]): Before {
  const item = itemByKey(db, feedId);
  const session = sessionById(db);
  const client = db
    .select()
    .from(clients)
    .where(eq(clients.id, sql.placeholder('id')))
    .prepare();
  const touched = effects.flatMap((effect) => (effect.do === 'remove' || effect.do === 'follow' ? effect.sessionId : []));
  const sessionsBefore = touched.flatMap((id) => session.get({ id }) ?? []);
  const clientIds = new Set(sessionsBefore.flatMap(({ clientId }) => clientId ?? []));
  return {
    feed: findFeed(db, feedId),
    items: keys.flatMap((key) => item.get({ itemKey: key }) ?? []),
    sessions: sessionsBefore,
    clients: new Map([...clientIds].flatMap((id) => client.get({ id }) ?? []).map((row) => [row.id, row])),
  };
}

function itemByKey(db: ReadDb, feedId: string) {
  return db
    .select()
    .from(feedItems)
    .where(and(eq(feedItems.feedId, feedId), eq(feedItems.itemKey, sql.placeholder('itemKey'))))
    .prepare();
}

function sessionById(db: ReadDb) {
  return db
    .select()
    .from(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare();
}

const rowBytes = 400;
const idBytes = 100;
const keyBytes = 150;

/** Two bytes a character, and what the objects themselves take. */
function bytesOf({ items, sessions: rows, clients: people }: Before): number {
  const texts = [
    ...items.map(({ title }) => title?.length ?? 0),
    ...rows.map(({ title, notes }) => title.length + notes.length),
    ...[...people.values()].map(({ name }) => name.length),
  ];
  return texts.reduce((sum, length) => sum + rowBytes + 2 * length, 0);
}

function removeMade(db: WriteDb, made: readonly string[], importedAt: Instant): void {
  const ran = db
    .select({ one: sql`1` })
    .from(sessionRuns)
    .where(eq(sessionRuns.sessionId, sessions.id));
  const untouched = and(eq(sessions.createdAt, importedAt), eq(sessions.changedAt, importedAt), notExists(ran));
  const removal = db
    .delete(sessions)
    .where(and(eq(sessions.id, sql.placeholder('id')), untouched))
    .prepare();
  for (const id of made) removal.run({ id });
}

/** A session's client may have been removed since, having no session left, and comes back with it; a removed service does not. */
function restoreSessions(db: WriteDb, before: Before, isAsImported: (row: SessionRow, present: SessionRow | undefined) => boolean): void {
  const session = sessionById(db);
  const serviceIds = new Set(
    db
      .select({ id: services.id })
      .from(services)
      .all()
      .map(({ id }) => id),
  );
  const upsert = db
    .insert(sessions)
    .values(sessionSlots)
    .onConflictDoUpdate({ target: sessions.id, set: asInserted(sessions) })
    .prepare();
  for (const row of before.sessions) {
    if (!isAsImported(row, session.get({ id: row.id }))) continue;
    const client = row.clientId === null ? undefined : before.clients.get(row.clientId);
    if (client) db.insert(clients).values(client).onConflictDoNothing().run();
    upsert.run({ ...row, serviceId: row.serviceId !== null && serviceIds.has(row.serviceId) ? row.serviceId : null });
  }
}

function restoreFeed(db: WriteDb, feedId: string, { feed, items }: Before, keys: readonly Buffer[]): void {
  if (!feed) {
    db.delete(feeds).where(eq(feeds.id, feedId)).run();
    return;
  }
  db.insert(feeds).values(feed).onConflictDoUpdate({ target: feeds.id, set: feed }).run();
  const session = sessionById(db);
  const removal = db
    .delete(feedItems)
    .where(and(eq(feedItems.feedId, feedId), eq(feedItems.itemKey, sql.placeholder('itemKey'))))
    .prepare();
  const insertion = db.insert(feedItems).values(itemSlots).prepare();
  for (const key of keys) removal.run({ itemKey: key });
  for (const row of items) {
    const isRemoved = row.sessionId !== null && session.get({ id: row.sessionId }) === undefined;
    // As when the session was removed: the next sync must not bring it back.
    insertion.run(isRemoved ? { ...row, sessionId: null, state: 'declined' } : row);
  }
}

function removeClientsMadeAt(db: WriteDb, importedAt: Instant): void {
  const used = db.selectDistinct({ id: sessions.clientId }).from(sessions).where(isNotNull(sessions.clientId));
  db.delete(clients)
    .where(and(eq(clients.createdAt, importedAt), notInArray(clients.id, used)))
    .run();
}
