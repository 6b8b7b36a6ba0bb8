import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { formKinds } from '../../shared/domain/pension/template-model.ts';
import { signingPapers } from '../../shared/domain/pension/signing.ts';
import type { SchemeYear } from '../../shared/domain/pension/scheme-year.ts';
import type { Instant } from '../../shared/domain/time.ts';

/** The tables of imported official forms, and of what was made of forms, as the queries see them. Constraints stand in migrations/, which made them. */

export const pensionTemplates = sqliteTable('pension_templates', {
  id: text('id').primaryKey(),
  formKind: text('form_kind', { enum: formKinds }).notNull(),
  schemeYear: integer('scheme_year').$type<SchemeYear>().notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  version: text('version').notNull(),
  reading: text('reading').notNull(),
  places: text('places').notNull(),
  isChecked: integer('is_checked', { mode: 'boolean' }).notNull(),
  addedAt: integer('added_at').$type<Instant>().notNull(),
  removedAt: integer('removed_at').$type<Instant>(),
});

export const pensionTemplateFiles = sqliteTable('pension_template_files', {
  templateId: text('template_id').primaryKey(),
  pdf: blob('pdf', { mode: 'buffer' }).notNull(),
});

export const pensionSigningCopies = sqliteTable('pension_signing_copies', {
  id: text('id').primaryKey(),
  formId: text('form_id').notNull(),
  paper: text('paper', { enum: signingPapers }).notNull(),
  sha256: text('sha256').notNull(),
  pdf: blob('pdf', { mode: 'buffer' }).notNull(),
  madeAt: integer('made_at').$type<Instant>().notNull(),
});

export const pensionOutputs = sqliteTable('pension_outputs', {
  id: text('id').primaryKey(),
  formId: text('form_id'),
  monthId: text('month_id'),
  kind: text('kind', { enum: ['sheet', 'pack', 'official'] }).notNull(),
  version: text('version').notNull(),
  schemeYear: integer('scheme_year').$type<SchemeYear>().notNull(),
  sha256: text('sha256').notNull(),
  madeAt: integer('made_at').$type<Instant>().notNull(),
});
