import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { ratesPackSql } from './0017-rates-pack.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === ratesPackSql);

test('a profile from before has no rates pack, and holds one at most', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT count(*) AS packs FROM rates_packs').get()).toEqual({ packs: 0 });
  after.exec(`INSERT INTO rates_packs VALUES (1, '{}', 0)`);
  expect(() => after.exec(`INSERT INTO rates_packs VALUES (2, '{}', 0)`)).toThrow('CHECK constraint failed');
  after.close();
});
