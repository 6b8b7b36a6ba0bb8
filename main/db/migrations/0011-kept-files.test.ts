import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { keptFilesSql } from './0011-kept-files.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === keptFilesSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, imported, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'OLD/1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', 1, 0, 0)`;
const file = (id: string, owners: string, sha256 = hash): string =>
  `INSERT INTO kept_files VALUES ('${id}', ${owners}, '‮.png', 'image/png', 1, '${sha256}', '2026-11-24', 0, NULL)`;

test('a record with a kept file stays, and nothing of the file changes but whether it was removed', () => {
  const path = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file: path, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file: path, key });
  before.exec(books);
  before.close();

  openStore({ file: path, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file: path, key });
  db.exec(`${file('f-1', `NULL, NULL, 'v-1'`)}; INSERT INTO kept_file_contents VALUES ('f-1', x'00')`);
  expect(() => db.exec(file('f-2', `NULL, NULL, 'v-1'`))).toThrow('UNIQUE');
  expect(() => db.exec(file('f-2', 'NULL, NULL, NULL'))).toThrow('CHECK');
  expect(() => db.exec(file('f-2', `'m-1', NULL, 'v-1'`))).toThrow('CHECK');
  expect(() => db.exec(file('f-2', `'m-1', NULL, NULL`))).toThrow('FOREIGN KEY');
  expect(() => db.exec(`INSERT INTO kept_file_contents VALUES ('f-2', x'00')`)).toThrow('FOREIGN KEY');
  expect(() => db.exec('DELETE FROM invoices')).toThrow('FOREIGN KEY');
  expect(() => db.exec(`UPDATE kept_files SET sha256 = '${'b'.repeat(64)}'`)).toThrow('a kept file is fixed');
  expect(() => db.exec(`UPDATE kept_file_contents SET content = x'01'`)).toThrow('a kept file is fixed');
  db.exec(`UPDATE kept_files SET removed_at = 1; DELETE FROM kept_files`);
  expect(db.prepare('SELECT count(*) FROM kept_file_contents').pluck().get()).toBe(0);
  db.exec('DELETE FROM invoices');
  db.close();
});
