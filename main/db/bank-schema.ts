import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Pence } from '../../shared/domain/money.ts';
import { bankFormats } from '../../shared/domain/statements/bank-line.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';

/** The tables of bank files as the queries see them. Constraints and indexes stand in migrations/, which made them. */

const at = (name: string) => integer(name).$type<Instant>();

export const bankAccounts = sqliteTable('bank_accounts', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  bank: text('bank').notNull(),
  format: text('format', { enum: bankFormats }).notNull(),
  accountKey: text('account_key'),
  lastReadAt: at('last_read_at').notNull(),
  createdAt: at('created_at').notNull(),
});

export const bankLines = sqliteTable('bank_lines', {
  key: text('key').primaryKey(),
  accountId: text('account_id').notNull(),
  bookedOn: text('booked_on').$type<LocalDate>().notNull(),
  amount: integer('amount').$type<Pence>().notNull(),
  text: text('text').notNull(),
  reference: text('reference'),
  setAsideAt: at('set_aside_at'),
  readAt: at('read_at').notNull(),
});

export const bankMappings = sqliteTable('bank_mappings', {
  columnsKey: text('columns_key').primaryKey(),
  mapping: text('mapping').notNull(),
  usedAt: at('used_at').notNull(),
});
