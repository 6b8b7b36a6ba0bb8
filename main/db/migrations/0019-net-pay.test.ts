import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { netPaySql } from './0019-net-pay.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === netPaySql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '\u202e', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO bookings (id, organisation_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_price, rate_count,
    takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons,
    own_miles, own_costs, own_costs_for, created_at, changed_at)
   VALUES ('b-1', 'o-1', 'agency', 'delivered', '=1+1', 0, 1, 'Europe/London', 0, 'hour', 0, 1000, 0, 0, 0, '', '', 'paidShort', '', 'inside',
    '', '', '', 0, 0, '', 0, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, imported, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'OLD/1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', 1, 0, 0);
  INSERT INTO kept_files VALUES ('f-1', NULL, NULL, 'v-1', '\u202e.png', 'image/png', 1, '${hash}', '2026-11-24', 0, NULL);
  INSERT INTO kept_file_contents VALUES ('f-1', x'00')`;
const file = (id: string, owners: string): string =>
  `INSERT INTO kept_files (id, month_id, form_id, invoice_id, booking_id, name, media_type, bytes, sha256, kept_on, kept_at)
   VALUES ('${id}', ${owners}, 'sds.pdf', 'application/pdf', 1, '${hash}', '2026-11-24', 0)`;

test('bookings of before have nothing taken off; kept files and their bytes stay, and bookings can have them', () => {
  const path = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file: path, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file: path, key });
  before.exec(books);
  const booking = before.prepare('SELECT * FROM bookings').get() as object;
  const kept = before.prepare('SELECT * FROM kept_files').get() as object;
  before.close();

  openStore({ file: path, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file: path, key });
  const nothing = { pay_tax: 0, pay_national_insurance: 0, pay_student_loan: 0, pay_pension: 0, pay_other: 0, pay_net: null };
  expect(db.prepare('SELECT * FROM bookings').get()).toEqual({ ...booking, ...nothing });
  expect(db.prepare('SELECT * FROM kept_files').get()).toEqual({ ...kept, booking_id: null });
  expect(db.prepare('SELECT count(*) FROM kept_file_contents').pluck().get()).toBe(1);
  for (const column of Object.keys(nothing)) expect(() => db.exec(`UPDATE bookings SET ${column} = -1`)).toThrow('CHECK');

  db.exec(file('f-2', `NULL, NULL, NULL, 'b-1'`));
  expect(() => db.exec(file('f-3', `NULL, NULL, NULL, 'b-1'`))).toThrow('UNIQUE');
  expect(() => db.exec(file('f-3', `NULL, NULL, 'v-1', 'b-1'`))).toThrow('CHECK');
  expect(() => db.exec(file('f-3', `NULL, NULL, NULL, 'b-2'`))).toThrow('FOREIGN KEY');
  expect(() => db.exec('DELETE FROM bookings')).toThrow('FOREIGN KEY');
  expect(() => db.exec('DELETE FROM invoices')).toThrow('FOREIGN KEY');
  expect(() => db.exec(`UPDATE kept_files SET booking_id = NULL, invoice_id = 'v-1' WHERE id = 'f-2'`)).toThrow('a kept file is fixed');
  db.exec('DELETE FROM kept_files');
  expect(db.prepare('SELECT count(*) FROM kept_file_contents').pluck().get()).toBe(0);
  db.exec('DELETE FROM bookings');
  db.close();
});
