import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { pensionPaidDaysSql } from './0014-pension-paid-days.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionPaidDaysSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', '${hash}', 0, 0);
  INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, paid_on, created_at, changed_at)
    VALUES ('f-1', 'i-1', 'o-1', 'v-1', 'england', 2026, '', '2026-10-05', '2026-10-05', 10, 9, 1, '{}', '2026-11-03', 0, 0)`;

test('days that were noted before stay, as noted by hand; one that follows the invoice is there', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(books);
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT paid_on, is_paid_by_invoice FROM pension_forms').raw().all()).toEqual([['2026-11-03', 0]]);
  after.exec('UPDATE pension_forms SET is_paid_by_invoice = 1');
  expect(() => after.exec('UPDATE pension_forms SET is_paid_by_invoice = 2')).toThrow('CHECK');
  expect(() => after.exec('UPDATE pension_forms SET is_paid_by_invoice = 1, paid_on = NULL')).toThrow('a paid form has its day');
  after.close();
});
