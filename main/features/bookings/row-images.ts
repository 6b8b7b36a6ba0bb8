import { asc, eq } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bookingPauses, bookingRuns } from '../../db/booking-run-schema.ts';
import { bookingExtras, bookingOffers, bookings, identities, organisations, terms } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { RowImages } from '../../db/undo-list.ts';
import { removeWithFiles } from './removal.ts';
import { extrasOf, insertBooking, isInvoiced, offersOf, updateBooking, type BookingRow, type ExtraRow, type OfferRow } from './store.ts';

/** A booking that the clock started since refuses with SESSION_RUNNING, any other with NOTHING_TO_UNDO. */
export const bookingImages: RowImages<BookingImage> = {
  take: takeImage,
  put: (db, id, image) => {
    if (image) restoreImage(db, image);
    else removeWithFiles(db, id);
  },
  canPut: (db, image) => canRestore(db, image) && !isInvoiced(db, image.booking.id),
  refusal: (id, present, after) => {
    const isStarted = present?.run?.finishedAt === null && after?.run?.finishedAt !== null;
    return new AppError(isStarted ? 'SESSION_RUNNING' : 'NOTHING_TO_UNDO', { bookingId: id });
  },
};

/** All that is stored of one booking. */
interface BookingImage {
  readonly booking: BookingRow;
  readonly extras: readonly ExtraRow[];
  readonly offers: readonly OfferRow[];
  /** What the clock ran. */
  readonly run: typeof bookingRuns.$inferSelect | null;
  readonly pauses: readonly (typeof bookingPauses.$inferSelect)[];
}

function takeImage(db: ReadDb, id: string): BookingImage | null {
  const booking = db.select().from(bookings).where(eq(bookings.id, id)).get();
  if (!booking) return null;
  const run = db.select().from(bookingRuns).where(eq(bookingRuns.bookingId, id)).get() ?? null;
  const pauses = db.select().from(bookingPauses).where(eq(bookingPauses.bookingId, id)).orderBy(asc(bookingPauses.pausedAt)).all();
  return { booking, extras: extrasOf(db, [id]), offers: offersOf(db, [id]), run, pauses };
}

/** Whether what the booking names is still there: an organisation, an identity or terms may have been removed since. */
function canRestore(db: ReadDb, { booking: { organisationId, identityId, termsId } }: BookingImage): boolean {
  const has = (table: typeof organisations | typeof identities | typeof terms, id: string | null): boolean =>
    id === null || db.select({ id: table.id }).from(table).where(eq(table.id, id)).get() !== undefined;
  return has(organisations, organisationId) && has(identities, identityId) && has(terms, termsId);
}

/** In its place where the booking still is, so that what others know of it, files and void invoices, stays with it. */
function restoreImage(db: WriteDb, { booking, extras, offers, run, pauses }: BookingImage): void {
  const { id } = booking;
  if (db.select({ id: bookings.id }).from(bookings).where(eq(bookings.id, id)).get()) updateBooking(db, booking);
  else insertBooking(db, booking);
  db.delete(bookingExtras).where(eq(bookingExtras.bookingId, id)).run();
  db.delete(bookingOffers).where(eq(bookingOffers.bookingId, id)).run();
  db.delete(bookingRuns).where(eq(bookingRuns.bookingId, id)).run();
  for (const extra of extras) db.insert(bookingExtras).values(extra).run();
  for (const offer of offers) db.insert(bookingOffers).values(offer).run();
  if (run) db.insert(bookingRuns).values(run).run();
  for (const pause of pauses) db.insert(bookingPauses).values(pause).run();
}
