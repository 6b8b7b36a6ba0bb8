import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { MailAbout } from '../../../shared/contract/mail.ts';
import { pdfName } from '../../../shared/domain/mail/attachment-name.ts';
import { reminderText, toneOf } from '../../../shared/domain/mail/message-texts.ts';
import type { MessageFacts } from '../../../shared/domain/mail/message-values.ts';
import { pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bookingSubject } from './booking-subjects.ts';
import { formSubject } from './form-subjects.ts';
import { addressOf, namesOf, partiesOf, type MailSubject, type SentStatement, type Setting, type SubjectDeps } from './subject-parts.ts';

/** What a message is about, not by way of an earlier one. */
export type FreshAbout = Exclude<MailAbout, { readonly kind: 'again' }>;

/** An invoice that was issued, with its PDF. */
type SentInvoice = Invoice & { readonly number: string; readonly issuedOn: LocalDate; readonly pdf: NonNullable<Invoice['pdf']> };

/** @throws AppError as `formSubject` and `bookingSubject`; NOT_FOUND, INVOICE_IS_DRAFT, INVOICE_VOID, INVOICE_SETTLED for a reminder of nothing, MAIL_NO_PDF */
export function subjectOf(about: FreshAbout, deps: SubjectDeps): MailSubject {
  if (about.kind === 'statement') return statementSubject(deps.statement(about.statementId), deps);
  if (about.kind === 'pensionForm' || about.kind === 'pensionChase') return formSubject(about, deps);
  if (about.kind === 'bookingConfirmation') return bookingSubject(about, deps);
  const invoice = requireSendable(deps.invoice(about.invoiceId));
  const organisation = deps.organisation(invoice.organisation.id);
  const address = addressOf(invoice.draft.customer.email, organisation);
  const shared = {
    ...partiesOf(organisation, invoice.draft.issuer),
    identityId: invoice.identity.id,
    invoiceId: invoice.id,
    statementId: null,
    formId: null,
    signingCopyId: null,
    bookingId: null,
    confirmationId: null,
    facts: factsOf(invoice, { organisation, address, today: deps.today() }),
    address,
    attachment: {
      name: pdfName(`${invoice.kind === 'creditNote' ? 'Credit note' : 'Invoice'} ${invoice.number}`),
      sha256: invoice.pdf.sha256,
    },
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
    formId: null,
    signingCopyId: null,
    bookingId: null,
    confirmationId: null,
    facts: {
      ...namesOf({ organisation, address, today: deps.today() }, issuer),
      organisation: organisation.name,
      invoices,
      closing,
      form: null,
      booking: null,
    },
    address,
    attachment: { name: pdfName(`Statement ${toOn}`), sha256 },
  };
}

function requireSendable(invoice: Invoice): SentInvoice {
  const { id, number, issuedOn, pdf, voidedOn } = invoice;
  if (number === null || issuedOn === null) throw new AppError('INVOICE_IS_DRAFT', { invoiceId: id });
  if (voidedOn !== null) throw new AppError('INVOICE_VOID', { invoiceId: id });
  if (pdf === null) throw new AppError('MAIL_NO_PDF', { invoiceId: id });
  return { ...invoice, number, issuedOn, pdf };
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
    form: null,
    booking: null,
  };
}
