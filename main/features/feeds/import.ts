import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { EntryChange, EntryValue, IncomingEntry } from '../../../shared/domain/sync/entries.ts';
import type { Brake } from '../../../shared/domain/sync/compare.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { clients, feedItems, feeds, services, sessionRuns, sessions } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';
import { findFeed, itemsOf, sessionsById, type FeedItemRow, type FeedRow, type SessionRow } from './store.ts';

export interface ImportOrder {
  readonly feedId: string;
  readonly changes: readonly EntryChange[];
  /** Keys of the ticked rows, as `keyOfChange` gives them. */
  readonly ticked: ReadonlySet<string>;
  readonly brake: Brake;
  /** The zone in which new sessions are kept. */
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly newId: () => string;
}

export interface ImportCount {
  added: number;
  moved: number;
  changed: number;
  removed: number;
}

/** The name of a row in the preview: the entry's own key, or the known one's when it is gone. */
export function keyOfChange({ incoming, known }: EntryChange): string {
  return incoming?.key ?? known?.key ?? '';
}

/** Carries out a confirmed preview. Call it inside one transaction; the feed's row must be there. */
export function importChanges(db: WriteDb, order: ImportOrder): ImportCount {
  const counts: ImportCount = { added: 0, moved: 0, changed: 0, removed: 0 };
  const writer = createWriter(db, order);
  for (const change of order.changes) {
    const { incoming, known, group } = change;
    const ticked = change.selectable && order.ticked.has(keyOfChange(change));
    if (group === 'gone') {
      if (ticked && known) counts.removed += writer.drop(change, known.key);
      else if (known && order.brake === 'none') writer.setState(known.key, 'gone');
    } else if (incoming && change.sameAs) {
      writer.remember(incoming, known?.key ?? null, 'imported', change.sameAs);
    } else if (incoming && known?.session) {
      if (group === 'same') writer.remember(incoming, known.key, 'imported', known.session.id);
      else if (ticked) {
        counts[group === 'moved' ? 'moved' : 'changed'] += 1;
        writer.follow(incoming, known.base, known.session.id);
        writer.remember(incoming, known.key, 'imported', known.session.id);
      }
    } else if (incoming && ticked) {
      counts.added += 1;
      writer.remember(incoming, known?.key ?? null, 'imported', writer.insert(incoming));
    } else if (incoming && group === 'new') {
      writer.remember(incoming, null, 'declined', null);
    }
  }
  return counts;
}

function createWriter(db: WriteDb, { feedId, zone, now, newId }: ImportOrder) {
  const clientIds = new Map<string, string>();
  const serviceIds = new Map(
    db.select({ id: services.id, name: services.name }).from(services).all().map(({ id, name }) => [wordKey(name), id]),
  );

  function clientFor(firstName: string | null): string | null {
    if (firstName === null) return null;
    const known = clientIds.get(wordKey(firstName)) ?? findClient(db, firstName);
    const id = known ?? newId();
    if (known === null) db.insert(clients).values({ id, name: firstName, code: null, archivedAt: null, createdAt: now }).run();
    clientIds.set(wordKey(firstName), id);
    return id;
  }

  function insert(entry: IncomingEntry): string {
    const id = newId();
    const isBreak = entry.kind === 'block';
    db.insert(sessions)
      .values({
        id,
        kind: isBreak ? 'break' : 'session',
        clientId: isBreak ? null : clientFor(entry.firstName),
        serviceId: serviceFor(entry.title),
        title: entry.title ?? '',
        startsAt: entry.startsAt,
        endsAt: entry.endsAt,
        zone,
        notes: '',
        status: 'planned',
        seriesId: null,
        createdAt: now,
        changedAt: now,
      })
      .run();
    return id;
  }

  function serviceFor(title: string | null): string | null {
    return title === null ? null : (serviceIds.get(wordKey(title)) ?? null);
  }

  /** Takes over what the feed changed since the last import, and nothing else. */
  function follow(entry: IncomingEntry, base: EntryValue, sessionId: string): void {
    const change: Partial<SessionRow> = { changedAt: now };
    if (entry.startsAt !== base.startsAt || entry.endsAt !== base.endsAt) Object.assign(change, { startsAt: entry.startsAt, endsAt: entry.endsAt });
    if (entry.firstName !== base.firstName) change.clientId = clientFor(entry.firstName);
    if (entry.title !== base.title) Object.assign(change, { title: entry.title ?? '', serviceId: serviceFor(entry.title) });
    db.update(sessions).set(change).where(eq(sessions.id, sessionId)).run();
  }

  /** A session with notes or a run stays and is only marked. Answers how many were removed. */
  function drop({ known, conflict }: EntryChange, key: string): number {
    if (conflict !== null || !known?.session) {
      setState(key, 'gone');
      return 0;
    }
    db.delete(sessions).where(eq(sessions.id, known.session.id)).run();
    db.delete(feedItems).where(itemIs(key)).run();
    return 1;
  }

  function setState(key: string, state: FeedItemRow['state']): void {
    db.update(feedItems).set({ state }).where(itemIs(key)).run();
  }

  /** Writes down what the feed said of the entry, under its present key. */
  function remember(entry: IncomingEntry, oldKey: string | null, state: FeedItemRow['state'], sessionId: string | null): void {
    if (oldKey !== null && oldKey !== entry.key) db.delete(feedItems).where(itemIs(oldKey)).run();
    const { startsAt, endsAt, firstName, title, unstable } = entry;
    const row = { uidKey: Buffer.from(entry.uidKey, 'base64url'), sessionId, startsAt, endsAt, firstName, title, state, unstable, seenAt: now };
    db.insert(feedItems)
      .values({ feedId, itemKey: Buffer.from(entry.key, 'base64url'), ...row })
      .onConflictDoUpdate({ target: [feedItems.feedId, feedItems.itemKey], set: row })
      .run();
  }

  const itemIs = (key: string) => and(eq(feedItems.feedId, feedId), eq(feedItems.itemKey, Buffer.from(key, 'base64url')));

  return { insert, follow, drop, setState, remember };
}

function findClient(db: WriteDb, firstName: string): string | null {
  const found = db
    .select({ id: clients.id })
    .from(clients)
    .where(sql`${clients.name} = ${firstName} COLLATE NOCASE`)
    .orderBy(sql`${clients.archivedAt} IS NOT NULL`, clients.createdAt)
    .get();
  return found?.id ?? null;
}

function wordKey(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
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
