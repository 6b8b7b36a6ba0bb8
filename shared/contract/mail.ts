import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { mailProblems } from '../domain/mail/hand-over.ts';
import { parseMailAddress } from '../domain/mail/mail-address.ts';
import { messageKinds, readers, readersOf, textNames } from '../domain/mail/message-texts.ts';
import { outboxStates } from '../domain/mail/outbox.ts';
import { mailSecurities } from '../domain/mail/providers.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, instantField, lineField, nothing } from './fields.ts';
import { amountField, dayField } from './invoice-draft.ts';
import { filePieceSchema } from './invoices.ts';

/** One mail address as it is typed. */
export const mailAddressField = z
  .string()
  .max(300)
  .transform((text, context) => {
    const address = parseMailAddress(text);
    if (address !== null) return address;
    context.addIssue({ code: 'custom', message: 'One address, such as accounts@example.com' });
    return z.NEVER;
  });

const hostField = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/, { error: 'The name of a server, such as smtp.example.com' });

/** Several lines of a message: line feeds and tabs its only control characters. */
export const bodyField = z
  .string()
  .max(20_000)
  .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, { error: 'Only ordinary text' });

export const subjectField = lineField(300).refine((text) => text.length > 0, { error: 'Enter a subject' });

export const mailAccountInputSchema = z.object({
  /** What messages come from, whichever identity sends. */
  address: mailAddressField,
  host: hostField,
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Empty for a server that asks for no sign-in. */
  userName: lineField(254),
  /** Null keeps the stored one, which is possible while server and user name stay the same. */
  password: z
    .string()
    .min(1, { error: 'Enter the password' })
    .max(500)
    .regex(/^[^\p{Cc}]*$/u, { error: 'Only ordinary text' })
    .nullable(),
});
export type MailAccountInput = z.input<typeof mailAccountInputSchema>;
export type MailAccountValues = z.output<typeof mailAccountInputSchema>;

/** The account as a window sees it: the password never leaves the core. */
export const mailAccountSchema = z.object({
  address: z.string(),
  host: z.string(),
  port: z.int(),
  security: z.enum(mailSecurities),
  userName: z.string(),
  hasPassword: z.boolean(),
});
export type MailAccountView = z.output<typeof mailAccountSchema>;

const accountTestSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ready') }),
  /** `reply` is the server's own words on one line; null when it said nothing. */
  z.object({ outcome: z.literal('failed'), problem: z.enum(mailProblems), reply: z.string().nullable() }),
]);
export type AccountTest = z.output<typeof accountTestSchema>;

const textKey = z.object({ name: z.enum(textNames), reader: z.enum(readers) });
/** Every text has its readers: forms are signed by practices alone. */
const isRead = ({ name, reader }: z.output<typeof textKey>): boolean => readersOf(name).includes(reader);

export const mailTextInputSchema = textKey.extend({ subject: subjectField, body: bodyField }).refine(isRead);
export type MailTextInput = z.output<typeof mailTextInputSchema>;

export const mailTextSchema = textKey.extend({
  subject: z.string(),
  body: z.string(),
  /** The user has not changed it. */
  isStandard: z.boolean(),
});
export type MailText = z.output<typeof mailTextSchema>;

const invoiceRef = { invoiceId: idField };
const stepField = z.int().min(1).max(3_650);

/** What a message is about; `again` is what an earlier one was about, with its PDF. */
export const mailAboutSchema = z.discriminatedUnion('kind', [
  /** An issued invoice or credit note. */
  z.object({ kind: z.literal('invoice'), ...invoiceRef }),
  z.object({ kind: z.literal('reminder'), ...invoiceRef, step: stepField }),
  /** A statement of account that was made to be sent. */
  z.object({ kind: z.literal('statement'), statementId: idField }),
  /** A Form A to be signed by the practice, as it was given out; sent first, or chased. */
  z.object({ kind: z.literal('pensionForm'), copyId: idField }),
  z.object({ kind: z.literal('pensionChase'), copyId: idField }),
  /** A confirmed booking, as it was given out to be told. */
  z.object({ kind: z.literal('bookingConfirmation'), confirmationId: idField }),
  z.object({ kind: z.literal('again'), messageId: idField }),
]);
export type MailAbout = z.output<typeof mailAboutSchema>;

const addressesField = z.array(mailAddressField).max(20).readonly();

/** A message as the user has written it. */
export const mailWordsSchema = z.object({
  about: mailAboutSchema,
  to: addressesField.refine((addresses) => addresses.length > 0, { error: 'Enter an address' }),
  copyTo: addressesField,
  subject: subjectField,
  body: bodyField,
});
export type MailWordsInput = z.input<typeof mailWordsSchema>;
export type MailWords = z.output<typeof mailWordsSchema>;

/** What lists show of a message. */
export const mailBriefSchema = z.object({
  id: idField,
  kind: z.enum(messageKinds),
  invoiceId: idField.nullable(),
  formId: idField.nullable(),
  bookingId: idField.nullable(),
  reminderStep: z.int().nullable(),
  organisationId: idField,
  organisationName: z.string(),
  to: z.array(z.string()).readonly(),
  subject: z.string(),
  state: z.enum(outboxStates),
  /** Since when it is in this state. */
  stateAt: instantField,
  createdAt: instantField,
  /** Why it was not taken; null where it was or nothing is known. */
  problem: z.enum(mailProblems).nullable(),
  /** When it is tried again by itself. */
  retryAt: instantField.nullable(),
  /** A server on the way is still trying. */
  isDelayed: z.boolean(),
  /** Nothing more happens by itself. */
  needsUser: z.boolean(),
});
export type MailBrief = z.output<typeof mailBriefSchema>;

export const mailMessageSchema = mailBriefSchema.extend({
  from: z.string(),
  copyTo: z.array(z.string()).readonly(),
  body: z.string(),
  /** Empty where nothing is attached. */
  attachmentName: z.string(),
  /** The server's own words; empty when it said nothing. */
  reply: z.string(),
  /** What servers have said about recipients, oldest first. */
  reports: z
    .array(
      z.object({ at: instantField, address: z.string(), action: z.enum(['refused', 'failed', 'delayed', 'delivered']), words: z.string() }),
    )
    .readonly(),
  can: z.object({ retry: z.boolean(), withdraw: z.boolean(), found: z.boolean(), missed: z.boolean(), sendAgain: z.boolean() }),
});
export type MailMessage = z.output<typeof mailMessageSchema>;

/** What a new message begins with. */
export const mailProposalSchema = z.object({
  /** Null where neither an account nor the identity has an address. */
  from: z.string().nullable(),
  hasAccount: z.boolean(),
  to: z.array(z.string()).readonly(),
  copyTo: z.array(z.string()).readonly(),
  subject: z.string(),
  body: z.string(),
  /** What is wrong with the text that it was to begin with; then the standard one stands here. */
  problems: z.array(z.string()).readonly(),
  /** Empty where nothing is attached. */
  attachmentName: z.string(),
  /** Addresses of the organisation, to choose from. */
  contacts: z.array(z.object({ name: z.string(), address: z.string() })).readonly(),
  /** The newest message about the same; `send` names it, so that two windows do not send twice. */
  newest: mailBriefSchema.nullable(),
});
export type MailProposal = z.output<typeof mailProposalSchema>;

/** A reminder that is due today. */
export const dueReminderSchema = z.object({
  invoiceId: idField,
  number: z.string(),
  organisationName: z.string(),
  balance: amountField,
  dueOn: dateField,
  step: z.int(),
  daysLate: z.int(),
  /** Null where no address is known: it is then sent one by one. */
  to: z.string().nullable(),
});
export type DueReminder = z.output<typeof dueReminderSchema>;

const outboxFilter = {
  show: z.enum(['all', 'open', 'needsUser']),
  invoiceId: idField.nullable(),
  formId: idField.nullable().default(null),
  bookingId: idField.nullable().default(null),
};

/** What a report that was dropped in or pasted has told. */
export const mailReportSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('report'),
    /** The message that it is about; null when it is not known. */
    message: mailBriefSchema.nullable(),
    /** Whether the message's state has changed by it. */
    changed: z.boolean(),
    recipients: z
      .array(z.object({ address: z.string(), action: z.enum(['failed', 'delayed', 'delivered']), words: z.string() }))
      .readonly(),
    /** Messages to the same address, newest first, where the report names none. */
    candidates: z.array(mailBriefSchema).readonly(),
  }),
  /** Not a report; `words` say what it is. */
  z.object({ kind: z.literal('other'), words: z.string() }),
]);
export type MailReport = z.output<typeof mailReportSchema>;

const runStatementMailSchema = z.object({
  position: z.int(),
  /** Null where no address is known: it is then sent one by one. */
  to: z.string().nullable(),
  /** The newest message with it. */
  message: mailBriefSchema.nullable(),
  /** When the user sent it by another way. */
  sentOn: dateField.nullable(),
});
export type RunStatementMail = z.output<typeof runStatementMailSchema>;

const byId = z.object({ id: idField });
const finding = failures('NOT_FOUND');
const composing = failures(
  'NOT_FOUND',
  'INVOICE_IS_DRAFT',
  'INVOICE_VOID',
  'INVOICE_SETTLED',
  'MAIL_NO_PDF',
  'PDF_DAMAGED',
  'PENSION_FORM_STATE',
  'PENSION_FORM_FIXED',
  'BOOKING_STATE',
  'BOOKING_CHANGED',
  'MAIL_NO_SENDER',
);
const stepping = failures('NOT_FOUND', 'MAIL_PASSED');

export const mailContract = {
  /** Null while there is none. */
  account: storeOperation.input(nothing).output(mailAccountSchema.nullable()),
  saveAccount: storeOperation.input(mailAccountInputSchema).output(mailAccountSchema).errors(failures('MAIL_PASSWORD_NEEDED')),
  removeAccount: storeOperation.input(nothing).output(nothing),
  /** Connects, checks the certificate and signs in; sends and stores nothing. */
  testAccount: storeOperation.input(mailAccountInputSchema).output(accountTestSchema).errors(failures('MAIL_PASSWORD_NEEDED')),
  /** All texts, each for both readers. */
  texts: storeOperation.input(nothing).output(z.array(mailTextSchema).readonly()),
  /** Refuses a text with an unknown placeholder. */
  saveText: storeOperation.input(mailTextInputSchema).output(mailTextSchema).errors(failures('MAIL_TEXT_WRONG')),
  /** Goes back to the standard text. */
  resetText: storeOperation.input(textKey.refine(isRead)).output(mailTextSchema),
  /** What a message about this begins with: words, addresses, the name of its PDF. */
  compose: storeOperation
    .input(z.object({ about: mailAboutSchema }))
    .output(mailProposalSchema)
    .errors(composing),
  /** Puts the message into the outbox. `after` is the newest message about the same that the user has seen. */
  send: storeOperation
    .input(mailWordsSchema.extend({ after: idField.nullable() }))
    .output(mailMessageSchema)
    .errors(composing)
    .errors(failures('MAIL_NO_ACCOUNT', 'MAIL_SENT_MEANWHILE', 'MAIL_UNSETTLED', 'PLAN_NEEDED')),
  /** The message as an .eml file, for the user's own mail app; nothing is noted. */
  draft: storeOperation.input(mailWordsSchema).output(eventIterator(filePieceSchema)).errors(composing).errors(failures('PLAN_NEEDED')),
  /** "I sent it myself", an invoice, a reminder, a statement, a form or a confirmation. */
  sentMyself: storeOperation
    .input(z.object({ about: mailAboutSchema, on: dayField }))
    .output(nothing)
    .errors(composing)
    .errors(failures('MAIL_SENT_MEANWHILE')),
  /** The outbox, newest first. */
  list: storeOperation.input(z.object({ ...outboxFilter, offset: z.int().min(0), limit: z.int().min(1).max(200) })).output(
    z.object({
      messages: z.array(mailBriefSchema).readonly(),
      total: z.int(),
      /** Why nothing is sent at present; null while it is. */
      held: z.enum(['noAccount', 'accountRefused']).nullable(),
    }),
  ),
  /** How many messages wait for the user. */
  attention: storeOperation.input(nothing).output(z.object({ count: z.int() })),
  get: storeOperation.input(byId).output(mailMessageSchema).errors(finding),
  /** Tries a message that was not taken once more, at once. */
  retry: storeOperation.input(byId).output(mailMessageSchema).errors(stepping),
  /** Takes back what has certainly not left. */
  withdraw: storeOperation.input(byId).output(mailMessageSchema).errors(stepping),
  /** "It arrived", of one of which nobody knows. */
  found: storeOperation.input(byId).output(mailMessageSchema).errors(stepping),
  /** "It did not arrive": it may then be sent anew. */
  missed: storeOperation.input(byId).output(mailMessageSchema).errors(stepping),
  /** The user has seen to it: it no longer asks. */
  settle: storeOperation.input(byId).output(mailMessageSchema).errors(finding),
  /** The computer is online again: what failed for want of a connection is tried at once. */
  online: storeOperation.input(nothing).output(nothing),
  /** Reads a report from the way: a file that was uploaded, or text; `messageId` where the user has chosen the message. */
  readReport: storeOperation
    .input(
      z.object({
        source: z.union([z.object({ uploadId: idField }), z.object({ text: z.string().min(1).max(1_000_000) })]),
        messageId: idField.nullable(),
      }),
    )
    .output(mailReportSchema)
    .errors(failures('NOT_FOUND', 'UPLOAD_GONE', 'FILE_UNREADABLE')),
  /** Reminders that are due today, most days late first. */
  reminders: storeOperation.input(nothing).output(z.array(dueReminderSchema).readonly()),
  /** Sends those of these that are still due, with their usual texts. */
  sendReminders: storeOperation
    .input(
      z.object({
        reminders: z
          .array(z.object({ ...invoiceRef, step: stepField }))
          .min(1)
          .max(200)
          .readonly(),
      }),
    )
    .output(z.object({ sent: z.int(), left: z.int() }))
    .errors(failures('MAIL_NO_ACCOUNT', 'PLAN_NEEDED')),
  /** Where the statements of a run would go and what became of each, in their order. */
  runStatements: storeOperation
    .input(z.object({ runId: idField }))
    .output(z.array(runStatementMailSchema).readonly())
    .errors(finding),
  /** Sends those of a run that have an address and have not been sent, with the usual text. */
  sendStatements: storeOperation
    .input(z.object({ runId: idField, positions: z.array(z.int().min(0)).min(1).max(5_000).readonly() }))
    .output(z.object({ sent: z.int(), left: z.int() }))
    .errors(failures('NOT_FOUND', 'MAIL_NO_ACCOUNT')),
};
