import { blob, integer, primaryKey, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';
import { vatTreatments } from '../../shared/domain/invoices/model.ts';
import { templateNames } from '../../shared/domain/invoices/printed-document.ts';
import type { Pence } from '../../shared/domain/money.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** The tables of invoices and payments as the queries see them. Constraints and indexes stand in migrations/0003-invoices.ts. */

const at = (name: string) => integer(name).$type<Instant>();
const day = (name: string) => text(name).$type<LocalDate>();
const money = (name: string) => integer(name).$type<Pence>();
const flag = (name: string) => integer(name, { mode: 'boolean' });
const documentKinds = { enum: ['invoice', 'creditNote'] } as const;

export const numberSeries = sqliteTable(
  'number_series',
  {
    identityId: text('identity_id').notNull(),
    kind: text('kind', documentKinds).notNull(),
    template: text('template').notNull(),
    digits: integer('digits').notNull(),
    restart: text('restart', { enum: ['never', 'yearly'] }).notNull(),
    countsPer: text('counts_per', { enum: ['issuer', 'organisation'] }).notNull(),
    startNumber: integer('start_number').notNull(),
    startYear: integer('start_year').notNull(),
  },
  (table) => [primaryKey({ columns: [table.identityId, table.kind] })],
);

export const invoiceSettings = sqliteTable('invoice_settings', {
  identityId: text('identity_id').primaryKey(),
  template: text('template', { enum: templateNames }).notNull(),
  accent: text('accent').notNull(),
  printUtr: flag('print_utr').notNull(),
  isPensioned: flag('is_pensioned').notNull(),
  vat: text('vat', { enum: vatTreatments }).notNull(),
  withSlip: flag('with_slip').notNull(),
  paymentTerms: text('payment_terms').notNull(),
  note: text('note').notNull(),
});

export const organisationPrefixes = sqliteTable('organisation_prefixes', {
  organisationId: text('organisation_id').primaryKey(),
  prefix: text('prefix').notNull(),
});

export const givenNumbers = sqliteTable(
  'given_numbers',
  {
    identityId: text('identity_id').notNull(),
    number: text('number').notNull(),
    kind: text('kind', documentKinds).notNull(),
    givenOn: day('given_on').notNull(),
    source: text('source', { enum: ['issued', 'imported', 'lost'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.identityId, table.number] })],
);

export const invoices = sqliteTable('invoices', {
  id: text('id').primaryKey(),
  kind: text('kind', documentKinds).notNull(),
  identityId: text('identity_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  creditsId: text('credits_id'),
  chargesId: text('charges_id'),
  chargesUntil: day('charges_until'),
  document: text('document').notNull(),
  withSlip: flag('with_slip').notNull(),
  number: text('number'),
  issuedOn: day('issued_on'),
  dueOn: day('due_on'),
  listedOn: day('listed_on').notNull(),
  net: money('net'),
  total: money('total'),
  customerReferences: text('customer_references').notNull(),
  sentOn: day('sent_on'),
  returnedOn: day('returned_on'),
  acknowledgedOn: day('acknowledged_on'),
  disputedOn: day('disputed_on'),
  disputeNote: text('dispute_note').notNull(),
  voidedOn: day('voided_on'),
  voidReason: text('void_reason').notNull(),
  remindersStopped: flag('reminders_stopped').notNull(),
  imported: flag('imported').notNull(),
  pdfSha256: text('pdf_sha256'),
  createdAt: at('created_at').notNull(),
  changedAt: at('changed_at').notNull(),
});

export const invoicePdfs = sqliteTable('invoice_pdfs', {
  invoiceId: text('invoice_id').primaryKey(),
  pdf: blob('pdf', { mode: 'buffer' }).notNull(),
});

export const invoiceBookings = sqliteTable(
  'invoice_bookings',
  {
    invoiceId: text('invoice_id').notNull(),
    bookingId: text('booking_id').notNull(),
    confirmedMinutes: integer('confirmed_minutes'),
    live: flag('live').notNull(),
  },
  (table) => [primaryKey({ columns: [table.invoiceId, table.bookingId] })],
);

export const invoiceHistory = sqliteTable(
  'invoice_history',
  {
    invoiceId: text('invoice_id').notNull(),
    position: integer('position').notNull(),
    at: at('at').notNull(),
    what: text('what').notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.invoiceId, table.position] })],
);

export const payments = sqliteTable('payments', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['received', 'refund', 'bounced'] }).notNull(),
  identityId: text('identity_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  receivedOn: day('received_on').notNull(),
  amount: money('amount').notNull(),
  method: text('method', { enum: ['bankTransfer', 'card', 'cash', 'cheque', 'directDebit', 'other'] }).notNull(),
  reference: text('reference').notNull(),
  note: text('note').notNull(),
  bankLineKey: text('bank_line_key'),
  createdAt: at('created_at').notNull(),
});

export const allocations = sqliteTable(
  'allocations',
  {
    paymentId: text('payment_id').notNull(),
    invoiceId: text('invoice_id').notNull(),
    amount: money('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.invoiceId] })],
);

export const writeOffs = sqliteTable('write_offs', {
  id: text('id').primaryKey(),
  invoiceId: text('invoice_id').notNull(),
  givenUpOn: day('given_up_on').notNull(),
  amount: money('amount').notNull(),
  reason: text('reason').notNull(),
  createdAt: at('created_at').notNull(),
});

export const invoiceDeductions = sqliteTable('invoice_deductions', {
  id: text('id').primaryKey(),
  invoiceId: text('invoice_id').notNull(),
  deductedOn: day('deducted_on').notNull(),
  tax: money('tax').notNull(),
  nationalInsurance: money('national_insurance').notNull(),
  studentLoan: money('student_loan').notNull(),
  pension: money('pension').notNull(),
  other: money('other').notNull(),
  /** The sum of the five. */
  amount: money('amount').notNull(),
  note: text('note').notNull(),
  createdAt: at('created_at').notNull(),
});

/** What lowered each invoice, and what is still asked for. */
export const invoiceBalances = sqliteView('invoice_balances', {
  invoiceId: text('invoice_id').notNull(),
  paid: money('paid').notNull(),
  credited: money('credited').notNull(),
  writtenOff: money('written_off').notNull(),
  deducted: money('deducted').notNull(),
  balance: money('balance').notNull(),
}).existing();

export const statementRuns = sqliteTable('statement_runs', {
  id: text('id').primaryKey(),
  madeAt: at('made_at').notNull(),
  fromOn: day('from_on'),
  toOn: day('to_on').notNull(),
  complete: flag('complete').notNull(),
});

/** Made to be sent; see migrations/0009-kept-statements.ts. */
export const keptStatements = sqliteTable('kept_statements', {
  id: text('id').primaryKey(),
  identityId: text('identity_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  fromOn: day('from_on'),
  toOn: day('to_on').notNull(),
  closing: money('closing').notNull(),
  sha256: text('sha256').notNull(),
  pdf: blob('pdf', { mode: 'buffer' }).notNull(),
  runId: text('run_id'),
  position: integer('position'),
  sentOn: day('sent_on'),
  madeAt: at('made_at').notNull(),
});

export const runStatements = sqliteTable(
  'run_statements',
  {
    runId: text('run_id').notNull(),
    position: integer('position').notNull(),
    identityId: text('identity_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    closing: money('closing').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    pdf: blob('pdf', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);
