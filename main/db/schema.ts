import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { nations, organisationKinds } from '../../shared/domain/invoices/model.ts';
import { pensionIntents, pensionTasks } from '../../shared/domain/pension/eligibility.ts';
import type { BasisPoints, Pence, Quantity } from '../../shared/domain/money.ts';
import type { DurationMs, Instant, LocalDate, ZoneId } from '../../shared/domain/time.ts';

/** The tables as the queries see them. Constraints and indexes stand in migrations/, which made them. */

const at = (name: string) => integer(name).$type<Instant>();
const length = (name: string) => integer(name).$type<DurationMs>();
const money = (name: string) => integer(name).$type<Pence>();
const thousandths = (name: string) => integer(name).$type<Quantity>();
const rate = (name: string) => integer(name).$type<BasisPoints>();

/** One row, id 1: the preferences as JSON, checked by the contract's schema. */
export const preferences = sqliteTable('preferences', {
  id: integer('id').primaryKey(),
  value: text('value').notNull(),
});

/** Small facts about the profile itself, such as when a backup was last proven. */
export const facts = sqliteTable('facts', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

export const clients = sqliteTable('clients', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  code: text('code'),
  archivedAt: at('archived_at'),
  createdAt: at('created_at').notNull(),
});

export const services = sqliteTable('services', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  durationMs: length('duration_ms').notNull(),
  colour: text('colour').notNull(),
  windDownMs: length('wind_down_ms').notNull(),
  finalWarningMs: length('final_warning_ms').notNull(),
  turnoverMs: length('turnover_ms').notNull(),
  silent: integer('silent', { mode: 'boolean' }).notNull(),
  lateStart: text('late_start', { enum: ['endOnTime', 'fullLength', 'split'] }),
  position: integer('position').notNull(),
  archivedAt: at('archived_at'),
});

export const sessionSeries = sqliteTable('session_series', {
  id: text('id').primaryKey(),
  every: text('every', { enum: ['day', 'week', 'month'] }).notNull(),
  interval: integer('interval').notNull(),
  createdAt: at('created_at').notNull(),
});

export const sessions = sqliteTable('sessions', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['session', 'break'] }).notNull(),
  clientId: text('client_id'),
  serviceId: text('service_id'),
  title: text('title').notNull(),
  startsAt: at('starts_at').notNull(),
  endsAt: at('ends_at').notNull(),
  zone: text('zone').$type<ZoneId>().notNull(),
  notes: text('notes').notNull(),
  status: text('status', { enum: ['planned', 'noShow', 'cancelled'] }).notNull(),
  held: integer('held', { mode: 'boolean' }).notNull().default(false),
  seriesId: text('series_id'),
  createdAt: at('created_at').notNull(),
  changedAt: at('changed_at').notNull(),
});

export const sessionRuns = sqliteTable('session_runs', {
  sessionId: text('session_id').primaryKey(),
  startedAt: at('started_at').notNull(),
  lateStart: text('late_start', { enum: ['endOnTime', 'fullLength', 'split'] }).notNull(),
  adjustedMs: length('adjusted_ms').notNull(),
  finishedAt: at('finished_at'),
  keptBy: text('kept_by', { enum: ['hand', 'clock'] })
    .notNull()
    .default('hand'),
});

export const sessionPauses = sqliteTable(
  'session_pauses',
  {
    sessionId: text('session_id').notNull(),
    pausedAt: at('paused_at').notNull(),
    resumedAt: at('resumed_at'),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.pausedAt] })],
);

export const feeds = sqliteTable('feeds', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['address', 'file'] }).notNull(),
  sealedAddress: blob('sealed_address', { mode: 'buffer' }),
  hint: text('hint').notNull(),
  allowPrivate: integer('allow_private', { mode: 'boolean' }).notNull(),
  etag: text('etag'),
  lastModified: text('last_modified'),
  namePosition: text('name_position'),
  zoneAnswer: text('zone_answer', { enum: ['here', 'there'] }),
  lastSyncedAt: at('last_synced_at'),
  lastAdded: integer('last_added').notNull(),
  lastMoved: integer('last_moved').notNull(),
  lastChanged: integer('last_changed').notNull(),
  lastRemoved: integer('last_removed').notNull(),
  lastUnreadable: integer('last_unreadable').notNull(),
  createdAt: at('created_at').notNull(),
});

export const feedItems = sqliteTable(
  'feed_items',
  {
    feedId: text('feed_id').notNull(),
    itemKey: blob('item_key', { mode: 'buffer' }).notNull(),
    uidKey: blob('uid_key', { mode: 'buffer' }).notNull(),
    sessionId: text('session_id'),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    firstName: text('first_name'),
    title: text('title'),
    state: text('state', { enum: ['imported', 'declined', 'gone'] }).notNull(),
    unstable: integer('unstable', { mode: 'boolean' }).notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.itemKey] })],
);

export const terms = sqliteTable('terms', {
  id: text('id').primaryKey(),
  paymentDays: integer('payment_days').notNull(),
  note: text('note').notNull(),
  createdAt: at('created_at').notNull(),
});

export const termsSteps = sqliteTable(
  'terms_steps',
  {
    termsId: text('terms_id').notNull(),
    noticeHours: integer('notice_hours').notNull(),
    share: rate('share').notNull(),
  },
  (table) => [primaryKey({ columns: [table.termsId, table.noticeHours] })],
);

export const identities = sqliteTable('identities', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  tradingName: text('trading_name').notNull(),
  kind: text('kind', { enum: ['soleTrader', 'company'] }).notNull(),
  companyNumber: text('company_number').notNull(),
  registeredOffice: text('registered_office').notNull(),
  placeOfRegistration: text('place_of_registration', { enum: ['', 'England and Wales', 'Scotland', 'Northern Ireland'] }).notNull(),
  address: text('address').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  vatNumber: text('vat_number'),
  registrationBody: text('registration_body').notNull(),
  registrationNumber: text('registration_number').notNull(),
  sealedSecrets: blob('sealed_secrets', { mode: 'buffer' }).notNull(),
  termsId: text('terms_id').notNull(),
  archivedAt: at('archived_at'),
  createdAt: at('created_at').notNull(),
  vatFrom: text('vat_from').$type<LocalDate>(),
  vatUntil: text('vat_until').$type<LocalDate>(),
});

export const identityLogos = sqliteTable('identity_logos', {
  identityId: text('identity_id').primaryKey(),
  type: text('type', { enum: ['image/png', 'image/jpeg'] }).notNull(),
  sealedBytes: blob('sealed_bytes', { mode: 'buffer' }).notNull(),
});

export const organisations = sqliteTable('organisations', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: organisationKinds }).notNull(),
  nation: text('nation', { enum: nations }).notNull(),
  address: text('address').notNull(),
  accountsEmail: text('accounts_email').notNull(),
  phone: text('phone').notNull(),
  odsCode: text('ods_code').notNull(),
  employingAuthorityCode: text('employing_authority_code').notNull(),
  purchaseOrder: text('purchase_order').notNull(),
  supplierNumber: text('supplier_number').notNull(),
  termsId: text('terms_id'),
  travelMs: length('travel_ms'),
  parking: text('parking').notNull(),
  clinicalSystem: text('clinical_system').notNull(),
  smartcard: text('smartcard').notNull(),
  doorCode: text('door_code').notNull(),
  notes: text('notes').notNull(),
  archivedAt: at('archived_at'),
  createdAt: at('created_at').notNull(),
  remindersStopped: integer('reminders_stopped', { mode: 'boolean' }).notNull().default(false),
});

export const organisationContacts = sqliteTable(
  'organisation_contacts',
  {
    organisationId: text('organisation_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.position] })],
);

export const organisationRates = sqliteTable(
  'organisation_rates',
  {
    organisationId: text('organisation_id').notNull(),
    position: integer('position').notNull(),
    unit: text('unit', { enum: ['hour', 'session', 'day', 'percent', 'item', 'mile'] }).notNull(),
    name: text('name').notNull(),
    price: money('price'),
    share: rate('share'),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.position] })],
);

const rateUnits = { enum: ['hour', 'session', 'day', 'percent'] } as const;
const sides = { enum: ['organisation', 'practitioner'] } as const;

export const bookings = sqliteTable('bookings', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  identityId: text('identity_id'),
  arrangement: text('arrangement', { enum: ['soleTrader', 'ownCompany', 'agency', 'umbrella', 'paye'] }).notNull(),
  state: text('state', { enum: ['offered', 'confirmed', 'delivered', 'cancelled'] }).notNull(),
  title: text('title').notNull(),
  startsAt: at('starts_at').notNull(),
  endsAt: at('ends_at').notNull(),
  zone: text('zone').$type<ZoneId>().notNull(),
  breakMs: length('break_ms').notNull(),
  rateUnit: text('rate_unit', rateUnits).notNull(),
  ratePrice: money('rate_price'),
  rateShare: rate('rate_share'),
  rateCount: thousandths('rate_count').notNull(),
  takings: money('takings').notNull(),
  miles: thousandths('miles').notNull(),
  milePrice: money('mile_price').notNull(),
  reference: text('reference').notNull(),
  notes: text('notes').notNull(),
  termsId: text('terms_id'),
  cancelledAt: at('cancelled_at'),
  cancelledBy: text('cancelled_by', sides),
  cancelledFrom: text('cancelled_from', { enum: ['offered', 'confirmed'] }),
  cancelReason: text('cancel_reason').notNull(),
  cancelFee: money('cancel_fee').notNull(),
  payCheck: text('pay_check', { enum: ['notChecked', 'paidCorrectly', 'paidShort', 'notPaid'] }).notNull(),
  paid: money('paid'),
  payNote: text('pay_note').notNull(),
  ir35Sector: text('ir35_sector', { enum: ['public', 'privateMediumLarge', 'privateSmall', 'individual'] }),
  ir35Standing: text('ir35_standing', { enum: ['notApplicable', 'inside', 'outside', 'undetermined'] }).notNull(),
  ir35DecidedBy: text('ir35_decided_by').notNull(),
  ir35StatementOn: text('ir35_statement_on').$type<LocalDate>(),
  ir35DisagreedOn: text('ir35_disagreed_on').$type<LocalDate>(),
  ir35CheckReference: text('ir35_check_reference').notNull(),
  ir35Reasons: text('ir35_reasons').notNull(),
  createdAt: at('created_at').notNull(),
  changedAt: at('changed_at').notNull(),
  seriesId: text('series_id'),
  adminMs: length('admin_ms'),
  ownMiles: thousandths('own_miles').notNull(),
  ownCosts: money('own_costs').notNull(),
  ownCostsFor: text('own_costs_for').notNull(),
  pensionChoice: text('pension_choice', { enum: pensionIntents }),
  task: text('task', { enum: pensionTasks }).notNull(),
  appraisalDays: text('appraisal_days').notNull(),
  hasPriorAuthority: integer('has_prior_authority', { mode: 'boolean' }).notNull(),
  payTax: money('pay_tax').notNull(),
  payNationalInsurance: money('pay_national_insurance').notNull(),
  payStudentLoan: money('pay_student_loan').notNull(),
  payPension: money('pay_pension').notNull(),
  payOther: money('pay_other').notNull(),
  payNet: money('pay_net'),
});

export const bookingExtras = sqliteTable(
  'booking_extras',
  {
    bookingId: text('booking_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    price: money('price').notNull(),
    count: thousandths('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.position] })],
);

export const bookingOffers = sqliteTable(
  'booking_offers',
  {
    bookingId: text('booking_id').notNull(),
    position: integer('position').notNull(),
    madeBy: text('made_by', { enum: ['organisation', 'practitioner', 'edit'] }).notNull(),
    madeAt: at('made_at').notNull(),
    unit: text('unit', rateUnits).notNull(),
    price: money('price'),
    share: rate('share'),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.position] })],
);
