import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { vatDaysSql } from './0022-vat-days.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === vatDaysSql);

test('who was registered for VAT before is so on all days, and the days are days', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(`INSERT INTO terms VALUES ('t-1', 0, '', 0);
    INSERT INTO identities VALUES ('i-1', '\u202e', '', 'soleTrader', '', '', '', '', '', '', 'GB980780684', '', '', x'00', 't-1', NULL, 0)`);
  const identity = before.prepare('SELECT * FROM identities').get() as object;
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file, key });
  expect(db.prepare('SELECT * FROM identities').get()).toEqual({ ...identity, vat_from: null, vat_until: null });
  db.exec(`UPDATE identities SET vat_from = '2026-03-15', vat_until = '2026-10-31'`);
  for (const column of ['vat_from', 'vat_until']) expect(() => db.exec(`UPDATE identities SET ${column} = '15.3.2026'`)).toThrow('CHECK');
  db.close();
});
