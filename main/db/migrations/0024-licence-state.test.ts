import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { licenceStateSql } from './0024-licence-state.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === licenceStateSql);

test('a profile from before has no account, and can have one at most, whole', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file, key });
  const row = (id: number, account: string) =>
    `INSERT INTO licence_state VALUES (${id}, '${'k'.repeat(43)}', x'00', ${account}, 0, NULL, 0, NULL, NULL, NULL, NULL)`;
  expect(db.prepare('SELECT count(*) AS rows FROM licence_state').get()).toEqual({ rows: 0 });
  expect(() => db.exec(row(1, `'account', NULL, 0`))).toThrow('CHECK');
  db.exec(row(1, `'account', 'token', 0`));
  expect(() => db.exec(row(2, 'NULL, NULL, NULL'))).toThrow('CHECK');
  db.close();
});
