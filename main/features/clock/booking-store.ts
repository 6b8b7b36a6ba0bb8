import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, notExists, or, gte, lte } from 'drizzle-orm';
import type { Run } from '../../../shared/domain/clock/snapshot.ts';
import { longestEntry } from '../../../shared/domain/schedule/overlap.ts';
import { minus, type Instant } from '../../../shared/domain/time.ts';
import { bookingPauses, bookingRuns } from '../../db/booking-run-schema.ts';
import { bookings, organisations, sessions } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

/**
 * What overlaps [from, to) and can be run on the clock, or was: agreed bookings without a session inside them,
 * and every booking that has a run. The one that runs is among them whenever it began.
 */
export function dayBookings(db: ReadDb, from: Instant, to: Instant) {
  return bookingsQuery(db, from, to).all();
}

export type DayBooking = ReturnType<typeof dayBookings>[number];

export function bookingsQuery(db: ReadDb, from: Instant, to: Instant) {
  const isOfDay = and(gt(bookings.startsAt, minus(from, longestEntry)), lt(bookings.startsAt, to), gt(bookings.endsAt, from));
  const isAlone = notExists(sessionsInside(db));
  const canRun = or(isNotNull(bookingRuns.startedAt), and(eq(bookings.state, 'confirmed'), isAlone));
  const ofDay = select(db).where(and(isOfDay, inArray(bookings.state, ['confirmed', 'delivered']), canRun));
  return ofDay.orderBy(asc(bookings.startsAt), asc(bookings.endsAt), asc(bookings.id));
}

/** The booking that runs, whatever its day; at most one. */
export function openBooking(db: ReadDb): readonly DayBooking[] {
  const open = db.select({ id: bookingRuns.bookingId }).from(bookingRuns).where(isNull(bookingRuns.finishedAt)).get();
  return open ? select(db).where(eq(bookings.id, open.id)).all() : [];
}

/** The runs of the bookings, with their pauses in order. */
export function runsOfBookings(db: ReadDb, ids: readonly string[]): readonly Run[] {
  const pauses = db.select().from(bookingPauses).where(inArray(bookingPauses.bookingId, [...ids])).orderBy(asc(bookingPauses.pausedAt)).all(); // prettier-ignore
  const rows = db.select().from(bookingRuns).where(inArray(bookingRuns.bookingId, [...ids])).orderBy(asc(bookingRuns.startedAt)).all(); // prettier-ignore
  return rows.map(({ bookingId, startedAt, lateStart, adjustedMs, finishedAt }) => ({
    itemId: bookingId,
    startedAt,
    lateStart,
    added: adjustedMs,
    pauses: pauses.filter((pause) => pause.bookingId === bookingId).map(({ pausedAt, resumedAt }) => ({ from: pausedAt, to: resumedAt })),
    finishedAt,
    keptBy: 'hand',
  }));
}

export function isBookingId(db: ReadDb, id: string): boolean {
  return db.select({ id: bookings.id }).from(bookings).where(eq(bookings.id, id)).get() !== undefined;
}

/** Makes the stored run what `run` says; null removes it. */
export function saveBookingRun(db: WriteDb, bookingId: string, run: Run | null): void {
  db.delete(bookingRuns).where(eq(bookingRuns.bookingId, bookingId)).run();
  if (!run) return;
  const { startedAt, lateStart, added, pauses, finishedAt } = run;
  db.insert(bookingRuns).values({ bookingId, startedAt, lateStart, adjustedMs: added, finishedAt }).run();
  for (const { from, to } of pauses) db.insert(bookingPauses).values({ bookingId, pausedAt: from, resumedAt: to }).run();
}

function select(db: ReadDb) {
  return db
    .select({ booking: bookings, organisation: { name: organisations.name, kind: organisations.kind } })
    .from(bookings)
    .innerJoin(organisations, eq(organisations.id, bookings.organisationId))
    .leftJoin(bookingRuns, eq(bookingRuns.bookingId, bookings.id));
}

/** Of the booking in the query around it. One that was cancelled is not inside. */
function sessionsInside(db: ReadDb) {
  const isInside = and(
    gte(sessions.startsAt, bookings.startsAt),
    lt(sessions.startsAt, bookings.endsAt),
    lte(sessions.endsAt, bookings.endsAt),
  );
  return db.select({ id: sessions.id }).from(sessions).where(and(isInside, eq(sessions.kind, 'session'), ne(sessions.status, 'cancelled'))); // prettier-ignore
}
