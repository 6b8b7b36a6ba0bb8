import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { bankSql } from './0005-bank.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === bankSql);
const key = 'k'.repeat(43);
const line = (values: string): string => `INSERT INTO bank_lines VALUES (${values})`;

test('a profile without bank files keeps its rows and gains empty tables, which refuse what must not be kept', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const secret = randomBytes(32);
  createStore({ file, key: secret, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key: secret });
  before.exec(`INSERT INTO terms VALUES ('t-1', 0, '', 0)`);
  before.close();

  openStore({ file, key: secret, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key: secret });
  expect(after.prepare('SELECT id FROM terms').pluck().all()).toEqual(['t-1']);
  after.exec(`INSERT INTO bank_accounts VALUES ('a-1', '‮', '', 'qif', NULL, 0, 0)`);
  after.exec(line(`'${key}', 'a-1', '2026-10-02', 1, '=1+1', NULL, NULL, 0`));
  expect(() => after.exec(line(`'${key}x', 'a-1', '2026-10-02', 1, '', NULL, NULL, 0`))).toThrow('CHECK');
  expect(() => after.exec(`UPDATE bank_lines SET amount = -1`)).toThrow('CHECK');
  expect(() => after.exec(`UPDATE bank_lines SET set_aside_at = 1`)).toThrow('CHECK');
  after.exec(`DELETE FROM bank_accounts`);
  expect(after.prepare('SELECT count(*) FROM bank_lines').pluck().get()).toBe(0);
  after.close();
});
