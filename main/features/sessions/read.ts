import { and, asc, desc, eq, gt, gte, lt, or, sql } from 'drizzle-orm';
import type { ClientSessions, Session } from '../../../shared/contract/sessions.ts';
import { createNameMatch } from '../../../shared/domain/names/name-search.ts';
import { longestEntry } from '../../../shared/domain/schedule/overlap.ts';
import { minus, type DurationMs, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { clients, feedItems, feeds, services, sessionRuns, sessions } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';

export interface SessionReader {
  /** All that overlap [from, to), by start. */
  range(from: Instant, to: Instant): readonly Session[];
  /** By start; ids that do not exist are left out. */
  byIds(ids: readonly string[]): readonly Session[];
  /**
   * Nearest to `now` first; the text may stand anywhere in client, code, service, title or notes, where case matters only
   * beyond plain letters. Behind these, clients are found as in their list: by the start of words, whatever the accents.
   */
  search(text: string, limit: number, now: Instant): readonly Session[];
  /** The next three to come, soonest first, and up to `limit` that have begun, newest first. */
  ofClient(clientId: string, limit: number, now: Instant): ClientSessions;
}

/** Prepares the queries once; each answers sessions with client, service, run and feed in one go. */
export function createSessionReader(db: ReadDb): SessionReader {
  const { rangeQuery, byIdsQuery, searchAheadQuery, searchBackQuery, clientAheadQuery, clientPastQuery, namesQuery } = sessionQueries(db);
  // A search without a letter or a figure would match every name.
  const clientsNamed = (text: string): readonly string[] => {
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const matches = createNameMatch(text);
    return namesQuery.all().flatMap((client) => (matches(client) ? [client.id] : []));
  };
  return {
    range: (from, to) => toSessions(rangeQuery.values({ from, after: minus(from, longestEntry), to })),
    byIds: (ids) => toSessions(byIdsQuery.values({ ids: JSON.stringify(ids) })),
    search: (text, limit, now) => {
      const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      const nearest = (clientIds: readonly string[]): readonly Session[] => {
        const wanted = { pattern, clientIds: JSON.stringify(clientIds), limit, now };
        const found = [...toSessions(searchAheadQuery.values(wanted)), ...toSessions(searchBackQuery.values(wanted))];
        return found.sort((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now)).slice(0, limit);
      };
      // What has the very text comes before what is only named alike.
      const exact = nearest([]);
      const alike = exact.length < limit ? clientsNamed(text) : [];
      if (alike.length === 0) return exact;
      const known = new Set(exact.map(({ id }) => id));
      return [...exact, ...nearest(alike).filter(({ id }) => !known.has(id))].slice(0, limit);
    },
    ofClient: (clientId, limit, now) => ({
      ahead: toSessions(clientAheadQuery.values({ clientId, limit: 3, now })),
      past: toSessions(clientPastQuery.values({ clientId, limit, now })),
    }),
  };
}

/** The prepared statements, apart so that a test can look at their plans. */
export function sessionQueries(db: ReadDb) {
  const { placeholder } = sql;
  const pattern = placeholder('pattern');
  const contains = (
    column: typeof clients.name | typeof clients.code | typeof services.name | typeof sessions.title | typeof sessions.notes,
  ) => sql`${column} like ${pattern} escape '\\'`;
  // The bounds on the start come from the index; a session that began before `from` is found because no entry is longer than that.
  const inRange = and(
    gt(sessions.startsAt, placeholder('after')),
    lt(sessions.startsAt, placeholder('to')),
    gt(sessions.endsAt, placeholder('from')),
  );
  const matches = or(
    sql`${sessions.clientId} in (select value from json_each(${placeholder('clientIds')}))`,

    contains(clients.name),
    contains(clients.code),
    contains(services.name),
    contains(sessions.title),
    contains(sessions.notes),
  );
  const ofClient = eq(sessions.clientId, placeholder('clientId'));
  const byStartBack = [desc(sessions.startsAt), desc(sessions.endsAt), desc(sessions.id)];
  const byStart = [asc(sessions.startsAt), asc(sessions.endsAt), asc(sessions.id)];
  return {
    rangeQuery: joined(db)
      .where(inRange)
      .orderBy(...byStart)
      .prepare(),
    byIdsQuery: joined(db)
      .where(sql`${sessions.id} in (select value from json_each(${placeholder('ids')}))`)
      .orderBy(...byStart)
      .prepare(),
    namesQuery: db.select({ id: clients.id, name: clients.name, code: clients.code }).from(clients).prepare(),
    // Two walks away from now along the index, each ending at the limit, instead of sorting all that match by distance.
    searchAheadQuery: joined(db)
      .where(and(gte(sessions.startsAt, placeholder('now')), matches))
      .orderBy(...byStart)
      .limit(placeholder('limit'))
      .prepare(),
    searchBackQuery: joined(db)
      .where(and(lt(sessions.startsAt, placeholder('now')), matches))
      .orderBy(...byStartBack)
      .limit(placeholder('limit'))
      .prepare(),
    clientAheadQuery: joined(db)
      .where(and(ofClient, gte(sessions.startsAt, placeholder('now'))))
      .orderBy(asc(sessions.startsAt), asc(sessions.id))
      .limit(placeholder('limit'))
      .prepare(),
    clientPastQuery: joined(db)
      .where(and(ofClient, lt(sessions.startsAt, placeholder('now'))))
      .orderBy(desc(sessions.startsAt), desc(sessions.id))
      .limit(placeholder('limit'))
      .prepare(),
  };
}

function joined(db: ReadDb) {
  return db
    .select(columns)
    .from(sessions)
    .leftJoin(clients, eq(clients.id, sessions.clientId))
    .leftJoin(services, eq(services.id, sessions.serviceId))
    .leftJoin(sessionRuns, eq(sessionRuns.sessionId, sessions.id))
    .leftJoin(feedItems, eq(feedItems.sessionId, sessions.id))
    .leftJoin(feeds, eq(feeds.id, feedItems.feedId));
}

/** In the order of `SessionTuple`. */
const columns = {
  id: sessions.id,
  kind: sessions.kind,
  clientId: clients.id,
  clientName: clients.name,
  clientCode: clients.code,
  serviceId: services.id,
  serviceName: services.name,
  serviceColour: services.colour,
  serviceTurnover: services.turnoverMs,
  title: sessions.title,
  startsAt: sessions.startsAt,
  endsAt: sessions.endsAt,
  zone: sessions.zone,
  notes: sessions.notes,
  status: sessions.status,
  startedAt: sessionRuns.startedAt,
  finishedAt: sessionRuns.finishedAt,
  seriesId: sessions.seriesId,
  feedId: feeds.id,
  feedName: feeds.name,
  feedState: feedItems.state,
};

type SessionTuple = readonly [
  id: string,
  kind: Session['kind'],
  clientId: string | null,
  clientName: string,
  clientCode: string | null,
  serviceId: string | null,
  serviceName: string,
  serviceColour: string,
  serviceTurnover: DurationMs,
  title: string,
  startsAt: Instant,
  endsAt: Instant,
  zone: ZoneId,
  notes: string,
  status: 'planned' | 'noShow' | 'cancelled',
  startedAt: Instant | null,
  finishedAt: Instant | null,
  seriesId: string | null,
  feedId: string | null,
  feedName: string,
  feedState: 'imported' | 'declined' | 'gone',
];

/** One session per id: a session that several feeds share comes once for each, in neighbouring rows. */
function toSessions(rows: readonly unknown[][]): readonly Session[] {
  const found: Session[] = [];
  for (const row of rows) {
    const session = toSession(row as unknown as SessionTuple); // `columns` names them in this order
    const last = found.at(-1);
    if (last?.id !== session.id) found.push(session);
    else if (last.source?.gone && session.source?.gone === false) found[found.length - 1] = session;
  }
  return found;
}

// Positions instead of names: Drizzle's own mapping of joined rows takes twice as long as the query itself.
function toSession(row: SessionTuple): Session {
  const [id, kind, clientId, clientName, code, serviceId, serviceName, colour, turnoverMs, title, startsAt, endsAt, zone, notes, status] =
    row;
  const [startedAt, finishedAt, seriesId, feedId, feedName, feedState] = row.slice(15) as [
    Instant | null,
    Instant | null,
    string | null,
    string | null,
    string,
    string,
  ]; // the tuple from its 16th place
  return {
    id,
    kind,
    client: clientId === null ? null : { id: clientId, name: clientName, code },
    service: serviceId === null ? null : { id: serviceId, name: serviceName, colour, turnoverMs },
    title,
    startsAt,
    endsAt,
    zone,
    notes,
    status: statusOf(status, startedAt, finishedAt),
    actualStartedAt: startedAt,
    actualFinishedAt: finishedAt,
    seriesId,
    source: feedId === null ? null : { feedId, feedName, gone: feedState === 'gone' },
  };
}

/** A mark set by hand outweighs a finished run; a running session has no mark. */
function statusOf(mark: SessionTuple[14], startedAt: Instant | null, finishedAt: Instant | null): Session['status'] {
  if (startedAt === null) return mark;
  if (finishedAt === null) return 'running';
  return mark === 'planned' ? 'done' : mark;
}
