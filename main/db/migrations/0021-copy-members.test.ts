import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { copyMembersSql } from './0021-copy-members.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === copyMembersSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', '\u202e', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', 'Birch', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', '${hash}', 0, 0);
  INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, sent_on, created_at, changed_at)
    VALUES ('f-1', 'i-1', 'o-1', 'v-1', 'england', 2026, '', '2026-10-05', '2026-10-05', 10, 9, 1, '{}', '2026-11-03', 0, 0);
  INSERT INTO pension_signing_copies VALUES ('c-1', 'f-1', 'sheet', '${hash}', x'00', 0)`;

test('copies of before have nobody sealed with them and stay; who is sealed with one is neither changed, replaced nor removed', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(books);
  before.close();
  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();
  const after = openConnection({ file, key });

  expect(after.prepare('SELECT count(*) FROM pension_signing_copies').pluck().get()).toBe(1);
  expect(after.prepare('SELECT count(*) FROM pension_copy_members').pluck().get()).toBe(0);
  after.exec(`INSERT INTO pension_copy_members VALUES ('c-1', x'01')`);
  for (const sql of [
    `UPDATE pension_copy_members SET sealed = x'03'`,
    `INSERT OR REPLACE INTO pension_copy_members VALUES ('c-1', x'03')`,
    'DELETE FROM pension_copy_members',
  ])
    expect(() => after.exec(sql), sql).toThrow('who stands on a copy is fixed');
  expect(() => after.exec(`INSERT INTO pension_copy_members VALUES ('c-2', x'01')`)).toThrow('FOREIGN KEY');
  after.close();
});
