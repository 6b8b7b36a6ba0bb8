import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { migrations } from './all.ts';

/** Rows at the edge of what the first schema allows. */
const uglyRows = [
  `INSERT INTO preferences VALUES (1, '{"role":"locum","unknown":[1,{"a":null}]}')`,
  `INSERT INTO facts VALUES ('', '')`,
  `INSERT INTO clients VALUES ('c-1', '‮Zoë 💆', NULL, -1, 0), ('c-2', 'x', 'K 7', NULL, 0)`,
  `INSERT INTO services VALUES ('s-1', '''; DROP TABLE clients; --', 1, '', 0, 0, 0, 1, NULL, -5, NULL)`,
  `INSERT INTO session_series VALUES ('r-1', 'month', 12, 0)`,
  `INSERT INTO sessions VALUES ('e-1', 'break', NULL, NULL, '', -62135596800000, -62135596799999, 'Nowhere/Else', '', 'cancelled', 1, 'r-1', 0, 0)`,
  `INSERT INTO sessions VALUES ('e-2', 'session', 'c-1', 's-1', 'Sofia, <b>', 0, 90000000, 'Europe/London', char(10), 'noShow', 0, NULL, 0, 0)`,
  `INSERT INTO session_runs VALUES ('e-2', 5, 'split', -9, NULL, 'clock')`,
  `INSERT INTO session_pauses VALUES ('e-2', 6, NULL)`,
];

test('a profile of the first schema keeps every row and gains the empty tables of the books', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, 1) }).close();
  const connection = openConnection({ file, key });
  for (const row of uglyRows) connection.exec(row);
  const told = (table: string): unknown => connection.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
  const tables = ['preferences', 'facts', 'clients', 'services', 'session_series', 'sessions', 'session_runs', 'session_pauses'];
  const before = tables.map(told);
  connection.close();

  openStore({ file, key, migrations: migrations.slice(0, 2) }).close();

  const after = openConnection({ file, key });
  expect(tables.map((table) => after.prepare(`SELECT * FROM ${table} ORDER BY 1`).all())).toEqual(before);
  expect(after.pragma('user_version', { simple: true })).toBe(2);
  expect(after.prepare('SELECT count(*) FROM identities').pluck().get()).toBe(0);
  after.close();
});
