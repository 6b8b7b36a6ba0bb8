import type { KeptFileOwner } from '../shared/contract/kept-files.ts';
import type { ZoneId } from '../shared/domain/time.ts';
import { AppError } from '../shared/errors/app-error.ts';
import type { ReadDb } from './db/store.ts';
import { bookingsById } from './features/bookings/store.ts';
import { findInvoice } from './features/invoices/store.ts';
import { createKeptFileService, type KeptFileService } from './features/kept-files/service.ts';
import { findForm } from './features/pension/forms-store.ts';
import { requireMonth } from './features/pension/months-store.ts';
import type { ProfileDeps } from './profile-deps.ts';

/** Kept files, told which records may have one. */
export function createKeptFiles({ uploads, changes, ...deps }: ProfileDeps, zone: () => ZoneId): KeptFileService {
  return createKeptFileService({
    ...deps,
    zone,
    announce: changes.announce,
    takeUpload: (uploadId) => uploads.take(uploadId),
    requireOwner,
  });
}

/** @throws AppError NOT_FOUND; PENSION_NOT_SUBMITTED, so that a Form B with a proof is never taken apart */
function requireOwner(db: ReadDb, owner: KeptFileOwner): void {
  switch (owner.kind) {
    case 'submission':
      if (requireMonth(db, owner.monthId).submittedOn === null) throw new AppError('PENSION_NOT_SUBMITTED', { monthId: owner.monthId });
      return;
    case 'signedForm':
      if (findForm(db, owner.formId) === null) throw new AppError('NOT_FOUND', { formId: owner.formId });
      return;
    case 'importedInvoice':
      if (!findInvoice(db, owner.invoiceId)?.imported) throw new AppError('NOT_FOUND', { invoiceId: owner.invoiceId });
      return;
    case 'statusStatement':
      if (bookingsById(db, [owner.bookingId]).length === 0) throw new AppError('NOT_FOUND', { bookingId: owner.bookingId });
      return;
    default:
      owner satisfies never;
  }
}
