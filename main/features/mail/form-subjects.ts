import { chaseText } from '../../../shared/domain/mail/message-texts.ts';
import { pdfName } from '../../../shared/domain/mail/attachment-name.ts';
import { pensionContact } from '../../../shared/domain/pension/signing.ts';
import { addressOf, namesOf, partiesOf, type FormAbout, type MailSubject, type SubjectDeps } from './subject-parts.ts';

/** A letter to the practice that is to sign. @throws AppError NOT_FOUND, PENSION_FORM_STATE, PENSION_FORM_FIXED */
export function formSubject({ kind, copyId }: FormAbout, deps: SubjectDeps): MailSubject {
  const { paper, sha256, form, tone, issuer } = deps.formToSign(copyId, kind);
  const organisation = deps.organisation(form.organisation.id);
  const address = pensionContact(organisation.contacts)?.email ?? addressOf('', organisation);
  const { invoice, ranges, pensionable, employer, watch } = form;
  const name = `${paper === 'official' ? 'Form A' : 'Form A data sheet'} ${invoice.number}`;
  return {
    ...partiesOf(organisation, issuer),
    reader: 'organisation',
    kind,
    text: kind === 'pensionForm' ? 'pensionForm' : chaseText(tone ?? 'last'),
    identityId: form.identity.id,
    invoiceId: null,
    reminderStep: null,
    statementId: null,
    formId: form.id,
    signingCopyId: copyId,
    bookingId: null,
    confirmationId: null,
    facts: {
      ...namesOf({ organisation, address, today: deps.today() }, issuer),
      organisation: organisation.name,
      invoices: [],
      closing: null,
      form: { invoiceNumber: invoice.number, worked: ranges, pensionable, employer, arriveBy: watch.lastReceiptOn },
      booking: null,
    },
    address,
    attachment: { name: pdfName(name), sha256 },
  };
}
