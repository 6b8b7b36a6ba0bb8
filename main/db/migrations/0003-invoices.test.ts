import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { invoicesSql } from './0003-invoices.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === invoicesSql);

/** Rows of the books at the edge of what their schema allows. */
const uglyRows = [
  `INSERT INTO terms VALUES ('t-1', 0, '', -1)`,
  `INSERT INTO identities VALUES ('i-1', '‮Zoë', '', 'company', '', '', '', '', '', '', NULL, '', '', x'', 't-1', 5, 0)`,
  `INSERT INTO organisations VALUES ('o-1', '=1+1', 'private', 'wales', '', '', '', '', '', '', '', NULL, 36000000, '', '', '', '', '', NULL, 0)`,
  `INSERT INTO bookings (id, organisation_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_share, rate_count, takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons, created_at, changed_at)
   VALUES ('b-1', 'o-1', 'paye', 'delivered', '', -1, 1, 'Nowhere/Else', 0, 'percent', 0, 0, 0, 0, 0, '', '', 'notPaid', '', 'inside', '', '', '', 0, 0)`,
];

test('books without invoices keep every row and gain empty tables, which hold an invoice together', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const connection = openConnection({ file, key });
  for (const row of uglyRows) connection.exec(row);
  const tables = ['terms', 'identities', 'organisations', 'bookings'];
  const before = tables.map((table) => connection.prepare(`SELECT * FROM ${table}`).all());
  connection.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(tables.map((table) => after.prepare(`SELECT * FROM ${table}`).all())).toEqual(before);
  const invoice = (id: string, columns: string, values: string): string =>
    `INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, listed_on, customer_references, created_at, changed_at ${columns})
     VALUES ('${id}', 'invoice', 'i-1', 'o-1', '{}', 0, '9999-12-31', '', 0, 0 ${values})`;
  const link = (id: string): string => `INSERT INTO invoice_bookings VALUES ('${id}', 'b-1', NULL, 1)`;
  after.exec(invoice('d-1', '', ''));
  after.exec(invoice('d-2', '', ''));
  after.exec(link('d-1'));
  expect(() => after.exec(link('d-2'))).toThrow('UNIQUE');
  expect(() => after.exec(`DELETE FROM bookings`)).toThrow('on an invoice');
  expect(() => after.exec(invoice('d-3', ', number', `, 'X'`))).toThrow('CHECK');
  expect(() => after.exec(`UPDATE invoices SET sent_on = '2026-11-24'`)).toThrow('CHECK');
  expect(() => after.exec(`UPDATE invoices SET number = 'X', issued_on = '2026-11-24', net = 1, total = 1`)).toThrow('CHECK');
  after.exec(`INSERT INTO payments VALUES ('p-1', 'received', 'i-1', 'o-1', '2026-11-24', 5, 'cash', '', '', NULL, 0)`);
  expect(() => after.exec(`INSERT INTO allocations VALUES ('p-1', 'd-1', 6)`)).toThrow('more is allocated');
  expect(() => after.exec(`INSERT INTO allocations VALUES ('p-1', 'd-1', -1)`)).toThrow('more is allocated');
  after.close();
});
