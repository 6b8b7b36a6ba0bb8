import { and, count, eq, gt, isNotNull, lt, notExists, sql } from 'drizzle-orm';
import type { Steps } from '../../../shared/domain/steps.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { KnownEntry, OtherSession } from '../../../shared/domain/sync/entries.ts';
import { clients, feedItems, feeds, sessionRuns, sessions } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';

export type FeedRow = typeof feeds.$inferSelect;
export type FeedItemRow = typeof feedItems.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

/** All feeds in the order in which they were added, with the number of their sessions. */
export function listFeeds(db: ReadDb): readonly (FeedRow & { readonly sessionCount: number })[] {
  const counts = new Map(
    db
      .select({ feedId: feedItems.feedId, sessions: count(feedItems.sessionId) })
      .from(feedItems)
      .where(eq(feedItems.state, 'imported'))
      .groupBy(feedItems.feedId)
      .all()
      .map((row) => [row.feedId, row.sessions]),
  );
  return db
    .select()
    .from(feeds)
    .orderBy(feeds.createdAt, feeds.id)
    .all()
    .map((row) => ({ ...row, sessionCount: counts.get(row.id) ?? 0 }));
}

export function findFeed(db: ReadDb, feedId: string): FeedRow | null {
  return db.select().from(feeds).where(eq(feeds.id, feedId)).get() ?? null;
}

/** Rows read in one step. */
const pageRows = 400;

/** Every write that this connection made so far: as long as it stays the same, what was read still holds. */
export function writesSoFar(db: ReadDb): number {
  return db.get<{ writes: number }>(sql`SELECT total_changes() AS writes`).writes;
}

/** What earlier imports of the feed made, beside what it is now. */
export function* knownEntries(db: ReadDb, feedId: string): Steps<readonly KnownEntry[]> {
  const elsewhere = new Set(sharedSessions(db, feedId));
  yield;
  const page = knownPage(db, feedId);
  const entries: KnownEntry[] = [];
  for (let after: Buffer = Buffer.alloc(0), count = pageRows; count === pageRows;) {
    const rows = page.all({ after });
    for (const row of rows) entries.push(knownEntry(row, elsewhere));
    after = rows.at(-1)?.itemKey ?? after;
    count = rows.length;
    yield;
  }
  return entries;
}

function knownPage(db: ReadDb, feedId: string) {
  return db
    .select({
      itemKey: feedItems.itemKey,
      uidKey: feedItems.uidKey,
      unstable: feedItems.unstable,
      state: feedItems.state,
      base: { startsAt: feedItems.startsAt, endsAt: feedItems.endsAt, firstName: feedItems.firstName, title: feedItems.title },
      session: {
        id: sessions.id,
        startsAt: sessions.startsAt,
        endsAt: sessions.endsAt,
        title: sessions.title,
        hasNotes: sql<number>`${sessions.notes} <> ''`,
        status: sessions.status,
      },
      clientName: clients.name,
      ran: sessionRuns.startedAt,
    })
    .from(feedItems)
    .leftJoin(sessions, eq(sessions.id, feedItems.sessionId))
    .leftJoin(clients, eq(clients.id, sessions.clientId))
    .leftJoin(sessionRuns, eq(sessionRuns.sessionId, sessions.id))
    .where(and(eq(feedItems.feedId, feedId), gt(feedItems.itemKey, sql.placeholder('after'))))
    .orderBy(feedItems.itemKey)
    .limit(pageRows)
    .prepare();
}

type KnownRow = ReturnType<ReturnType<typeof knownPage>['all']>[number];

function knownEntry(
  { itemKey, uidKey, unstable, state, base, session, clientName, ran }: KnownRow,
  elsewhere: ReadonlySet<string>,
): KnownEntry {
  return {
    key: itemKey.toString('base64url'),
    uidKey: uidKey.toString('base64url'),
    unstable,
    state,
    base,
    session: session && {
      id: session.id,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      firstName: clientName,
      title: session.title === '' ? null : session.title,
      hasNotes: session.hasNotes === 1,
      hasRun: ran !== null,
      isOff: session.status !== 'planned',
      otherSources: elsewhere.has(session.id) ? 1 : 0,
    },
  };
}

/** Sessions of this feed that another feed still holds too. */
function sharedSessions(db: ReadDb, feedId: string): readonly string[] {
  return db
    .select({ id: feedItems.sessionId })
    .from(feedItems)
    .where(and(isNotNull(feedItems.sessionId), eq(feedItems.state, 'imported')))
    .groupBy(feedItems.sessionId)
    .having(sql`count(DISTINCT ${feedItems.feedId}) > 1 AND max(${feedItems.feedId} = ${feedId}) = 1`)
    .all()
    .flatMap(({ id }) => id ?? []);
}

/** Sessions in [from, to) that this feed did not make. */
export function* otherSessions(db: ReadDb, feedId: string, from: Instant, to: Instant): Steps<readonly OtherSession[]> {
  const page = otherPage(db, feedId, from, to);
  const found: OtherSession[] = [];
  for (let last = { startsAt: -1, endsAt: -1, id: '' }, count = pageRows; count === pageRows;) {
    const rows = page.all(last);
    found.push(...rows);
    last = rows.at(-1) ?? last;
    count = rows.length;
    yield;
  }
  return found;
}

function otherPage(db: ReadDb, feedId: string, from: Instant, to: Instant) {
  const ofThisFeed = db
    .select({ one: sql`1` })
    .from(feedItems)
    .where(and(eq(feedItems.sessionId, sessions.id), eq(feedItems.feedId, feedId)));
  return db
    .select({ id: sessions.id, startsAt: sessions.startsAt, endsAt: sessions.endsAt, firstName: clients.name, title: sessions.title })
    .from(sessions)
    .leftJoin(clients, eq(clients.id, sessions.clientId))
    .where(
      and(
        sql`(${sessions.startsAt}, ${sessions.endsAt}, ${sessions.id}) > (${sql.placeholder('startsAt')}, ${sql.placeholder('endsAt')}, ${sql.placeholder('id')})`,
        lt(sessions.startsAt, to),
        gt(sessions.endsAt, from),
        eq(sessions.status, 'planned'),
        eq(sessions.kind, 'session'),
        notExists(ofThisFeed),
      ),
    )
    .orderBy(sessions.startsAt, sessions.endsAt, sessions.id)
    .limit(pageRows)
    .prepare();
}
