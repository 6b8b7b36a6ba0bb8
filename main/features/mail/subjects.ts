import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { MailAbout } from '../../../shared/contract/mail.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { Issuer } from '../../../shared/domain/invoices/model.ts';
import { pdfName } from '../../../shared/domain/mail/attachment-name.ts';
import { reminderText, toneOf, type Reader, type TextName } from '../../../shared/domain/mail/message-texts.ts';
import type { MessageFacts, MessageInvoice } from '../../../shared/domain/mail/message-values.ts';
import { pence, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Subject } from './outbox-store.ts';

/** What a message is about, not by way of an earlier one. */
export type FreshAbout = Exclude<MailAbout, { readonly kind: 'again' }>;

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
  readonly attachmentName: string;
  readonly attachmentSha256: string;
  /** Null for a message about an invoice. */
  readonly statementId: string | null;
}

export interface SubjectDeps {
  /** @throws AppError NOT_FOUND */
  readonly invoice: (id: string) => Invoice;
  /** @throws AppError NOT_FOUND */
  readonly statement: (id: string) => SentStatement;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (id: string) => Organisation;
  readonly today: () => LocalDate;
  readonly reminderDays: () => readonly number[];
}

/** An invoice that was issued, with its PDF. */
type SentInvoice = Invoice & { readonly number: string; readonly issuedOn: LocalDate; readonly pdf: NonNullable<Invoice['pdf']> };

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
  readonly issuer: Pick<Issuer, 'name' | 'tradingName' | 'email' | 'phone'>;
}

/** @throws AppError NOT_FOUND, INVOICE_IS_DRAFT, INVOICE_VOID, INVOICE_SETTLED for a reminder of nothing, MAIL_NO_PDF */
export function subjectOf(about: FreshAbout, deps: SubjectDeps): MailSubject {
  if (about.kind === 'statement') return statementSubject(deps.statement(about.statementId), deps);
  const invoice = requireSendable(deps.invoice(about.invoiceId));
  const organisation = deps.organisation(invoice.organisation.id);
  const address = addressOf(invoice.draft.customer.email, organisation);
  const shared = {
    ...partiesOf(organisation, invoice.draft.issuer),
    identityId: invoice.identity.id,
    invoiceId: invoice.id,
    statementId: null,
    facts: factsOf(invoice, { organisation, address, today: deps.today() }),
    address,
    attachmentName: pdfName(`${invoice.kind === 'creditNote' ? 'Credit note' : 'Invoice'} ${invoice.number}`),
    attachmentSha256: invoice.pdf.sha256,
  };
  if (about.kind === 'invoice') return { ...shared, kind: invoice.kind, reminderStep: null, text: invoice.kind };
  const { step } = about;
  if (invoice.kind === 'creditNote' || invoice.balance <= 0) throw new AppError('INVOICE_SETTLED', { invoiceId: invoice.id });
  return { ...shared, kind: 'reminder', reminderStep: step, text: reminderText(toneOf(step, [...deps.reminderDays(), step])) };
}

function statementSubject(statement: SentStatement, deps: SubjectDeps): MailSubject {
  const { id, identityId, toOn, closing, sha256, open, issuer } = statement;
  const organisation = deps.organisation(statement.organisationId);
  const address = addressOf('', organisation);
  const invoices = open.map((invoice) => ({ ...invoice, period: null, purchaseOrder: null, reference: null }));
  return {
    ...partiesOf(organisation, issuer),
    kind: 'statement',
    text: 'statement',
    identityId,
    invoiceId: null,
    reminderStep: null,
    statementId: id,
    facts: { ...namesOf({ organisation, address, today: deps.today() }, issuer), organisation: organisation.name, invoices, closing },
    address,
    attachmentName: pdfName(`Statement ${toOn}`),
    attachmentSha256: sha256,
  };
}

/** The two sides of a message. */
function partiesOf(organisation: Organisation, issuer: SentStatement['issuer']) {
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

function requireSendable(invoice: Invoice): SentInvoice {
  const { id, number, issuedOn, pdf, voidedOn } = invoice;
  if (number === null || issuedOn === null) throw new AppError('INVOICE_IS_DRAFT', { invoiceId: id });
  if (voidedOn !== null) throw new AppError('INVOICE_VOID', { invoiceId: id });
  if (pdf === null) throw new AppError('MAIL_NO_PDF', { invoiceId: id });
  return { ...invoice, number, issuedOn, pdf };
}

/** The invoice's own address first: it is what was agreed for it. */
export function addressOf(agreed: string, { accountsEmail, contacts }: Organisation): string {
  const known = [agreed, accountsEmail, ...contacts.map(({ email }) => email)];
  return known.find((email) => email !== '') ?? '';
}

interface Setting {
  readonly organisation: Organisation;
  readonly address: string;
  readonly today: LocalDate;
}

function namesOf({ organisation, address, today }: Setting, issuer: SentStatement['issuer']) {
  return {
    contact: organisation.contacts.find(({ email }) => email !== '' && email === address)?.name ?? null,
    myName: issuer.tradingName || issuer.name,
    myPhone: issuer.phone || null,
    today,
  };
}

function factsOf(invoice: SentInvoice, setting: Setting): MessageFacts {
  const { issuer, customer, period } = invoice.draft;
  const { number, issuedOn, dueOn, total, balance } = invoice;
  const references = { purchaseOrder: customer.purchaseOrder || null, reference: customer.reference || null };
  return {
    ...namesOf(setting, issuer),
    organisation: customer.name,
    invoices: [{ number, issuedOn, dueOn: dueOn ?? issuedOn, total: total ?? pence(0), balance, period, ...references }],
    closing: null,
  };
}
