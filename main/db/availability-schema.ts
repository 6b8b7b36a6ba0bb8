import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant, LocalDate, LocalTime } from '../../shared/domain/time.ts';

/** The tables of availability as the queries see them. Constraints and indexes stand in migrations/, which made them. */

const at = (name: string) => integer(name).$type<Instant>();
const day = (name: string) => text(name).$type<LocalDate>();
const clock = (name: string) => text(name).$type<LocalTime>();

export const weeklyTimes = sqliteTable('weekly_times', {
  startsOn: day('starts_on').primaryKey(),
  createdAt: at('created_at').notNull(),
});

export const weeklyTimeRanges = sqliteTable(
  'weekly_time_ranges',
  {
    startsOn: day('starts_on').notNull(),
    weekday: integer('weekday').notNull(),
    position: integer('position').notNull(),
    fromTime: clock('from_time').notNull(),
    toTime: clock('to_time').notNull(),
  },
  (table) => [primaryKey({ columns: [table.startsOn, table.weekday, table.position] })],
);

export const availabilityExceptions = sqliteTable('availability_exceptions', {
  id: text('id').primaryKey(),
  fromOn: day('from_on').notNull(),
  toOn: day('to_on').notNull(),
  isFree: integer('is_free', { mode: 'boolean' }).notNull(),
  fromTime: clock('from_time'),
  toTime: clock('to_time'),
  note: text('note').notNull(),
  createdAt: at('created_at').notNull(),
});
