import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { clients, feedItems, services, sessionPauses, sessionRuns, sessions, sessionSeries } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { RowImages } from '../../db/undo-list.ts';

/** A session that the clock started since refuses with SESSION_RUNNING, any other with NOTHING_TO_UNDO. */
export const sessionImages: RowImages<SessionImage> = {
  take: takeImage,
  put: (db, id, image) => (image ? restoreImage(db, image) : deleteSession(db, id)),
  canPut: canRestore,
  isSame: isSameImage,
  refusal: (id, present, after) => {
    const isStarted = present?.run?.finishedAt === null && after?.run?.finishedAt !== null;
    return new AppError(isStarted ? 'SESSION_RUNNING' : 'NOTHING_TO_UNDO', { sessionId: id });
  },
};

/** All that is stored of one session, exactly: its own row and repeat, what happened in it, and the feed entries it came from. */
interface SessionImage {
  readonly session: typeof sessions.$inferSelect;
  readonly series: typeof sessionSeries.$inferSelect | null;
  readonly run: typeof sessionRuns.$inferSelect | null;
  readonly pauses: readonly (typeof sessionPauses.$inferSelect)[];
  readonly links: readonly FeedLink[];
}

type FeedLink = Pick<typeof feedItems.$inferSelect, 'feedId' | 'itemKey' | 'state'>;

/** Null when there is no such session. */
function takeImage(db: ReadDb, id: string): SessionImage | null {
  const session = db.select().from(sessions).where(eq(sessions.id, id)).get();
  if (!session) return null;
  return {
    session,
    series: (session.seriesId && db.select().from(sessionSeries).where(eq(sessionSeries.id, session.seriesId)).get()) || null,
    run: db.select().from(sessionRuns).where(eq(sessionRuns.sessionId, id)).get() ?? null,
    pauses: db.select().from(sessionPauses).where(eq(sessionPauses.sessionId, id)).orderBy(asc(sessionPauses.pausedAt)).all(),
    links: db
      .select({ feedId: feedItems.feedId, itemKey: feedItems.itemKey, state: feedItems.state })
      .from(feedItems)
      .where(eq(feedItems.sessionId, id))
      .all(),
  };
}

/** Whether session, run and pauses are the same. Feed entries are left out: a sync touches them without changing the session. */
function isSameImage(a: SessionImage | null, b: SessionImage | null): boolean {
  const compared = (image: SessionImage | null): string => JSON.stringify(image && [image.session, image.run, image.pauses]);
  return compared(a) === compared(b);
}

/** Whether what the image names is still there: its client and its service may have been removed since. */
function canRestore(db: ReadDb, { session }: SessionImage): boolean {
  const { clientId, serviceId } = session;
  const hasClient = clientId === null || db.select({ id: clients.id }).from(clients).where(eq(clients.id, clientId)).get();
  const hasService = serviceId === null || db.select({ id: services.id }).from(services).where(eq(services.id, serviceId)).get();
  return Boolean(hasClient && hasService);
}

/** Makes the stored rows what the image shows. Feed entries that are gone, or belong to another session by now, stay as they are. */
function restoreImage(db: WriteDb, { session, series, run, pauses, links }: SessionImage): void {
  const { id } = session;
  if (series) db.insert(sessionSeries).values(series).onConflictDoNothing().run();
  db.insert(sessions).values(session).onConflictDoUpdate({ target: sessions.id, set: session }).run();
  db.delete(sessionRuns).where(eq(sessionRuns.sessionId, id)).run();
  if (run) db.insert(sessionRuns).values(run).run();
  for (const pause of pauses) db.insert(sessionPauses).values(pause).run();
  for (const { feedId, itemKey, state } of links) {
    const isFree = or(isNull(feedItems.sessionId), eq(feedItems.sessionId, id));
    db.update(feedItems)
      .set({ sessionId: id, state })
      .where(and(eq(feedItems.feedId, feedId), eq(feedItems.itemKey, itemKey), isFree))
      .run();
  }
}

/** Removes the session with its run; a repeat that has no other session goes with it. */
export function deleteSession(db: WriteDb, id: string): void {
  const row = db.select({ seriesId: sessions.seriesId }).from(sessions).where(eq(sessions.id, id)).get();
  db.delete(sessions).where(eq(sessions.id, id)).run();
  if (!row?.seriesId) return;
  const isEmpty = sql`not exists (select 1 from sessions s where s.series_id = ${row.seriesId})`;
  db.delete(sessionSeries)
    .where(and(eq(sessionSeries.id, row.seriesId), isEmpty))
    .run();
}
