import { and, asc, eq } from 'drizzle-orm';
import type { Repeat } from '../../../shared/contract/sessions.ts';
import type { SessionPlan } from '../../../shared/domain/schedule/series-change.ts';
import { duration, type Instant } from '../../../shared/domain/time.ts';
import { clients, feedItems, services, sessionPauses, sessionRuns, sessions, sessionSeries } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

/** A session as an edit needs it: its plan, its mark and its run. */
export interface StoredSession {
  readonly id: string;
  readonly seriesId: string | null;
  readonly mark: typeof sessions.$inferSelect.status;
  readonly plan: SessionPlan;
  readonly run: { readonly startedAt: Instant; readonly finishedAt: Instant | null } | null;
}

export function findSession(db: ReadDb, id: string): StoredSession | null {
  const row = withRuns(db).where(eq(sessions.id, id)).get();
  return row ? toStored(row) : null;
}

/** By start. */
export function sessionsOfSeries(db: ReadDb, seriesId: string): readonly StoredSession[] {
  return withRuns(db).where(eq(sessions.seriesId, seriesId)).orderBy(asc(sessions.startsAt)).all().map(toStored);
}

export function clientExists(db: ReadDb, id: string): boolean {
  return db.select({ id: clients.id }).from(clients).where(eq(clients.id, id)).get() !== undefined;
}

/** Room time wanted after a session of the service; null when there is no such service. */
export function turnoverOfService(db: ReadDb, id: string) {
  return db.select({ turnoverMs: services.turnoverMs }).from(services).where(eq(services.id, id)).get()?.turnoverMs ?? null;
}

export function insertSeries(db: WriteDb, id: string, { every, interval }: Repeat, now: Instant): void {
  db.insert(sessionSeries).values({ id, every, interval, createdAt: now }).run();
}

export function insertSession(db: WriteDb, id: string, plan: SessionPlan, seriesId: string | null, now: Instant): void {
  db.insert(sessions)
    .values({ id, ...columnsOf(plan), status: 'planned', seriesId, createdAt: now, changedAt: now })
    .run();
}

export function updatePlan(db: WriteDb, id: string, plan: SessionPlan, now: Instant): void {
  db.update(sessions)
    .set({ ...columnsOf(plan), changedAt: now })
    .where(eq(sessions.id, id))
    .run();
}

export function updateMark(db: WriteDb, id: string, status: StoredSession['mark'], now: Instant): void {
  db.update(sessions).set({ status, changedAt: now }).where(eq(sessions.id, id)).run();
}

/** Feed entries of a session that is about to be removed: the next sync must not bring it back. */
export function declineFeedItems(db: WriteDb, sessionId: string): void {
  db.update(feedItems).set({ sessionId: null, state: 'declined' }).where(eq(feedItems.sessionId, sessionId)).run();
}

/** Sets what happened; pauses are cut to the new times, those outside are dropped. */
export function saveActual(db: WriteDb, sessionId: string, startedAt: Instant, finishedAt: Instant): void {
  db.insert(sessionRuns)
    .values({ sessionId, startedAt, lateStart: 'endOnTime', adjustedMs: duration(0), finishedAt })
    .onConflictDoUpdate({ target: sessionRuns.sessionId, set: { startedAt, finishedAt } })
    .run();
  const pauses = db.select().from(sessionPauses).where(eq(sessionPauses.sessionId, sessionId)).all();
  for (const { pausedAt, resumedAt } of pauses) {
    const row = and(eq(sessionPauses.sessionId, sessionId), eq(sessionPauses.pausedAt, pausedAt));
    db.delete(sessionPauses).where(row).run();
    const from = pausedAt < startedAt ? startedAt : pausedAt;
    const to = resumedAt === null || resumedAt > finishedAt ? finishedAt : resumedAt;
    if (from < to) db.insert(sessionPauses).values({ sessionId, pausedAt: from, resumedAt: to }).run();
  }
}

function withRuns(db: ReadDb) {
  return db
    .select({ session: sessions, startedAt: sessionRuns.startedAt, finishedAt: sessionRuns.finishedAt })
    .from(sessions)
    .leftJoin(sessionRuns, eq(sessionRuns.sessionId, sessions.id));
}

interface SessionWithRun {
  readonly session: typeof sessions.$inferSelect;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

function toStored({ session, startedAt, finishedAt }: SessionWithRun): StoredSession {
  const { id, seriesId, status } = session;
  return { id, seriesId, mark: status, plan: columnsOf(session), run: startedAt === null ? null : { startedAt, finishedAt } };
}

function columnsOf({ kind, clientId, serviceId, title, startsAt, endsAt, zone, notes }: SessionPlan): SessionPlan {
  return { kind, clientId, serviceId, title, startsAt, endsAt, zone, notes };
}
