import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { mailProblems } from '../../shared/domain/mail/hand-over.ts';
import { messageKinds, readers, textNames } from '../../shared/domain/mail/message-texts.ts';
import { outboxStates } from '../../shared/domain/mail/outbox.ts';
import { mailSecurities } from '../../shared/domain/mail/providers.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** The tables of mail as the queries see them. Constraints and indexes stand in migrations/0004-mail.ts and 0020-booking-confirmations.ts. */

const at = (name: string) => integer(name).$type<Instant>();

/** One row, id 1. */
export const mailAccount = sqliteTable('mail_account', {
  id: integer('id').primaryKey(),
  address: text('address').notNull(),
  host: text('host').notNull(),
  port: integer('port').notNull(),
  security: text('security', { enum: mailSecurities }).notNull(),
  userName: text('user_name').notNull(),
  sealedPassword: blob('sealed_password', { mode: 'buffer' }),
  changedAt: at('changed_at').notNull(),
});

export const mailTexts = sqliteTable(
  'mail_texts',
  {
    name: text('name', { enum: textNames }).notNull(),
    reader: text('reader', { enum: readers }).notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.reader] })],
);

export const mailMessages = sqliteTable('mail_messages', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: messageKinds }).notNull(),
  identityId: text('identity_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  invoiceId: text('invoice_id'),
  reminderStep: integer('reminder_step'),
  fromName: text('from_name').notNull(),
  fromAddress: text('from_address').notNull(),
  replyTo: text('reply_to').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  attachmentName: text('attachment_name').notNull(),
  attachmentSha256: text('attachment_sha256'),
  headerId: text('header_id').notNull(),
  serverHeaderId: text('server_header_id'),
  state: text('state', { enum: outboxStates }).notNull(),
  stateAt: at('state_at').notNull(),
  failures: integer('failures').notNull(),
  problem: text('problem', { enum: mailProblems }),
  reply: text('reply').notNull(),
  retryAt: at('retry_at'),
  isDelayed: integer('is_delayed', { mode: 'boolean' }).notNull(),
  needsUser: integer('needs_user', { mode: 'boolean' }).notNull(),
  createdAt: at('created_at').notNull(),
  statementId: text('statement_id'),
  formId: text('form_id'),
  signingCopyId: text('signing_copy_id'),
  bookingId: text('booking_id'),
  confirmationId: text('confirmation_id'),
});

export const mailRecipients = sqliteTable(
  'mail_recipients',
  {
    messageId: text('message_id').notNull(),
    position: integer('position').notNull(),
    isCopy: integer('is_copy', { mode: 'boolean' }).notNull(),
    address: text('address').notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.position] })],
);

export const mailReports = sqliteTable(
  'mail_reports',
  {
    messageId: text('message_id').notNull(),
    position: integer('position').notNull(),
    at: at('at').notNull(),
    address: text('address').notNull(),
    action: text('action', { enum: ['refused', 'failed', 'delayed', 'delivered'] }).notNull(),
    words: text('words').notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.position] })],
);

export const reminders = sqliteTable(
  'reminders',
  {
    invoiceId: text('invoice_id').notNull(),
    step: integer('step').notNull(),
    sentOn: text('sent_on').$type<LocalDate>().notNull(),
    messageId: text('message_id'),
  },
  (table) => [primaryKey({ columns: [table.invoiceId, table.step] })],
);
