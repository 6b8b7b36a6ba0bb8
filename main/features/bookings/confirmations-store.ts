import { and, desc, eq, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { bookingConfirmations } from '../../db/booking-confirmation-schema.ts';
import { mailMessages } from '../../db/mail-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type ConfirmationRow = typeof bookingConfirmations.$inferSelect;
/** Without its bytes. */
export type ConfirmationFacts = Omit<ConfirmationRow, 'pdf'>;

const { id, bookingId, toldSha256, sha256, mailedOn, postedOn, madeAt } = bookingConfirmations;
const facts = { id, bookingId, toldSha256, sha256, mailedOn, postedOn, madeAt };

export function findConfirmation(db: ReadDb, confirmationId: string): ConfirmationFacts | null {
  return db.select(facts).from(bookingConfirmations).where(eq(id, confirmationId)).get() ?? null;
}

export function confirmationPdf(db: ReadDb, confirmationId: string): Buffer | null {
  return db.select({ pdf: bookingConfirmations.pdf }).from(bookingConfirmations).where(eq(id, confirmationId)).get()?.pdf ?? null;
}

export function insertConfirmation(db: WriteDb, row: ConfirmationRow): void {
  db.insert(bookingConfirmations).values(row).run();
}

/** The newest that reached each of these bookings, by their ids. */
export function sentConfirmations(db: ReadDb, bookingIds: readonly string[]): ReadonlyMap<string, ConfirmationFacts> {
  const rows = sentQuery(db, bookingIds).all();
  return new Map(rows.toReversed().map((row) => [row.bookingId, row]));
}

/** Newest first. */
export function sentQuery(db: ReadDb, bookingIds: readonly string[]) {
  return db
    .select(facts)
    .from(bookingConfirmations)
    .where(and(inArray(bookingId, [...bookingIds]), or(isNotNull(mailedOn), isNotNull(postedOn))))
    .orderBy(desc(madeAt), desc(id));
}

export function saveSentOn(
  db: WriteDb,
  confirmationId: string,
  sent: { readonly mailedOn: LocalDate | null } | { readonly postedOn: LocalDate },
): void {
  db.update(bookingConfirmations).set(sent).where(eq(id, confirmationId)).run();
}

/** Whether anything was sent about the booking, or is to be. */
export function isConfirmedInWriting(db: ReadDb, ofBooking: string): boolean {
  const posted = db.select({ id }).from(bookingConfirmations).where(and(eq(bookingId, ofBooking), isNotNull(postedOn))).get(); // prettier-ignore
  const message = db.select({ id: mailMessages.id }).from(mailMessages).where(eq(mailMessages.bookingId, ofBooking)).limit(1).get();
  return posted !== undefined || message !== undefined;
}

/** Takes out those of a booking that were given out and never sent, made before this instant; null for whenever. */
export function deleteUnsent(db: WriteDb, ofBooking: string, before: Instant | null): void {
  const carrier = db
    .select({ one: sql`1` })
    .from(mailMessages)
    .where(eq(mailMessages.confirmationId, bookingConfirmations.id));
  db.delete(bookingConfirmations)
    .where(and(eq(bookingId, ofBooking), isNull(postedOn), before === null ? undefined : lt(madeAt, before), notExists(carrier)))
    .run();
}
