import { expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import type { ReadDb } from '../../main/db/store.ts';
import { dueQuery, pageQuery } from '../../main/features/mail/outbox-store.ts';
import { instant } from '../../shared/domain/time.ts';
import { openTestStore } from '../support/temp-profile.ts';

/** The steps SQLite takes for a query of the real, encrypted database. */
function planOf(queryOf: (db: ReadDb) => { readonly sql: string; readonly params: readonly unknown[] }): string {
  const { store, file, key } = openTestStore();
  const { sql, params } = queryOf(store.read);
  const connection = openConnection({ file, key });
  const steps = connection.prepare(`explain query plan ${sql}`).all(...params.map(() => 0)) as readonly { detail: string }[];
  connection.close();
  return steps.map(({ detail }) => detail).join('; ');
}

const page = { invoiceId: null, offset: 0, limit: 50 } as const;

test.each([
  ['the outbox, newest first', { ...page, show: 'all' }, /^SCAN mail_messages USING INDEX mail_messages_by_age$/],
  ['what waits for the user', { ...page, show: 'needsUser' }, /^SCAN mail_messages USING INDEX mail_messages_for_user$/],
  ['the messages of an invoice', { ...page, show: 'all', invoiceId: 'a' }, /USING INDEX mail_messages_by_invoice/],
] as const)('a page of %s comes from an index', (_, filter, index) => {
  expect(planOf((db) => pageQuery(db, filter).toSQL())).toMatch(index);
});

test('what is to be sent next comes from the index of what waits, in order', () => {
  expect(planOf((db) => dueQuery(db, instant(0)).toSQL())).toBe('SCAN mail_messages USING INDEX mail_messages_waiting');
});
