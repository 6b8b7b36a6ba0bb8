import { and, count, eq, gt, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm';
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

export function itemsOf(db: ReadDb, feedId: string): readonly FeedItemRow[] {
  return db.select().from(feedItems).where(eq(feedItems.feedId, feedId)).all();
}

/** What earlier imports of the feed made, beside what it is now. */
export function knownEntries(db: ReadDb, feedId: string): readonly KnownEntry[] {
  const elsewhere = new Set(sharedSessions(db, feedId));
  return db
    .select({
      item: feedItems,
      session: sessions,
      clientName: clients.name,
      ran: sessionRuns.startedAt,
    })
    .from(feedItems)
    .leftJoin(sessions, eq(sessions.id, feedItems.sessionId))
    .leftJoin(clients, eq(clients.id, sessions.clientId))
    .leftJoin(sessionRuns, eq(sessionRuns.sessionId, sessions.id))
    .where(eq(feedItems.feedId, feedId))
    .all()
    .map(({ item, session, clientName, ran }) => ({
      key: item.itemKey.toString('base64url'),
      uidKey: item.uidKey.toString('base64url'),
      unstable: item.unstable,
      state: item.state,
      base: { startsAt: item.startsAt, endsAt: item.endsAt, firstName: item.firstName, title: item.title },
      session: session && {
        id: session.id,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        firstName: clientName,
        title: session.title === '' ? null : session.title,
        hasNotes: session.notes !== '',
        hasRun: ran !== null,
        otherSources: elsewhere.has(session.id) ? 1 : 0,
      },
    }));
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
export function otherSessions(db: ReadDb, feedId: string, from: Instant, to: Instant): readonly OtherSession[] {
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
        lt(sessions.startsAt, to),
        gt(sessions.endsAt, from),
        eq(sessions.status, 'planned'),
        eq(sessions.kind, 'session'),
        notExists(ofThisFeed),
      ),
    )
    .all();
}

export function sessionsById(db: ReadDb, ids: readonly string[]): readonly SessionRow[] {
  return ids.length === 0
    ? []
    : db
        .select()
        .from(sessions)
        .where(inArray(sessions.id, [...ids]))
        .all();
}
