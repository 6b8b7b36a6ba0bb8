import { and, eq, sql } from 'drizzle-orm';
import type { EntryValue, IncomingEntry } from '../../../shared/domain/sync/entries.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { clients, feedItems, services, sessions } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';
import type { FeedItemRow, SessionRow } from './store.ts';

export interface WriterOrder {
  readonly feedId: string;
  /** The zone in which new sessions are kept. */
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly newId: () => string;
}

/** Writes sessions and clients as a feed has them. */
export interface SessionWriter {
  /** Answers with the id of the new session. */
  add(entry: IncomingEntry): string;
  /** Takes over what the feed changed since the last import, and nothing else. */
  follow(entry: IncomingEntry, base: EntryValue, sessionId: string): void;
}

export function createSessionWriter(db: WriteDb, { zone, now, newId }: WriterOrder): SessionWriter {
  const clientFor = createClientFinder(db, now, newId);
  const serviceFor = createServiceFinder(db);

  function add(entry: IncomingEntry): string {
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
        held: false,
        seriesId: null,
        createdAt: now,
        changedAt: now,
      })
      .run();
    return id;
  }

  function follow(entry: IncomingEntry, base: EntryValue, sessionId: string): void {
    const change: Partial<SessionRow> = { changedAt: now };
    if (entry.startsAt !== base.startsAt || entry.endsAt !== base.endsAt)
      Object.assign(change, { startsAt: entry.startsAt, endsAt: entry.endsAt });
    if (entry.firstName !== base.firstName) change.clientId = clientFor(entry.firstName);
    if (entry.title !== base.title) Object.assign(change, { title: entry.title ?? '', serviceId: serviceFor(entry.title) });
    db.update(sessions).set(change).where(eq(sessions.id, sessionId)).run();
  }

  return { add, follow };
}

/** Finds the client of a first name, or makes one; of several the one in use longest. */
function createClientFinder(db: WriteDb, now: Instant, newId: () => string): (firstName: string | null) => string | null {
  const ids = new Map<string, string>();
  return (firstName) => {
    if (firstName === null) return null;
    const known = ids.get(wordKey(firstName)) ?? findClient(db, firstName);
    const id = known ?? newId();
    if (known === null) db.insert(clients).values({ id, name: firstName, code: null, archivedAt: null, createdAt: now }).run();
    ids.set(wordKey(firstName), id);
    return id;
  };
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

/** A title that names one of the user's services takes its length of warnings, turnover and colour. */
function createServiceFinder(db: WriteDb): (title: string | null) => string | null {
  const rows = db.select({ id: services.id, name: services.name }).from(services).all();
  const ids = new Map(rows.map(({ id, name }) => [wordKey(name), id]));
  return (title) => (title === null ? null : (ids.get(wordKey(title)) ?? null));
}

function wordKey(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Writes what a feed said of its entries at this import. */
export interface ItemWriter {
  /** Under the entry's present key; a row under another key is replaced. */
  remember(entry: IncomingEntry, oldKey: string | null, state: FeedItemRow['state'], sessionId: string | null): void;
  markGone(key: string): void;
  forget(key: string): void;
}

export function createItemWriter(db: WriteDb, { feedId, now }: WriterOrder): ItemWriter {
  const itemIs = (key: string) => and(eq(feedItems.feedId, feedId), eq(feedItems.itemKey, Buffer.from(key, 'base64url')));
  const forget = (key: string): void => void db.delete(feedItems).where(itemIs(key)).run();

  function remember(entry: IncomingEntry, oldKey: string | null, state: FeedItemRow['state'], sessionId: string | null): void {
    if (oldKey !== null && oldKey !== entry.key) forget(oldKey);
    const { startsAt, endsAt, firstName, title, unstable } = entry;
    const row = {
      uidKey: Buffer.from(entry.uidKey, 'base64url'),
      sessionId,
      startsAt,
      endsAt,
      firstName,
      title,
      state,
      unstable,
      seenAt: now,
    };
    db.insert(feedItems)
      .values({ feedId, itemKey: Buffer.from(entry.key, 'base64url'), ...row })
      .onConflictDoUpdate({ target: [feedItems.feedId, feedItems.itemKey], set: row })
      .run();
  }

  return { remember, forget, markGone: (key) => void db.update(feedItems).set({ state: 'gone' }).where(itemIs(key)).run() };
}
