import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** Drizzle's view of the table that migrations/0020-booking-confirmations.ts creates. */
export const bookingConfirmations = sqliteTable('booking_confirmations', {
  id: text('id').primaryKey(),
  bookingId: text('booking_id').notNull(),
  toldSha256: text('told_sha256').notNull(),
  sha256: text('sha256'),
  pdf: blob('pdf', { mode: 'buffer' }),
  mailedOn: text('mailed_on').$type<LocalDate>(),
  postedOn: text('posted_on').$type<LocalDate>(),
  madeAt: integer('made_at').$type<Instant>().notNull(),
});
