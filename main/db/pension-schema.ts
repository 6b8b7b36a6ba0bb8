import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { nations } from '../../shared/domain/invoices/model.ts';
import type { BasisPoints, Pence } from '../../shared/domain/money.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** The tables of the NHS pension as the queries see them. Constraints and indexes stand in migrations/, which made them. */

const at = (name: string) => integer(name).$type<Instant>();
const day = (name: string) => text(name).$type<LocalDate>();
const money = (name: string) => integer(name).$type<Pence>();
const rate = (name: string) => integer(name).$type<BasisPoints>();

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
