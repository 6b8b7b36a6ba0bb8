import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { mediaTypes } from '../../shared/domain/files/kept-file.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** The tables of kept files as the queries see them. Constraints stand in migrations/0019-net-pay.ts, those of the contents in 0011-kept-files.ts. */

export const keptFiles = sqliteTable('kept_files', {
  id: text('id').primaryKey(),
  monthId: text('month_id'),
  formId: text('form_id'),
  invoiceId: text('invoice_id'),
  bookingId: text('booking_id'),
  name: text('name').notNull(),
  mediaType: text('media_type', { enum: mediaTypes }).notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  keptOn: text('kept_on').$type<LocalDate>().notNull(),
  keptAt: integer('kept_at').$type<Instant>().notNull(),
  removedAt: integer('removed_at').$type<Instant>(),
});

export const keptFileContents = sqliteTable('kept_file_contents', {
  fileId: text('file_id').primaryKey(),
  content: blob('content', { mode: 'buffer' }).notNull(),
});
