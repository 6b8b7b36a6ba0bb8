import { and, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { ImportEffect } from '../../../shared/domain/sync/effect.ts';
import type { IncomingEntry } from '../../../shared/domain/sync/entries.ts';
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
  follow(effect: Extract<ImportEffect, { do: 'follow' }>): void;
}

export function createSessionWriter(db: WriteDb, { zone, now, newId }: WriterOrder): SessionWriter {
  const clientFor = createClientFinder(db, now, newId);
  const serviceFor = createServiceFinder(db);

  const insertion = db.insert(sessions).values(sessionSlots).prepare();

  function add(entry: IncomingEntry): string {
    const id = newId();
    const isBreak = entry.kind === 'block';
    const row = {
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
    } satisfies SessionRow;
    insertion.run(row);
    return id;
  }

  function follow({ entry, base, sessionId, isOnAgain }: Extract<ImportEffect, { do: 'follow' }>): void {
    const change: Partial<SessionRow> = { changedAt: now };
    if (isOnAgain) change.status = 'planned';
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
  /** Notes that the entry is still there as it was. */
  see(key: string): void;
  forget(key: string): void;
}

export function createItemWriter(db: WriteDb, { feedId, now }: WriterOrder): ItemWriter {
  const isItem = and(eq(feedItems.feedId, feedId), eq(feedItems.itemKey, sql.placeholder('itemKey')));
  const removal = db.delete(feedItems).where(isItem).prepare();
  const marking = db.update(feedItems).set({ state: 'gone' }).where(isItem).prepare();
  const seeing = db.update(feedItems).set({ seenAt: now }).where(isItem).prepare();
  const upsert = db
    .insert(feedItems)
    .values(itemSlots)
    .onConflictDoUpdate({ target: [feedItems.feedId, feedItems.itemKey], set: asInserted(feedItems) })
    .prepare();
  const forget = (key: string): void => void removal.run({ itemKey: itemKey(key) });

  function remember(entry: IncomingEntry, oldKey: string | null, state: FeedItemRow['state'], sessionId: string | null): void {
    if (oldKey !== null && oldKey !== entry.key) forget(oldKey);
    const { key, startsAt, endsAt, firstName, title, unstable } = entry;
    const uidKey = Buffer.from(entry.uidKey, 'base64url');
    const row = { feedId, itemKey: itemKey(key), uidKey, sessionId, startsAt, endsAt, firstName, title, state, unstable, seenAt: now };
    upsert.run(row satisfies FeedItemRow);
  }

  return {
    remember,
    forget,
    markGone: (key) => void marking.run({ itemKey: itemKey(key) }),
    see: (key) => void seeing.run({ itemKey: itemKey(key) }),
  };
}

/** A key of the comparison as its column holds it. */
export function itemKey(key: string): Buffer {
  return Buffer.from(key, 'base64url');
}

/** For an upsert that takes over every column. */
export function asInserted(table: typeof feedItems | typeof sessions): Readonly<Record<string, SQL>> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
}

const slot = sql.placeholder;

/** Every column of a session, filled when a prepared statement runs. */
export const sessionSlots = {
  id: slot('id'),
  kind: slot('kind'),
  clientId: slot('clientId'),
  serviceId: slot('serviceId'),
  title: slot('title'),
  startsAt: slot('startsAt'),
  endsAt: slot('endsAt'),
  zone: slot('zone'),
  notes: slot('notes'),
  status: slot('status'),
  held: slot('held'),
  seriesId: slot('seriesId'),
  createdAt: slot('createdAt'),
  changedAt: slot('changedAt'),
} satisfies Record<keyof SessionRow, unknown>;

/** Every column of a feed's item, the same way. */
export const itemSlots = {
  feedId: slot('feedId'),
  itemKey: slot('itemKey'),
  uidKey: slot('uidKey'),
  sessionId: slot('sessionId'),
  startsAt: slot('startsAt'),
  endsAt: slot('endsAt'),
  firstName: slot('firstName'),
  title: slot('title'),
  state: slot('state'),
  unstable: slot('unstable'),
  seenAt: slot('seenAt'),
} satisfies Record<keyof FeedItemRow, unknown>;
