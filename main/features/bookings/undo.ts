import { eq } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bookingExtras, bookingOffers, bookings, identities, organisations, terms } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { deleteBooking, extrasOf, insertBooking, offersOf, type BookingRow, type ExtraRow, type OfferRow } from './store.ts';

/** All that is stored of one booking. */
interface BookingImage {
  readonly booking: BookingRow;
  readonly extras: readonly ExtraRow[];
  readonly offers: readonly OfferRow[];
}

interface Difference {
  readonly id: string;
  readonly before: BookingImage | null;
  readonly after: BookingImage | null;
}

/** Both run inside the caller's transaction, and return what is to be done once that has committed. */
export interface BookingUndoList {
  /** Runs `change` and notes how the named bookings were; the result files it and gives its undo id. */
  record(db: WriteDb, ids: readonly string[], change: () => void): () => string;
  /** Restores the rows of a change exactly, if it is the last change of each of them. @throws AppError NOTHING_TO_UNDO */
  undo(db: WriteDb, undoId: string): () => void;
}

/** Changes that can still be undone; older ones are forgotten, and all are when the profile closes. */
const kept = 50;

/** Kept in memory: an undo is for the moment after a slip, not for the day after. */
export function createBookingUndoList(newId: () => string): BookingUndoList {
  const changes = new Map<string, readonly Difference[]>();

  function record(db: WriteDb, ids: readonly string[], change: () => void): () => string {
    const befores = ids.map((id) => takeImage(db, id));
    change();
    const differences = ids.map((id, index) => ({ id, before: befores[index] ?? null, after: takeImage(db, id) }));
    return () => {
      const undoId = newId();
      changes.set(undoId, differences);
      const [oldest] = changes.keys();
      if (changes.size > kept && oldest !== undefined) changes.delete(oldest);
      return undoId;
    };
  }

  function undo(db: WriteDb, undoId: string): () => void {
    const differences = changes.get(undoId);
    if (!differences) throw new AppError('NOTHING_TO_UNDO');
    for (const { id, before, after } of differences) {
      const isUntouched = JSON.stringify(takeImage(db, id)) === JSON.stringify(after);
      if (!isUntouched || (before && !canRestore(db, before))) throw new AppError('NOTHING_TO_UNDO', { bookingId: id });
    }
    for (const { id, before } of differences) {
      deleteBooking(db, id);
      if (before) restoreImage(db, before);
    }
    return () => changes.delete(undoId);
  }

  return { record, undo };
}

function takeImage(db: ReadDb, id: string): BookingImage | null {
  const booking = db.select().from(bookings).where(eq(bookings.id, id)).get();
  return booking ? { booking, extras: extrasOf(db, [id]), offers: offersOf(db, [id]) } : null;
}

/** Whether what the booking names is still there: an organisation, an identity or terms may have been removed since. */
function canRestore(db: ReadDb, { booking: { organisationId, identityId, termsId } }: BookingImage): boolean {
  const has = (table: typeof organisations | typeof identities | typeof terms, id: string | null): boolean =>
    id === null || db.select({ id: table.id }).from(table).where(eq(table.id, id)).get() !== undefined;
  return has(organisations, organisationId) && has(identities, identityId) && has(terms, termsId);
}

function restoreImage(db: WriteDb, { booking, extras, offers }: BookingImage): void {
  insertBooking(db, booking);
  for (const extra of extras) db.insert(bookingExtras).values(extra).run();
  for (const offer of offers) db.insert(bookingOffers).values(offer).run();
}
