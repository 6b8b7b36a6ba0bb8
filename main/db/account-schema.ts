import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../../shared/domain/time.ts';

const at = (name: string) => integer(name).$type<Instant>();

/** The table of the account's licence, as the queries see it: one row or none. Constraints stand in migrations/, which made it. */
export const licenceState = sqliteTable('licence_state', {
  id: integer('id').primaryKey(),
  deviceKey: text('device_key').notNull(),
  sealedPrivateKey: blob('sealed_private_key', { mode: 'buffer' }).notNull(),
  accountId: text('account_id'),
  token: text('token'),
  receivedAt: at('received_at'),
  isReleased: integer('is_released', { mode: 'boolean' }).notNull(),
  mark: at('mark'),
  failures: integer('failures').notNull(),
  lastTriedAt: at('last_tried_at'),
  requestId: text('request_id'),
  requestCode: text('request_code'),
  requestEndsAt: at('request_ends_at'),
  sealedAccessKey: blob('sealed_access_key', { mode: 'buffer' }),
});
