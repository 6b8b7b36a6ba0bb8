import { bigint, boolean, date, doublePrecision, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Points in time leave and enter as `Date`, which is what better-auth and PostgreSQL both speak. */
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Who has an account; better-auth calls it `user`. The id is what every other table names. */
export const accounts = pgTable('accounts', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

/** The password hash; better-auth calls it `account` and has columns for other ways to sign in, which stay empty. */
export const credentials = pgTable('credentials', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  password: text('password'),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: moment('access_token_expires_at'),
  refreshTokenExpiresAt: moment('refresh_token_expires_at'),
  scope: text('scope'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const sessions = pgTable('sessions', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  token: text('token').notNull(),
  expiresAt: moment('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

/** Links that were mailed and wait to be followed. */
export const verifications = pgTable('verifications', {
  id: uuid('id').primaryKey().defaultRandom(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const secondFactors = pgTable('second_factors', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: boolean('verified').notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: moment('locked_until'),
});

/** An address that an account wants to have, until the link that was mailed to it is followed. */
export const emailChanges = pgTable('email_changes', {
  accountId: uuid('account_id').primaryKey(),
  email: text('email').notNull(),
  tokenHash: text('token_hash').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

/** What an account agreed to, with the version of the words. */
export const agreements = pgTable(
  'agreements',
  {
    accountId: uuid('account_id').notNull(),
    document: text('document', { enum: ['terms', 'privacy', 'age13', 'age18'] }).notNull(),
    version: text('version').notNull(),
    agreedAt: moment('agreed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.document, table.version] })],
);

/** What an account wants to be written about: every choice with its words, the last of each category counts. */
export const mailChoices = pgTable('mail_choices', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  accountId: uuid('account_id').notNull(),
  category: text('category', { enum: ['news', 'research'] }).notNull(),
  isOn: boolean('is_on').notNull(),
  wording: text('wording').notNull(),
  way: text('way', { enum: ['signUp', 'page', 'link', 'oneClick'] }).notNull(),
  chosenAt: moment('chosen_at').notNull(),
});

/** Accounts that are to be deleted, and how many reminders have left. */
export const deletions = pgTable('deletions', {
  accountId: uuid('account_id').primaryKey(),
  askedAt: moment('asked_at').notNull(),
  dueAt: moment('due_at').notNull(),
  reminders: integer('reminders').notNull().default(0),
});

/** What the owner wrote to many accounts: up to which account it has gone, and to how many. */
export const announcements = pgTable('announcements', {
  id: uuid('id').primaryKey(),
  kind: text('kind', { enum: ['material change', 'news', 'research'] }).notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  writtenAt: moment('written_at').notNull(),
  through: uuid('through'),
  recipients: integer('recipients').notNull().default(0),
  finishedAt: moment('finished_at'),
});

/** Events of mail services that were taken, so that each counts once. */
export const mailEvents = pgTable('mail_events', { id: text('id').primaryKey(), at: moment('at').notNull() });

/** Addresses that are not written to, by marks from which no address can be read. */
export const suppressions = pgTable('suppressions', {
  mark: text('mark').primaryKey(),
  reason: text('reason', { enum: ['bounced', 'complained'] }).notNull(),
  since: moment('since').notNull(),
});

/** Plans that the owner gave without payment; at most one of an account is running. */
export const grants = pgTable('grants', {
  id: uuid('id').primaryKey().defaultRandom(),
  accountId: uuid('account_id').notNull(),
  plan: text('plan', { enum: ['plus', 'pro'] }).notNull(),
  givenAt: moment('given_at').notNull(),
  endsAt: moment('ends_at').notNull(),
  endedAt: moment('ended_at'),
  reminders: integer('reminders').notNull().default(0),
});

/** Sign-ins of the owner, by a hash of their token. */
export const ownerSessions = pgTable('owner_sessions', {
  mark: text('mark').primaryKey(),
  accountId: uuid('account_id').notNull(),
  begunAt: moment('begun_at').notNull(),
  lastSeenAt: moment('last_seen_at').notNull(),
});

/** Visits of open pages; `visitor` is a mark that holds for a day. */
export const visits = pgTable('visits', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  onDay: date('on_day').notNull(),
  visitor: text('visitor').notNull(),
  page: text('page').notNull(),
  device: text('device', { enum: ['phone', 'tablet', 'computer', 'robot', 'unknown'] }).notNull(),
  country: text('country'),
  source: text('source'),
  medium: text('medium'),
  campaign: text('campaign'),
});

/** The keys of those marks, gone with their day. */
export const visitKeys = pgTable('visit_keys', { onDay: date('on_day').primaryKey(), key: text('key').notNull() });

/** Networks that are not to be counted, by marks from which no address can be read. */
export const visitRefusals = pgTable('visit_refusals', { mark: text('mark').primaryKey(), since: moment('since').notNull() });

/** What was done in an account; each line holds the hash of the one before. Kept a year longer than the account. */
export const audit = pgTable(
  'audit',
  {
    accountId: uuid('account_id').notNull(),
    position: integer('position').notNull(),
    at: moment('at').notNull(),
    actor: text('actor', { enum: ['account', 'owner', 'service'] }).notNull(),
    action: text('action').notNull(),
    details: jsonb('details').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.position] })],
);

/** Mail of the service on its way. Subject and bodies are emptied once a mail is settled. */
export const mails = pgTable('mails', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id'),
  kind: text('kind').notNull(),
  recipient: text('recipient').notNull(),
  subject: text('subject').notNull(),
  plain: text('plain').notNull(),
  html: text('html').notNull(),
  state: text('state', { enum: ['waiting', 'sent', 'failed', 'withheld'] }).notNull(),
  attempts: integer('attempts').notNull().default(0),
  /** What a mail service told of it afterwards. */
  delivery: text('delivery', { enum: ['delivered', 'delayed', 'bounced', 'complained'] }),
  createdAt: moment('created_at').notNull(),
  settledAt: moment('settled_at'),
});

/** Failed attempts by a hash of what was attempted, for slowing down. */
export const attempts = pgTable('attempts', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: moment('last_at').notNull(),
  notBefore: moment('not_before').notNull(),
  /** As the limit says that it is counted by: how many are free, and how long until one more is, where it does not double. */
  free: integer('free'),
  everySeconds: doublePrecision('every_seconds'),
});

/** Computers that use the licence of an account. One that was released stays for a while, so that it can be told. */
export const devices = pgTable('devices', {
  id: uuid('id').primaryKey().defaultRandom(),
  accountId: uuid('account_id').notNull(),
  /** The public half of its Ed25519 key, in base64url. */
  key: text('key').notNull(),
  label: text('label').notNull(),
  appVersion: text('app_version').notNull(),
  /** Which plan the device said it has. */
  plan: text('plan', { enum: ['free', 'plus', 'pro'] }).notNull(),
  addedAt: moment('added_at').notNull(),
  lastSeenAt: moment('last_seen_at').notNull(),
  releasedAt: moment('released_at'),
});

/** Computers that wait to be connected; of no account until then. */
export const deviceRequests = pgTable('device_requests', {
  id: uuid('id').primaryKey(),
  codeMark: text('code_mark').notNull(),
  deviceKey: text('device_key').notNull(),
  appVersion: text('app_version').notNull(),
  expiresAt: moment('expires_at').notNull(),
  accountId: uuid('account_id'),
});

/** What the licences of an account are told by; the number grows with everything that changes them. */
export const licences = pgTable('licences', {
  accountId: uuid('account_id').primaryKey(),
  id: uuid('id').notNull().defaultRandom(),
  sequence: integer('sequence').notNull().default(1),
});

/** What was last heard of an account's subscription at Stripe. */
export const subscriptions = pgTable('subscriptions', {
  accountId: uuid('account_id').primaryKey(),
  customer: text('customer').notNull(),
  subscription: text('subscription'),
  plan: text('plan', { enum: ['plus', 'pro'] }),
  billed: text('billed', { enum: ['monthly', 'yearly'] }),
  state: text('state', { enum: ['none', 'active', 'pastDue', 'ending', 'ended'] }).notNull(),
  periodEndsAt: moment('period_ends_at'),
  /** When Stripe was asked for it. */
  checkedAt: moment('checked_at').notNull(),
});

/** Which payments at Stripe an account had a receipt for. */
export const receipts = pgTable('receipts', {
  invoice: text('invoice').primaryKey(),
  accountId: uuid('account_id').notNull(),
  writtenAt: moment('written_at').notNull(),
});

export const stripeEvents = pgTable('stripe_events', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  createdAt: moment('created_at').notNull(),
  receivedAt: moment('received_at').notNull(),
});
