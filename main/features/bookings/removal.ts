import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { keptFiles } from '../../db/kept-file-schema.ts';
import type { WriteDb } from '../../db/store.ts';
import { requireNotInvoiced } from './steps.ts';
import { deleteBooking, type BookingRow } from './store.ts';

/** Only what was not agreed, or was called off. @throws AppError BOOKING_STATE, BOOKING_INVOICED, BOOKING_FILE_KEPT */
export function removeBooking(db: WriteDb, { id, state }: BookingRow): void {
  if (state !== 'offered' && state !== 'cancelled') throw new AppError('BOOKING_STATE', { bookingId: id });
  requireNotInvoiced(db, id);
  removeWithFiles(db, id);
}

/** Files whose removal could still be undone go with it. @throws AppError BOOKING_FILE_KEPT */
export function removeWithFiles(db: WriteDb, id: string): void {
  const isOfBooking = eq(keptFiles.bookingId, id);
  const file = db.select({ id: keptFiles.id }).from(keptFiles).where(and(isOfBooking, isNull(keptFiles.removedAt))).get(); // prettier-ignore
  if (file) throw new AppError('BOOKING_FILE_KEPT', { bookingId: id, fileId: file.id });
  db.delete(keptFiles)
    .where(and(isOfBooking, isNotNull(keptFiles.removedAt)))
    .run();
  deleteBooking(db, id);
}
