import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { PensionForm } from '../../../shared/contract/pension.ts';
import type { AgreedBooking } from '../../../shared/domain/bookings/agreed-booking.ts';
import type { Issuer } from '../../../shared/domain/invoices/model.ts';
import type { Reader, TextName } from '../../../shared/domain/mail/message-texts.ts';
import type { MessageFacts, MessageInvoice } from '../../../shared/domain/mail/message-values.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import type { ChaseTone, SigningPaper } from '../../../shared/domain/pension/signing.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { Subject } from './outbox-store.ts';

/** What a message is about, with everything it may say. */
export interface MailSubject extends Subject {
  readonly organisationName: string;
  readonly text: TextName;
  readonly reader: Reader;
  readonly facts: MessageFacts;
  /** Where it goes unless the user says otherwise; empty where no address is known. */
  readonly address: string;
  readonly contacts: Organisation['contacts'];
  readonly accountsEmail: string;
  readonly sender: { readonly name: string; readonly email: string };
  /** Null where nothing goes with it. */
  readonly attachment: { readonly name: string; readonly sha256: string } | null;
  /** Null for a message about an invoice. */
  readonly statementId: string | null;
  /** The copy of a form that it carries. */
  readonly signingCopyId: string | null;
  /** What was given out to be told of a booking. */
  readonly confirmationId: string | null;
}

export interface SubjectDeps {
  /** @throws AppError NOT_FOUND */
  readonly invoice: (id: string) => Invoice;
  /** @throws AppError NOT_FOUND */
  readonly statement: (id: string) => SentStatement;
  /** A Form A that is to be signed. @throws AppError NOT_FOUND, PENSION_FORM_STATE, PENSION_FORM_FIXED */
  readonly formToSign: (copyId: string, kind: FormAbout['kind']) => SentForm;
  /** A booking that is to be confirmed. @throws AppError NOT_FOUND, BOOKING_STATE, BOOKING_CHANGED */
  readonly bookingToConfirm: (confirmationId: string) => ConfirmedBooking;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (id: string) => Organisation;
  readonly today: () => LocalDate;
  readonly reminderDays: () => readonly number[];
}

/** A statement that was made to be sent, with who stands on it. */
export interface SentStatement {
  readonly id: string;
  readonly identityId: string;
  readonly organisationId: string;
  /** The last day. */
  readonly toOn: LocalDate;
  readonly closing: Pence;
  readonly sha256: string;
  /** Oldest first. */
  readonly open: readonly Pick<MessageInvoice, 'number' | 'issuedOn' | 'dueOn' | 'total' | 'balance'>[];
  readonly issuer: Issuing;
}

/** Form A as it was made to be signed, with who asks for it. */
export interface SentForm {
  readonly copyId: string;
  readonly paper: SigningPaper;
  readonly sha256: string;
  readonly form: PensionForm;
  readonly tone: ChaseTone | null;
  readonly issuer: Issuing;
}

/** A booking as it is confirmed, with who confirms it. */
export interface ConfirmedBooking {
  readonly confirmationId: string;
  /** Of the sheet with the terms; null where there are none. */
  readonly sha256: string | null;
  readonly booking: Pick<Booking, 'id' | 'organisationId'>;
  readonly agreed: AgreedBooking;
  readonly identityId: string;
  readonly issuer: Issuing & Pick<Issuer, 'vatNumber'>;
}

export interface BookingAbout {
  readonly kind: 'bookingConfirmation';
  readonly confirmationId: string;
}

export interface FormAbout {
  readonly kind: 'pensionForm' | 'pensionChase';
  readonly copyId: string;
}

/** Who writes, as the reader knows them. */
export type Issuing = Pick<Issuer, 'name' | 'tradingName' | 'email' | 'phone'>;

/** The two sides of a message. */
export function partiesOf(organisation: Organisation, issuer: Issuing) {
  const { id, name, kind, contacts, accountsEmail } = organisation;
  return {
    organisationId: id,
    organisationName: name,
    reader: kind === 'private' ? ('private' as const) : ('organisation' as const),
    contacts,
    accountsEmail,
    sender: { name: issuer.tradingName || issuer.name, email: issuer.email },
  };
}

/** The invoice's own address first: it is what was agreed for it. */
export function addressOf(agreed: string, { accountsEmail, contacts }: Organisation): string {
  const known = [agreed, accountsEmail, ...contacts.map(({ email }) => email)];
  return known.find((email) => email !== '') ?? '';
}

export interface Setting {
  readonly organisation: Organisation;
  readonly address: string;
  readonly today: LocalDate;
}

export function namesOf({ organisation, address, today }: Setting, issuer: Issuing) {
  return {
    contact: organisation.contacts.find(({ email }) => email !== '' && email === address)?.name ?? null,
    myName: issuer.tradingName || issuer.name,
    myPhone: issuer.phone || null,
    today,
  };
}
