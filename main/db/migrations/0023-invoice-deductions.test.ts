import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { invoiceDeductionsSql } from './0023-invoice-deductions.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === invoiceDeductionsSql);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0, NULL, NULL);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '\u202e', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, imported, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'OLD/1', '2026-11-01', '2026-12-01', '2026-11-01', 1000, 1000, '', 1, 0, 0);
  INSERT INTO write_offs VALUES ('w-1', 'v-1', '2026-11-02', 100, '', 0)`;
const insert = (amounts: string) => `INSERT INTO invoice_deductions VALUES ('d-1', 'v-1', '2026-11-03', ${amounts}, '', 0)`;

test('balances of before stay as they were; what is taken off lowers them, and is the sum of its parts', () => {
  const path = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file: path, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file: path, key });
  before.exec(books);
  const balance = before.prepare('SELECT * FROM invoice_balances').get() as object;
  before.close();

  openStore({ file: path, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file: path, key });
  expect(db.prepare('SELECT * FROM invoice_balances').get()).toEqual({ ...balance, deducted: 0 });
  for (const wrong of ['300, 0, 0, 0, 0, 299', '0, 0, 0, 0, 0, 0', '300, -1, 0, 0, 0, 299'])
    expect(() => db.exec(insert(wrong))).toThrow('CHECK');
  db.exec(insert('200, 80, 9, 10, 1, 300'));
  expect(db.prepare('SELECT * FROM invoice_balances').get()).toMatchObject({ written_off: 100, deducted: 300, balance: 600 });
  expect(() => db.exec('DELETE FROM invoices')).toThrow('FOREIGN KEY');
  db.close();
});
