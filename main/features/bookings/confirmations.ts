import type { Booking } from '../../../shared/contract/bookings.ts';
import type { AgreedBooking } from '../../../shared/domain/bookings/agreed-booking.ts';
import type { InvoiceCustomer, Issuer } from '../../../shared/domain/invoices/model.ts';
import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';
import { hours, minus, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import { confirmationPdf, deleteUnsent, findConfirmation, insertConfirmation, saveSentOn } from './confirmations-store.ts';
import { agreedOf, toldSha256 } from './told.ts';

/** A booking as it is confirmed, and what goes with the message. */
export interface BookingToConfirm {
  readonly confirmationId: string;
  /** Of the sheet with the terms; null where there are none. */
  readonly sha256: string | null;
  readonly booking: Booking;
  readonly agreed: AgreedBooking;
  /** Who confirms. */
  readonly identityId: string;
}

/** Telling whoever books that a booking is agreed: what is told is fixed when it is given out, and stays with the booking. */
export interface Confirmations {
  /**
   * Fixes what is to be told, with a sheet where there are terms.
   *
   * @returns its id @throws AppError NOT_FOUND, BOOKING_STATE unless it is confirmed, MAIL_NO_SENDER where nobody trades, and what printing throws
   */
  giveOut(bookingId: string, signal?: AbortSignal): Promise<string>;
  /** @throws AppError NOT_FOUND, BOOKING_STATE, and BOOKING_CHANGED where it no longer says what is agreed */
  toConfirm(confirmationId: string): BookingToConfirm;
  /** The sheet. @throws AppError NOT_FOUND, PDF_DAMAGED */
  confirmationPdf(confirmationId: string): Buffer;
  /** A mail server has taken it. */
  noteMailed(db: WriteDb, confirmationId: string, on: LocalDate): void;
  /** It came back. */
  noteReturned(db: WriteDb, confirmationId: string): void;
  /** The user sent it by another way. */
  notePosted(db: WriteDb, confirmationId: string, on: LocalDate): void;
}

export interface ConfirmationDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly zone: () => ZoneId;
  readonly printer: DocumentPrinter;
  /** @throws AppError NOT_FOUND */
  readonly booking: (id: string) => Booking;
  /** Who confirms where the booking does not say; null while nobody trades. */
  readonly usualIdentity: () => string | null;
  /** @throws AppError NOT_FOUND */
  readonly paperOf: (account: { readonly identityId: string; readonly organisationId: string }) => {
    readonly issuer: Issuer;
    readonly customer: InvoiceCustomer;
    readonly appearance: Appearance;
  };
  /** What the terms say of the pension; null for nothing. */
  readonly pensionTerms: (booking: Booking) => string | null;
}

/** One that was opened yesterday and never sent is not sent any more. */
const keptUnsent = hours(24);

export function createConfirmations(deps: ConfirmationDeps): Confirmations {
  const { store, clock, newId, zone, printer, paperOf, pensionTerms } = deps;

  async function giveOut(bookingId: string, signal?: AbortSignal): Promise<string> {
    const booking = requireConfirmed(deps.booking(bookingId));
    const pdf = booking.terms === null ? null : await sheetOf(booking, signal);
    const id = newId();
    store.write((db) => {
      deleteUnsent(db, bookingId, minus(clock.now(), keptUnsent));
      const sha256 = pdf && sha256Of(pdf);
      insertConfirmation(db, {
        id,
        bookingId,
        toldSha256: toldSha256(booking),
        sha256,
        pdf,
        mailedOn: null,
        postedOn: null,
        madeAt: clock.now(),
      });
    });
    return id;
  }

  async function sheetOf(booking: Booking, signal?: AbortSignal): Promise<Buffer> {
    const { issuer, customer, appearance } = paperOf({ identityId: identityOf(booking), organisationId: booking.organisationId });
    const said = { booking: agreedOf(booking), pension: pensionTerms(booking), madeOn: dayOf(clock.now(), zone()) };
    return Buffer.from(await printer.print({ kind: 'booking', issuer, customer, ...said }, appearance, { signal }));
  }

  function identityOf({ identityId }: Booking): string {
    const found = identityId ?? deps.usualIdentity();
    if (found === null) throw new AppError('MAIL_NO_SENDER');
    return found;
  }

  function toConfirm(confirmationId: string): BookingToConfirm {
    const found = findConfirmation(store.read, confirmationId);
    if (found === null) throw new AppError('NOT_FOUND', { confirmationId });
    const booking = requireConfirmed(deps.booking(found.bookingId));
    if (toldSha256(booking) !== found.toldSha256) throw new AppError('BOOKING_CHANGED', { bookingId: booking.id });
    return { confirmationId, sha256: found.sha256, booking, agreed: agreedOf(booking), identityId: identityOf(booking) };
  }

  function pdfOf(confirmationId: string): Buffer {
    const found = findConfirmation(store.read, confirmationId);
    const pdf = confirmationPdf(store.read, confirmationId);
    if (found === null || pdf === null) throw new AppError('NOT_FOUND', { confirmationId });
    if (sha256Of(pdf) !== found.sha256) throw new AppError('PDF_DAMAGED', { confirmationId });
    return pdf;
  }

  return {
    giveOut,
    toConfirm,
    confirmationPdf: pdfOf,
    noteMailed: (db, id, on) => saveSentOn(db, id, { mailedOn: on }),
    noteReturned: (db, id) => saveSentOn(db, id, { mailedOn: null }),
    notePosted: (db, id, on) => saveSentOn(db, id, { postedOn: on }),
  };
}

function requireConfirmed(booking: Booking): Booking {
  if (booking.state !== 'confirmed') throw new AppError('BOOKING_STATE', { bookingId: booking.id });
  return booking;
}
