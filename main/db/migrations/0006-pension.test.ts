import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { migrations } from './all.ts';
import { pensionSql } from './0006-pension.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionSql);

test('books without a pension keep their rows and gain empty tables, which refuse what must not be kept', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(`INSERT INTO terms VALUES ('t-1', 0, '', 0);
    INSERT INTO identities VALUES ('i-1', '‮Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0)`);
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT name FROM identities').pluck().all()).toEqual(['‮Ada']);
  const profile = (share: string, amount: string) =>
    `INSERT INTO pension_profiles VALUES ('i-1', 'wales', 'active', '', '', '', x'00', NULL, ${share}, ${amount}, NULL, NULL, 'firstDay', 'formB', 'sixth', 0)`;
  expect(() => after.exec(profile('100', '100'))).toThrow('CHECK');
  expect(() => after.exec(profile('0', 'NULL'))).toThrow('CHECK');
  after.exec(profile('100', 'NULL'));
  expect(() => after.exec(`INSERT INTO pension_posts VALUES ('p-1', 'i-1', 'solo', 'O', '', '2026-04-02', '2026-04-01', 0)`)).toThrow(
    'CHECK',
  );
  after.exec(`INSERT INTO pension_posts VALUES ('p-1', 'i-1', 'solo', 'O', '', '2026-04-02', '2026-04-02', 0)`);
  expect(() => after.exec(`INSERT INTO pension_post_years VALUES ('p-1', 2026, -1, 0, 0, 0, 0)`)).toThrow('CHECK');
  after.exec(`INSERT INTO pension_post_years VALUES ('p-1', 2026, 1, 0, 0, 0, 0); DELETE FROM identities`);
  expect(after.prepare('SELECT count(*) FROM pension_profiles, pension_posts, pension_post_years').pluck().get()).toBe(0);
  after.close();
});
