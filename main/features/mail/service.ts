import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type {
  AccountTest,
  DueReminder,
  MailAbout,
  MailAccountValues,
  MailAccountView,
  MailMessage,
  MailProposal,
  MailReport,
  MailText,
  MailTextInput,
  MailWords,
} from '../../../shared/contract/mail.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import type { Reader, TextName } from '../../../shared/domain/mail/message-texts.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { WriteDb } from '../../db/store.ts';
import { piecesOf, type FilePiece } from '../../file-pieces.ts';
import type { Log } from '../../ports/log.ts';
import type { MailReader, Mailer } from '../../ports/mailer.ts';
import { createMailAccounts, type AccountDeps } from './account.ts';
import { createComposing } from './composing.ts';
import { createProposing } from './proposing.ts';
import { withinPlan, type PlanForMail } from './plan-for-mail.ts';
import { createOutbox } from './outbox.ts';
import { createOutboxDesk, type OutboxOperations } from './outbox-desk.ts';
import { createRecordNotes, isWanted, type RecordNoteDeps } from './record-notes.ts';
import { createReminders, type ReminderKey } from './reminders.ts';
import { noteReport } from './reports.ts';
import { createSender } from './sender.ts';
import { createStatementMail, type StatementMail, type StatementMailDeps } from './statement-mail.ts';
import type { SentStatement, SubjectDeps } from './subject-parts.ts';
import { createMailTexts } from './texts.ts';

export interface MailDeps extends AccountDeps, RecordNoteDeps {
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly listen: (react: (topics: readonly ChangeTopic[]) => void) => () => void;
  readonly newId: () => string;
  readonly zone: () => ZoneId;
  readonly mailer: Mailer;
  readonly readMail: MailReader;
  readonly takeUpload: (uploadId: string) => Uint8Array;
  readonly preferences: () => Preferences['mail'];
  /** @throws AppError NOT_FOUND */
  readonly invoice: (id: string) => Invoice;
  /** @throws AppError PDF_DAMAGED */
  readonly issuedPdf: (invoiceId: string) => Uint8Array;
  /** One that was made to be sent. @throws AppError NOT_FOUND */
  readonly statement: (id: string) => SentStatement;
  /** @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly statementPdf: (id: string) => Uint8Array;
  readonly run: StatementMailDeps['run'];
  readonly keepOfRun: StatementMailDeps['keepOfRun'];
  readonly keptOfRun: StatementMailDeps['keptOfRun'];
  /** "I sent it myself", of a statement. */
  readonly noteStatementSent: (db: WriteDb, statementId: string, on: LocalDate) => void;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (id: string) => Organisation;
  readonly formToSign: SubjectDeps['formToSign'];
  /** What a form was given out as. @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly signingCopy: (copyId: string) => Uint8Array;
  readonly bookingToConfirm: SubjectDeps['bookingToConfirm'];
  /** The sheet that goes with a confirmation. @throws AppError NOT_FOUND, PDF_DAMAGED */
  readonly confirmationPdf: (confirmationId: string) => Uint8Array;
  /** "I sent it myself", of a confirmation. */
  readonly noteConfirmationPosted: (db: WriteDb, confirmationId: string, on: LocalDate) => void;
  readonly plan: PlanForMail;
  /** "I sent it myself." */
  readonly markSent: (invoiceId: string, on: LocalDate) => void;
}

/** Sending: by which account, with which words, and what became of it. Rules in docs/rules/mail.md. */
export interface MailService extends OutboxOperations, StatementMail {
  /** Null while there is none; without the password. */
  account(): MailAccountView | null;
  /** What waited for another account is tried again. @throws AppError MAIL_PASSWORD_NEEDED */
  saveAccount(values: MailAccountValues): MailAccountView;
  removeAccount(): void;
  /** Connects and signs in; sends and stores nothing. @throws AppError MAIL_PASSWORD_NEEDED */
  testAccount(values: MailAccountValues, signal: AbortSignal): Promise<AccountTest>;
  texts(): readonly MailText[];
  /** @throws AppError MAIL_TEXT_WRONG */
  saveText(text: MailTextInput): MailText;
  resetText(name: TextName, reader: Reader): MailText;
  /** @throws AppError NOT_FOUND, INVOICE_IS_DRAFT, INVOICE_VOID, INVOICE_SETTLED, MAIL_NO_PDF */
  compose(about: MailAbout): MailProposal;
  /** @throws AppError as `compose`, and MAIL_NO_ACCOUNT, MAIL_SENT_MEANWHILE, MAIL_UNSETTLED, PDF_DAMAGED, PLAN_NEEDED */
  send(words: MailWords, seen: { readonly after: string | null }): MailMessage;
  /** An .eml file. @throws AppError as `compose`, and MAIL_NO_SENDER, PDF_DAMAGED, PLAN_NEEDED */
  draft(words: MailWords): AsyncGenerator<FilePiece, void, void>;
  /** @throws AppError as `compose` */
  sentMyself(about: MailAbout, on: LocalDate): void;
  /** The computer may be online again. */
  online(): void;
  /** @throws AppError NOT_FOUND, UPLOAD_GONE, FILE_UNREADABLE */
  readReport(source: { readonly uploadId: string } | { readonly text: string }, messageId: string | null): Promise<MailReport>;
  reminders(): readonly DueReminder[];
  /** @throws AppError MAIL_NO_ACCOUNT, PLAN_NEEDED */
  sendReminders(keys: readonly ReminderKey[]): { readonly sent: number; readonly left: number };
  /** Settles what was under way when the app ended, then sends what waits. */
  start(): void;
  /** Whether a message is with the server at this moment. */
  isHandingOver(): boolean;
  close(): void;
}

export function createMailService(deps: MailDeps): MailService {
  const { store, clock, log, mailer, zone, announce } = deps;
  const accounts = createMailAccounts(deps);
  const texts = createMailTexts(deps);
  const days = (): readonly number[] => deps.preferences().reminderDays;
  const today = (): LocalDate => dayOf(clock.now(), zone());
  const tell = (): void => announce(['mail']);

  const outbox = createOutbox({
    store,
    clock,
    announce: ({ hasLeft }) => announce(hasLeft ? ['mail', 'invoices', 'pension', 'bookings'] : ['mail']),
    ...createRecordNotes(deps),
  });
  const proposing = createProposing({ ...deps, today, reminderDays: days, accounts, texts });
  const composing = createComposing({ ...deps, now: () => clock.now(), accounts, proposing });
  const sender = createSender({
    store,
    clock,
    log,
    mailer,
    outbox,
    account: accounts.open,
    mailOf: composing.mailOf,
    isWanted: (message) => isWanted(message, deps),
  });
  const reminders = createReminders({
    ...deps,
    composing,
    proposing,
    outbox,
    days,
    sendsThem: () => deps.preferences().sendsReminders,
    hasAccount: () => accounts.get() !== null,
    wakeSender: sender.wake,
  });
  const statements = createStatementMail({
    ...deps,
    composing,
    proposing,
    outbox,
    hasAccount: () => accounts.get() !== null,
    wakeSender: sender.wake,
  });
  const desk = createOutboxDesk({ store, clock, outbox, accounts, wake: sender.wake, announce: tell });
  const stopListening = deps.listen((topics) => {
    if (topics.includes('preferences') || topics.includes('invoices') || topics.includes('account')) reminders.look();
  });

  function announced<T>(result: T): T {
    tell();
    return result;
  }

  function send(words: MailWords, { after }: { readonly after: string | null }): MailMessage {
    const message = composing.compose(withinPlan(words, deps.plan));
    const { invoiceId, reminderStep: step, id } = message.row;
    const note = (db: WriteDb): void => {
      if (invoiceId !== null && step !== null) reminders.note(db, { invoiceId, step }, id);
    };
    outbox.add({ ...message, after, also: note });
    sender.wake();
    return desk.operations.get(id);
  }

  async function* draft(words: MailWords): AsyncGenerator<FilePiece, void, void> {
    yield* piecesOf(await mailer.draft(composing.composeDraft(withinPlan(words, deps.plan))));
  }

  function sentMyself(about: MailAbout, on: LocalDate): void {
    if (about.kind === 'again') return sentMyself(proposing.aboutOf(about.messageId), on);
    const { formId } = proposing.subjectFor(about);
    if (about.kind === 'invoice') return deps.markSent(about.invoiceId, on);
    store.write((db) => {
      if (about.kind === 'reminder') reminders.note(db, about, null);
      else if (about.kind === 'statement') deps.noteStatementSent(db, about.statementId, on);
      else if (about.kind === 'bookingConfirmation') deps.noteConfirmationPosted(db, about.confirmationId, on);
      else if (formId !== null) deps.noteFormLetter(db, { formId, kind: about.kind, copyId: about.copyId }, { at: clock.now(), on });
    });
    announce([
      'mail',
      ...(formId === null ? [] : (['pension'] as const)),
      ...(about.kind === 'bookingConfirmation' ? (['bookings'] as const) : []),
    ]);
  }

  function readReport(source: { readonly uploadId: string } | { readonly text: string }, messageId: string | null): Promise<MailReport> {
    const content = 'text' in source ? source.text : deps.takeUpload(source.uploadId);
    return noteReport(content, messageId, { store, clock, outbox, readMail: deps.readMail });
  }

  function close(): void {
    stopListening();
    reminders.close();
    sender.close();
  }

  return {
    account: accounts.get,
    saveAccount: (values) => {
      const saved = accounts.save(values);
      desk.accountChanged(saved.address);
      return announced(saved);
    },
    removeAccount: () => announced(accounts.remove()),
    testAccount: accounts.test,
    texts: texts.list,
    saveText: (text) => announced(texts.save(text)),
    resetText: (name, reader) => announced(texts.reset(name, reader)),
    compose: proposing.propose,
    send,
    draft,
    sentMyself,
    ...desk.operations,
    online: sender.hurry,
    readReport,
    reminders: reminders.due,
    sendReminders: reminders.send,
    ...statements,
    start: () => {
      outbox.recover();
      sender.wake();
      reminders.look();
    },
    isHandingOver: sender.isHandingOver,
    close,
  };
}
