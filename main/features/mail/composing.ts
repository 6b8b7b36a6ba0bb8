import { createHash } from 'node:crypto';
import type { MailWords } from '../../../shared/contract/mail.ts';
import { headerText } from '../../../shared/domain/mail/header-text.ts';
import { messageIdOf, parseMailAddress, type MailAddress } from '../../../shared/domain/mail/mail-address.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import type { Mailbox, OutgoingMail } from '../../ports/mailer.ts';
import type { MailAccounts } from './account.ts';
import { recipientsOf, type MessageRow, type RecipientRow } from './outbox-store.ts';
import type { Proposing } from './proposing.ts';
import type { MailSubject } from './subject-parts.ts';

export interface ComposingDeps {
  readonly store: Store;
  readonly newId: () => string;
  readonly now: () => Instant;
  readonly accounts: MailAccounts;
  readonly proposing: Proposing;
  /** The stored PDF of an invoice, its hash compared. @throws AppError PDF_DAMAGED */
  readonly issuedPdf: (invoiceId: string) => Uint8Array;
  /** A statement that was made to be sent. @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly statementPdf: (statementId: string) => Uint8Array;
  /** A form that was made to be signed. @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly signingCopy: (copyId: string) => Uint8Array;
  /** The sheet that goes with a confirmation. @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly confirmationPdf: (confirmationId: string) => Uint8Array;
}

/** A message that is ready for the outbox. */
export interface ComposedMessage {
  readonly row: MessageRow;
  readonly recipients: readonly Omit<RecipientRow, 'messageId' | 'position'>[];
}

/** What becomes of the user's words. */
export interface Composing {
  /** @throws AppError MAIL_NO_ACCOUNT, PDF_DAMAGED, and what `subjectOf` throws */
  compose(words: MailWords): ComposedMessage;
  /** As `compose`, but from whoever the user is without an account. @throws AppError MAIL_NO_SENDER, PDF_DAMAGED */
  composeDraft(words: MailWords): OutgoingMail;
  /** The stored message as it is to be sent. @throws AppError PDF_DAMAGED */
  mailOf(row: MessageRow): OutgoingMail;
}

export function createComposing({
  store,
  newId,
  now,
  accounts,
  proposing,
  issuedPdf,
  statementPdf,
  signingCopy,
  confirmationPdf,
}: ComposingDeps): Composing {
  const stamp = (from: MailAddress): Stamp => ({ id: newId(), from, createdAt: now() });

  function compose(words: MailWords): ComposedMessage {
    const account = accounts.open();
    if (account === null) throw new AppError('MAIL_NO_ACCOUNT');
    const composed = composedOf(words, proposing.subjectFor(words.about), stamp(account.address));
    attachmentsOf(composed.row);
    return composed;
  }

  function composeDraft(words: MailWords): OutgoingMail {
    const subject = proposing.subjectFor(words.about);
    const from = proposing.senderOf(subject);
    if (from === null) throw new AppError('MAIL_NO_SENDER');
    const { row, recipients } = composedOf(words, subject, stamp(from));
    return outgoing(row, recipients);
  }

  function outgoing(row: MessageRow, recipients: ComposedMessage['recipients']): OutgoingMail {
    const boxes = (isCopy: boolean): readonly Mailbox[] =>
      recipients.filter((one) => one.isCopy === isCopy).map(({ address }) => mailbox('', address));
    return {
      messageId: row.headerId,
      writtenAt: row.createdAt,
      from: mailbox(row.fromName, row.fromAddress),
      replyTo: row.replyTo === '' ? null : requireAddress(row.replyTo),
      to: boxes(false),
      copyTo: boxes(true),
      subject: headerText(row.subject),
      body: row.body,
      attachments: attachmentsOf(row),
    };
  }

  function attachmentsOf(row: MessageRow): OutgoingMail['attachments'] {
    const { id, attachmentName: name, attachmentSha256 } = row;
    if (attachmentSha256 === null) return [];
    const pdf = storedPdf(row);
    const isAsItWas = pdf !== null && createHash('sha256').update(pdf).digest('hex') === attachmentSha256;
    if (!isAsItWas) throw new AppError('PDF_DAMAGED', { messageId: id });
    return [{ name, pdf }];
  }

  function storedPdf({ invoiceId, statementId, signingCopyId, confirmationId }: MessageRow): Uint8Array | null {
    if (confirmationId !== null) return confirmationPdf(confirmationId);
    if (signingCopyId !== null) return signingCopy(signingCopyId);
    if (statementId !== null) return statementPdf(statementId);
    return invoiceId === null ? null : issuedPdf(invoiceId);
  }

  return { compose, composeDraft, mailOf: (row) => outgoing(row, recipientsOf(store.read, [row.id])) };
}

interface Stamp {
  readonly id: string;
  readonly from: MailAddress;
  readonly createdAt: Instant;
}

function composedOf({ to, copyTo, subject, body }: MailWords, about: MailSubject, { id, from, createdAt }: Stamp): ComposedMessage {
  const {
    kind,
    identityId,
    organisationId,
    invoiceId,
    reminderStep,
    statementId,
    formId,
    signingCopyId,
    bookingId,
    confirmationId,
    sender,
    attachment,
  } = about;
  const answersTo = parseMailAddress(sender.email);
  const row: MessageRow = {
    id,
    kind,
    identityId,
    organisationId,
    invoiceId,
    reminderStep,
    fromName: headerText(sender.name),
    fromAddress: from,
    replyTo: answersTo === null || answersTo === from ? '' : answersTo,
    subject: headerText(subject),
    body,
    attachmentName: attachment?.name ?? '',
    attachmentSha256: attachment?.sha256 ?? null,
    headerId: messageIdOf(id, from),
    serverHeaderId: null,
    state: 'queued',
    stateAt: createdAt,
    failures: 0,
    problem: null,
    reply: '',
    retryAt: null,
    isDelayed: false,
    needsUser: false,
    createdAt,
    statementId,
    formId,
    signingCopyId,
    bookingId,
    confirmationId,
  };
  const recipients = [...to.map((address) => ({ address, isCopy: false })), ...copyTo.map((address) => ({ address, isCopy: true }))];
  return { row, recipients };
}

function mailbox(name: string, address: string): Mailbox {
  return { name: headerText(name), address: requireAddress(address) };
}

/** Only checked addresses are stored. */
function requireAddress(text: string): MailAddress {
  const address = parseMailAddress(text);
  if (address === null) throw new AppError('DATABASE_DAMAGED', { reason: 'mail address' });
  return address;
}
