import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { keptFiles } from '../../db/kept-file-schema.ts';
import type { WriteDb } from '../../db/store.ts';
import { deleteUnsent, isConfirmedInWriting } from './confirmations-store.ts';
import { requireNotInvoiced } from './steps.ts';
import { deleteBooking, type BookingRow } from './store.ts';

/** Only what was not agreed, or was called off. @throws AppError BOOKING_STATE, BOOKING_INVOICED, BOOKING_FILE_KEPT, BOOKING_WRITTEN_ABOUT */
export function removeBooking(db: WriteDb, { id, state }: BookingRow): void {
  if (state !== 'offered' && state !== 'cancelled') throw new AppError('BOOKING_STATE', { bookingId: id });
  requireNotInvoiced(db, id);
  removeWithFiles(db, id);
}

/** Files whose removal could still be undone go with it, and confirmations that were never sent. @throws AppError BOOKING_FILE_KEPT, BOOKING_WRITTEN_ABOUT */
export function removeWithFiles(db: WriteDb, id: string): void {
  const isOfBooking = eq(keptFiles.bookingId, id);
  const file = db.select({ id: keptFiles.id }).from(keptFiles).where(and(isOfBooking, isNull(keptFiles.removedAt))).get(); // prettier-ignore
  if (file) throw new AppError('BOOKING_FILE_KEPT', { bookingId: id, fileId: file.id });
  db.delete(keptFiles)
    .where(and(isOfBooking, isNotNull(keptFiles.removedAt)))
    .run();
  if (isConfirmedInWriting(db, id)) throw new AppError('BOOKING_WRITTEN_ABOUT', { bookingId: id });
  deleteUnsent(db, id, null);
  deleteBooking(db, id);
}
