import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../../shared/domain/time.ts';

/** The table of the installed rates pack, as the queries see it: one row or none. Constraints stand in migrations/, which made it. */
export const ratesPacks = sqliteTable('rates_packs', {
  id: integer('id').primaryKey(),
  file: text('file').notNull(),
  installedAt: integer('installed_at').$type<Instant>().notNull(),
});
