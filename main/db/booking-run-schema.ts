import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DurationMs, Instant } from '../../shared/domain/time.ts';

/** Drizzle's view of the tables that migrations/0013-booking-runs.ts creates. */

const at = (name: string) => integer(name).$type<Instant>();

export const bookingRuns = sqliteTable('booking_runs', {
  bookingId: text('booking_id').primaryKey(),
  startedAt: at('started_at').notNull(),
  lateStart: text('late_start', { enum: ['endOnTime', 'fullLength', 'split'] }).notNull(),
  adjustedMs: integer('adjusted_ms').$type<DurationMs>().notNull(),
  finishedAt: at('finished_at'),
});

export const bookingPauses = sqliteTable(
  'booking_pauses',
  { bookingId: text('booking_id').notNull(), pausedAt: at('paused_at').notNull(), resumedAt: at('resumed_at') },
  (table) => [primaryKey({ columns: [table.bookingId, table.pausedAt] })],
);
