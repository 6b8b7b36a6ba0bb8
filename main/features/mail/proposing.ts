import type { MailAbout, MailProposal } from '../../../shared/contract/mail.ts';
import { parseMailAddress, type MailAddress } from '../../../shared/domain/mail/mail-address.ts';
import { kindOfText, standardText } from '../../../shared/domain/mail/message-texts.ts';
import { valuesOf } from '../../../shared/domain/mail/message-values.ts';
import { fillTemplate, type MailTemplate, type TemplateValues } from '../../../shared/domain/mail/templates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store } from '../../db/store.ts';
import type { MailAccounts } from './account.ts';
import { findMessage, newestAbout, recipientsOf, type MessageRow } from './outbox-store.ts';
import type { MailSubject, SubjectDeps } from './subject-parts.ts';
import { subjectOf, type FreshAbout } from './subjects.ts';
import type { MailTexts } from './texts.ts';
import { briefOf } from './views.ts';

export interface ProposingDeps extends SubjectDeps {
  readonly store: Store;
  readonly accounts: MailAccounts;
  readonly texts: MailTexts;
}

/** What messages are about and begin with. */
export interface Proposing {
  /** @throws AppError NOT_FOUND, and what `subjectOf` throws */
  subjectFor(about: MailAbout): MailSubject;
  /** @throws AppError as `subjectFor` */
  propose(about: MailAbout): MailProposal;
  /** What an earlier message was about. @throws AppError NOT_FOUND */
  aboutOf(messageId: string): FreshAbout;
  /** The account's address, else that of the trading identity; null where neither has one. */
  senderOf(subject: MailSubject): MailAddress | null;
}

type Words = Pick<MailProposal, 'to' | 'copyTo' | 'subject' | 'body' | 'problems'>;

export function createProposing({ store, accounts, texts, ...deps }: ProposingDeps): Proposing {
  function propose(about: MailAbout): MailProposal {
    const subject = subjectFor(about);
    const words =
      about.kind === 'again'
        ? wordsOfEarlier(messageRow(store.read, about.messageId))
        : { ...wordsOf(subject), ...(about.kind === 'reminder' ? reachedBy(subject) : {}) };
    const newest = newestAbout(store.read, subject);
    return {
      from: senderOf(subject),
      hasAccount: accounts.get() !== null,
      ...words,
      attachmentName: subject.attachment?.name ?? '',
      contacts: contactsOf(subject),
      newest: newest && briefOf(store.read, newest),
    };
  }

  /** Where the invoice itself went last, if it is not known to have come back: the user may have corrected an address there. */
  function reachedBy(subject: MailSubject): Partial<Pick<Words, 'to' | 'copyTo'>> {
    const sent = newestAbout(store.read, { ...subject, kind: 'invoice', reminderStep: null });
    if (sent?.state !== 'handedOver' && sent?.state !== 'delivered') return {};
    const { to, copyTo } = wordsOfEarlier(sent);
    return { to, copyTo };
  }

  function subjectFor(about: MailAbout): MailSubject {
    return subjectOf(about.kind === 'again' ? aboutOf(about.messageId) : about, deps);
  }

  function aboutOf(messageId: string): FreshAbout {
    const { kind, invoiceId, reminderStep, statementId, signingCopyId: copyId, confirmationId } = messageRow(store.read, messageId);
    if (confirmationId !== null) return { kind: 'bookingConfirmation', confirmationId };
    if (copyId !== null) return { kind: kind === 'pensionForm' ? kind : 'pensionChase', copyId };
    if (statementId !== null) return { kind: 'statement', statementId };
    if (invoiceId === null) throw new AppError('NOT_FOUND', { messageId });
    return reminderStep === null ? { kind: 'invoice', invoiceId } : { kind: 'reminder', invoiceId, step: reminderStep };
  }

  function wordsOf({ text, reader, facts, address }: MailSubject): Words {
    const values = valuesOf(kindOfText(text), facts);
    const own = fillTemplate(texts.find(text, reader), values);
    const problems = own.outcome === 'wrong' ? own.problems.map(({ words }) => words) : [];
    const { subject, body } = own.outcome === 'filled' ? own : filledStandard(standardText(text, reader), values);
    return { to: address === '' ? [] : [address], copyTo: [], subject, body, problems };
  }

  function wordsOfEarlier(row: MessageRow): Words {
    const recipients = recipientsOf(store.read, [row.id]);
    const addresses = (isCopy: boolean) => recipients.filter((one) => one.isCopy === isCopy).map(({ address }) => address);
    return { to: addresses(false), copyTo: addresses(true), subject: row.subject, body: row.body, problems: [] };
  }

  function senderOf({ sender }: MailSubject): MailAddress | null {
    return parseMailAddress(accounts.get()?.address ?? sender.email);
  }

  return { subjectFor, propose, aboutOf, senderOf };
}

/** @throws AppError NOT_FOUND */
export function messageRow(db: ReadDb, id: string): MessageRow {
  const row = findMessage(db, id);
  if (!row) throw new AppError('NOT_FOUND', { messageId: id });
  return row;
}

/** The standard texts fill whatever they are filled with: a test holds them to it. */
function filledStandard(template: MailTemplate, values: TemplateValues): MailTemplate {
  const filled = fillTemplate(template, values);
  return filled.outcome === 'filled' ? filled : template;
}

function contactsOf({ contacts, accountsEmail }: MailSubject): MailProposal['contacts'] {
  const known = [
    ...(accountsEmail === '' ? [] : [{ name: 'Accounts', address: accountsEmail }]),
    ...contacts.flatMap(({ name, email }) => (email === '' ? [] : [{ name, address: email }])),
  ];
  return known.filter(({ address }, index) => known.findIndex((other) => other.address === address) === index);
}
