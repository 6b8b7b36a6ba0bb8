import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DurationMs, Instant, ZoneId } from '../../shared/domain/time.ts';

/** The tables as the queries see them. Constraints and indexes stand in migrations/, which made them. */

const at = (name: string) => integer(name).$type<Instant>();
const length = (name: string) => integer(name).$type<DurationMs>();

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
