import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { accessKeySql } from './0026-access-key.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === accessKeySql);

test('an account from before keeps its licence, and has no access key yet', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(
    `INSERT INTO licence_state VALUES (1, '${'k'.repeat(43)}', x'00', 'account', 'token', 5, 0, 7, 2, 9, 'request', 'ABCD-EFGH', 11)`,
  );
  const row = before.prepare('SELECT * FROM licence_state').get();
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT * FROM licence_state').get()).toEqual({ ...(row as object), sealed_access_key: null });
  after.close();
});
