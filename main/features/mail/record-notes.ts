import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { Instant, LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { WriteDb } from '../../db/store.ts';
import type { OutboxDeps } from './outbox.ts';
import type { MessageRow } from './outbox-store.ts';
import type { FormAbout, SubjectDeps } from './subject-parts.ts';

/** What an invoice, a form or a booking is told of the messages about it, each in the outbox's transaction. */
export interface RecordNoteDeps {
  readonly zone: () => ZoneId;
  /** An invoice was handed over. */
  readonly noteSent: (
    db: WriteDb,
    invoiceId: string,
    happened: { readonly at: Instant; readonly on: LocalDate; readonly note: string },
  ) => void;
  /** An invoice came back. */
  readonly noteReturned: (
    db: WriteDb,
    invoiceId: string,
    returned: { readonly at: Instant; readonly on: LocalDate; readonly writtenAt: Instant },
  ) => void;
  /** A letter about a form was handed over, or went by another way. */
  readonly noteFormLetter: (
    db: WriteDb,
    letter: { readonly formId: string; readonly kind: FormAbout['kind']; readonly copyId: string },
    posted: { readonly at: Instant; readonly on: LocalDate },
  ) => void;
  /** The newest letter of its kind about a form came back. */
  readonly noteFormReturned: (db: WriteDb, formId: string, kind: FormAbout['kind'], at: Instant) => void;
  /** A confirmation of a booking was handed over. */
  readonly noteConfirmationMailed: (db: WriteDb, confirmationId: string, on: LocalDate) => void;
  /** The newest one came back. */
  readonly noteConfirmationReturned: (db: WriteDb, confirmationId: string) => void;
}

export function createRecordNotes(deps: RecordNoteDeps): Pick<OutboxDeps, 'onHandedOver' | 'onReturned'> {
  const { zone, noteSent, noteReturned, noteFormLetter, noteFormReturned, noteConfirmationMailed, noteConfirmationReturned } = deps;

  function onHandedOver(db: WriteDb, { kind, invoiceId, formId, signingCopyId: copyId, confirmationId }: MessageRow, at: Instant): void {
    const on = dayOf(at, zone());
    if (confirmationId !== null) noteConfirmationMailed(db, confirmationId, on);
    else if (formId !== null && copyId !== null) noteFormLetter(db, { formId, kind: letterKind(kind), copyId }, { at, on });
    else if (invoiceId !== null && kind !== 'reminder') noteSent(db, invoiceId, { at, on, note: '' });
  }

  function onReturned(db: WriteDb, { kind, invoiceId, formId, confirmationId, createdAt }: MessageRow, at: Instant): void {
    if (confirmationId !== null) noteConfirmationReturned(db, confirmationId);
    else if (formId !== null) noteFormReturned(db, formId, letterKind(kind), at);
    else if (invoiceId !== null && kind !== 'reminder') noteReturned(db, invoiceId, { at, on: dayOf(at, zone()), writtenAt: createdAt });
  }

  return { onHandedOver, onReturned };
}

interface WantedDeps extends Pick<SubjectDeps, 'formToSign' | 'bookingToConfirm'> {
  readonly invoice: (id: string) => Invoice;
  readonly organisation: (id: string) => Pick<Organisation, 'remindersStopped'>;
}

/**
 * Whether there still is a reason to send it: its invoice may have been paid or made void meanwhile, its form signed,
 * its booking changed, reminders stopped.
 */
export function isWanted({ kind, invoiceId, signingCopyId, confirmationId }: MessageRow, deps: WantedDeps): boolean {
  if (signingCopyId !== null) return isStillSo(() => deps.formToSign(signingCopyId, letterKind(kind)));
  if (confirmationId !== null) return isStillSo(() => deps.bookingToConfirm(confirmationId));
  if (invoiceId === null) return true;
  const { balance, disputedOn, voidedOn, remindersStopped, organisation } = deps.invoice(invoiceId);
  if (voidedOn !== null || kind !== 'reminder') return voidedOn === null;
  return balance > 0 && disputedOn === null && !remindersStopped && !deps.organisation(organisation.id).remindersStopped;
}

const passed: ReadonlySet<string> = new Set(['PENSION_FORM_STATE', 'PENSION_FORM_FIXED', 'BOOKING_STATE', 'BOOKING_CHANGED']);

/** A form that was signed, withdrawn or handed in meanwhile, and a booking that is not as it was told, are not written about any more. */
function isStillSo(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch (error) {
    if (isAppError(error) && passed.has(error.code)) return false;
    throw error;
  }
}

function letterKind(kind: MessageRow['kind']): FormAbout['kind'] {
  return kind === 'pensionForm' ? kind : 'pensionChase';
}
