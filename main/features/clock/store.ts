import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import type { ClockChange, ItemMark } from '../../../shared/domain/clock/change.ts';
import type { LateStartPolicy, Run } from '../../../shared/domain/clock/snapshot.ts';
import { longestEntry } from '../../../shared/domain/schedule/overlap.ts';
import { minus, type Instant } from '../../../shared/domain/time.ts';
import { clients, facts, services, sessionPauses, sessionRuns, sessions } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { isBookingId, saveBookingRun } from './booking-store.ts';

const hiddenFact = 'clock.hidden';

/**
 * What overlaps [from, to), and the session that still runs, whenever it began; by start.
 * The bound on the start lets the index answer.
 */
export function dayItems(db: ReadDb, from: Instant, to: Instant) {
  const isOfDay = and(gt(sessions.startsAt, minus(from, longestEntry)), lt(sessions.startsAt, to), gt(sessions.endsAt, from));
  const [open] = db.select({ id: sessionRuns.sessionId }).from(sessionRuns).where(isNull(sessionRuns.finishedAt)).all();
  const items = withNames(db).where(isOfDay).orderBy(asc(sessions.startsAt), asc(sessions.endsAt), asc(sessions.id)).all();
  if (!open || items.some(({ session }) => session.id === open.id)) return items;
  return [...withNames(db).where(eq(sessions.id, open.id)).all(), ...items].sort((a, b) => a.session.startsAt - b.session.startsAt);
}

export type DayItem = ReturnType<typeof dayItems>[number];

/** The runs of the sessions, with their pauses in order. */
export function runsOf(db: ReadDb, sessionIds: readonly string[]): readonly Run[] {
  const rows = db
    .select()
    .from(sessionRuns)
    .where(inArray(sessionRuns.sessionId, [...sessionIds]))
    .orderBy(asc(sessionRuns.startedAt))
    .all();
  const pauses = db
    .select()
    .from(sessionPauses)
    .where(inArray(sessionPauses.sessionId, [...sessionIds]))
    .orderBy(asc(sessionPauses.pausedAt))
    .all();
  return rows.map(({ sessionId, startedAt, lateStart, adjustedMs, finishedAt, keptBy }) => ({
    itemId: sessionId,
    startedAt,
    lateStart,
    added: adjustedMs,
    pauses: pauses.filter((pause) => pause.sessionId === sessionId).map(({ pausedAt, resumedAt }) => ({ from: pausedAt, to: resumedAt })),
    finishedAt,
    keptBy,
  }));
}

/** Stores what a command did. Runs that end come before runs that begin: at most one may be open. */
export function saveChange(db: WriteDb, { items, runs }: ClockChange, now: Instant): void {
  for (const { itemId, after } of items) saveMark(db, itemId, after, now);
  const isOpening = ({ after }: ClockChange['runs'][number]): number => (after !== null && after.finishedAt === null ? 1 : 0);
  for (const { itemId, after } of [...runs].sort((a, b) => isOpening(a) - isOpening(b))) {
    if (isBookingId(db, itemId)) saveBookingRun(db, itemId, after);
    else saveSessionRun(db, itemId, after);
  }
}

export function rememberLateStart(db: WriteDb, sessionId: string, lateStart: LateStartPolicy): void {
  const ofSession = db.select({ id: sessions.serviceId }).from(sessions).where(eq(sessions.id, sessionId));
  db.update(services).set({ lateStart }).where(inArray(services.id, ofSession)).run();
}

/** Whether all names are hidden; kept over a restart. */
export function isHidden(db: ReadDb): boolean {
  return db.select({ value: facts.value }).from(facts).where(eq(facts.name, hiddenFact)).get()?.value === 'yes';
}

export function saveHidden(db: WriteDb, value: 'yes' | 'no'): void {
  db.insert(facts).values({ name: hiddenFact, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
}

function withNames(db: ReadDb) {
  return db
    .select({ session: sessions, client: { name: clients.name, code: clients.code }, service: services })
    .from(sessions)
    .leftJoin(clients, eq(clients.id, sessions.clientId))
    .leftJoin(services, eq(services.id, sessions.serviceId));
}

/** A session has one word for "does not take place": skipped is stored as cancelled. */
function saveMark(db: WriteDb, sessionId: string, { outcome, held }: ItemMark, now: Instant): void {
  const status = outcome === 'skipped' ? 'cancelled' : outcome;
  db.update(sessions).set({ status, held, changedAt: now }).where(eq(sessions.id, sessionId)).run();
}

function saveSessionRun(db: WriteDb, sessionId: string, run: Run | null): void {
  db.delete(sessionRuns).where(eq(sessionRuns.sessionId, sessionId)).run();
  if (!run) return;
  const { startedAt, lateStart, added, pauses, finishedAt, keptBy } = run;
  db.insert(sessionRuns).values({ sessionId, startedAt, lateStart, adjustedMs: added, finishedAt, keptBy }).run();
  for (const { from, to } of pauses) db.insert(sessionPauses).values({ sessionId, pausedAt: from, resumedAt: to }).run();
}
