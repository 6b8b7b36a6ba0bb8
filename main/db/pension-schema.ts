import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { nations } from '../../shared/domain/invoices/model.ts';
import { settlementWays } from '../../shared/domain/pension/form-b-correction.ts';
import { schemeAreas } from '../../shared/domain/pension/pension-rates.ts';
import type { Month, SchemeYear } from '../../shared/domain/pension/scheme-year.ts';
import type { BasisPoints, Pence } from '../../shared/domain/money.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** The tables of the NHS pension as the queries see them. Constraints and indexes stand in migrations/, which made them. */

const at = (name: string) => integer(name).$type<Instant>();
const day = (name: string) => text(name).$type<LocalDate>();
const money = (name: string) => integer(name).$type<Pence>();
const rate = (name: string) => integer(name).$type<BasisPoints>();
const schemeYear = () => integer('scheme_year').$type<SchemeYear>().notNull();

export const pensionProfiles = sqliteTable('pension_profiles', {
  identityId: text('identity_id').primaryKey(),
  nation: text('nation', { enum: nations }).notNull(),
  status: text('status', {
    enum: ['active', 'partlyRetired', 'retiredRejoined', 'retiredNotRejoined', 'optedOut', 'notEligible', 'notSure'],
  }).notNull(),
  hostBody: text('host_body').notNull(),
  hostCode: text('host_code').notNull(),
  hostReference: text('host_reference').notNull(),
  sealedNumbers: blob('sealed_numbers', { mode: 'buffer' }).notNull(),
  addedYears: rate('added_years'),
  mpavcShare: rate('mpavc_share'),
  mpavcAmount: money('mpavc_amount'),
  additionalPension: money('additional_pension'),
  errbo: rate('errbo'),
  tenWeeksFrom: text('ten_weeks_from', { enum: ['firstDay', 'lastDay'] }).notNull(),
  referenceMonth: text('reference_month', { enum: ['formB', 'work'] }).notNull(),
  northernIrelandDueDay: text('northern_ireland_due_day', { enum: ['sixth', 'seventh'] }).notNull(),
  changedAt: at('changed_at').notNull(),
});

export const pensionPosts = sqliteTable('pension_posts', {
  id: text('id').primaryKey(),
  identityId: text('identity_id').notNull(),
  kind: text('kind', { enum: ['type1', 'type2', 'solo', 'officer'] }).notNull(),
  employer: text('employer').notNull(),
  employerCode: text('employer_code').notNull(),
  startsOn: day('starts_on').notNull(),
  endsOn: day('ends_on'),
  createdAt: at('created_at').notNull(),
});

export const pensionPostYears = sqliteTable(
  'pension_post_years',
  {
    postId: text('post_id').notNull(),
    schemeYear: integer('scheme_year').notNull(),
    fee: money('fee').notNull(),
    expenses: money('expenses').notNull(),
    pensionable: money('pensionable').notNull(),
    employee: money('employee').notNull(),
    employerPaid: money('employer_paid').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.schemeYear] })],
);

export const pensionYears = sqliteTable(
  'pension_years',
  {
    identityId: text('identity_id').notNull(),
    schemeYear: schemeYear(),
    expectedIncome: money('expected_income'),
    expectedDays: integer('expected_days'),
    broughtForward: money('brought_forward').notNull(),
  },
  (table) => [primaryKey({ columns: [table.identityId, table.schemeYear] })],
);

export const pensionTiers = sqliteTable(
  'pension_tiers',
  {
    identityId: text('identity_id').notNull(),
    schemeYear: schemeYear(),
    tableId: text('table_id').notNull(),
    rate: rate('rate').notNull(),
  },
  (table) => [primaryKey({ columns: [table.identityId, table.schemeYear, table.tableId] })],
);

export const pensionMonths = sqliteTable('pension_months', {
  id: text('id').primaryKey(),
  identityId: text('identity_id').notNull(),
  month: text('month').$type<Month>().notNull(),
  area: text('area', { enum: schemeAreas }).notNull(),
  schemeYear: schemeYear(),
  tableId: text('table_id').notNull(),
  part: integer('part').notNull(),
  reference: text('reference').notNull(),
  tier: rate('tier').notNull(),
  dueOn: day('due_on'),
  pensionable: money('pensionable').notNull(),
  employee: money('employee').notNull(),
  employer: money('employer').notNull(),
  document: text('document').notNull(),
  madeAt: at('made_at').notNull(),
  submittedOn: day('submitted_on'),
  submittedBy: text('submitted_by', { enum: ['pcseOnline', 'email', 'post', 'other'] }),
  submissionReference: text('submission_reference').notNull(),
  paidOn: day('paid_on'),
  paidAmount: money('paid_amount'),
  statedEmployee: money('stated_employee'),
  statedEmployer: money('stated_employer'),
});

export const pensionForms = sqliteTable('pension_forms', {
  id: text('id').primaryKey(),
  identityId: text('identity_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  invoiceId: text('invoice_id').notNull(),
  nation: text('nation', { enum: nations }).notNull(),
  schemeYear: schemeYear(),
  tableId: text('table_id').notNull(),
  firstOn: day('first_on').notNull(),
  lastOn: day('last_on').notNull(),
  fee: money('fee').notNull(),
  pensionable: money('pensionable').notNull(),
  employer: money('employer').notNull(),
  document: text('document').notNull(),
  sentOn: day('sent_on'),
  approvedOn: day('approved_on'),
  approvedBy: text('approved_by').notNull(),
  paidOn: day('paid_on'),
  isPaidByInvoice: integer('is_paid_by_invoice', { mode: 'boolean' }).notNull(),
  monthId: text('month_id'),
  reference: text('reference'),
  confirmedOn: day('confirmed_on'),
  rejectedOn: day('rejected_on'),
  withdrawnOn: day('withdrawn_on'),
  createdAt: at('created_at').notNull(),
  changedAt: at('changed_at').notNull(),
});

export const pensionCopyMembers = sqliteTable('pension_copy_members', {
  copyId: text('copy_id').primaryKey(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
});

export const pensionFormMembers = sqliteTable('pension_form_members', {
  formId: text('form_id').primaryKey(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
});

export const pensionMonthMembers = sqliteTable('pension_month_members', {
  monthId: text('month_id').primaryKey(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
});

export const pensionFormBookings = sqliteTable(
  'pension_form_bookings',
  {
    formId: text('form_id').notNull(),
    bookingId: text('booking_id').notNull(),
    live: integer('live', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.formId, table.bookingId] })],
);

export const pensionFormHistory = sqliteTable(
  'pension_form_history',
  {
    formId: text('form_id').notNull(),
    position: integer('position').notNull(),
    at: at('at').notNull(),
    what: text('what').notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.formId, table.position] })],
);

export const pensionCorrections = sqliteTable('pension_corrections', {
  id: text('id').primaryKey(),
  monthId: text('month_id').notNull(),
  position: integer('position').notNull(),
  foundOn: day('found_on').notNull(),
  reason: text('reason').notNull(),
  pensionable: money('pensionable').notNull(),
  member: money('member').notNull(),
  employee: money('employee').notNull(),
  employer: money('employer').notNull(),
  document: text('document').notNull(),
  madeAt: at('made_at').notNull(),
  settledOn: day('settled_on'),
  settledBy: text('settled_by', { enum: settlementWays }),
  settledNote: text('settled_note').notNull(),
});
