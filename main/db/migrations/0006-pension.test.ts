import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { migrations } from './all.ts';
import { pensionSql } from './0006-pension.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionSql);

test('books without a pension keep their rows and gain empty tables, which refuse what must not be kept', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(`INSERT INTO terms VALUES ('t-1', 0, '', 0);
    INSERT INTO identities VALUES ('i-1', '‮Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0)`);
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT name FROM identities').pluck().all()).toEqual(['‮Ada']);
  const profile = (share: string, amount: string) =>
    `INSERT INTO pension_profiles VALUES ('i-1', 'wales', 'active', '', '', '', x'00', NULL, ${share}, ${amount}, NULL, NULL, 'firstDay', 'formB', 'sixth', 0)`;
  expect(() => after.exec(profile('100', '100'))).toThrow('CHECK');
  expect(() => after.exec(profile('0', 'NULL'))).toThrow('CHECK');
  after.exec(profile('100', 'NULL'));
  expect(() => after.exec(`INSERT INTO pension_posts VALUES ('p-1', 'i-1', 'solo', 'O', '', '2026-04-02', '2026-04-01', 0)`)).toThrow(
    'CHECK',
  );
  after.exec(`INSERT INTO pension_posts VALUES ('p-1', 'i-1', 'solo', 'O', '', '2026-04-02', '2026-04-02', 0)`);
  expect(() => after.exec(`INSERT INTO pension_post_years VALUES ('p-1', 2026, -1, 0, 0, 0, 0)`)).toThrow('CHECK');
  after.exec(`INSERT INTO pension_post_years VALUES ('p-1', 2026, 1, 0, 0, 0, 0); DELETE FROM identities`);
  expect(after.prepare('SELECT count(*) FROM pension_profiles, pension_posts, pension_post_years').pluck().get()).toBe(0);
  after.close();
});

test('what was handed in is held fast by the database itself', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();
  const db = openConnection({ file, key });
  db.pragma('foreign_keys = ON');
  db.exec(`INSERT INTO terms VALUES ('t-1', 0, '', 0);
    INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
    INSERT INTO organisations VALUES ('o-1', 'Birch', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0, 0);
    INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
      VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-11-01', 1, 1, '', '${'a'.repeat(64)}', 0, 0)`);
  const form = (id: string, paid: string) =>
    `INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, paid_on, created_at, changed_at)
      VALUES ('${id}', 'i-1', 'o-1', 'v-1', 'england', 2026, 'EW-2026', '2026-10-02', '2026-10-02', 100, 90, 13, '{}', ${paid}, 0, 0)`;
  const month = `INSERT INTO pension_months (id, identity_id, month, area, scheme_year, table_id, part, reference, tier, pensionable, employee, employer, document, made_at)
    VALUES ('m-1', 'i-1', '2026-10', 'englandAndWales', 2026, 'EW-2026', 1, '12345678LOCOCT2026', 1250, 90, 11, 13, '{}', 0)`;

  expect(() => db.exec(form('f-1', "'2026-10-01'"))).toThrow('CHECK');
  db.exec(form('f-1', "'2026-10-30'"));
  expect(() => db.exec(form('f-2', 'NULL'))).toThrow('a Form A stays');
  expect(() => db.exec(form('f-2', 'NULL').replace('INSERT', 'INSERT OR REPLACE'))).toThrow('a Form A stays');
  expect(() => db.exec('DELETE FROM pension_forms')).toThrow('a Form A stays');
  expect(() => db.exec('UPDATE pension_forms SET pensionable = 91')).toThrow('a Form A is fixed');
  expect(() => db.exec(`UPDATE invoices SET voided_on = '2026-11-02'`)).toThrow('the invoice has a Form A');
  expect(() => db.exec(`UPDATE pension_forms SET reference = '12345678LOCOCT2026'`)).toThrow('CHECK');
  db.exec(`${month}; UPDATE pension_forms SET month_id = 'm-1', reference = '12345678LOCOCT2026'`);
  expect(() => db.exec(`UPDATE pension_forms SET paid_on = '2026-10-31'`)).toThrow('a Form A is fixed');
  expect(() => db.exec(`UPDATE pension_forms SET withdrawn_on = '2026-10-31'`)).toThrow('CHECK');
  expect(() => db.exec('UPDATE pension_months SET tier = 1070')).toThrow('a Form B is fixed');
  expect(() => db.exec(month.replace('INSERT', 'INSERT OR REPLACE'))).toThrow('a Form B is fixed');
  db.exec(`UPDATE pension_months SET submitted_on = '2026-11-02', submitted_by = 'post'`);
  expect(() => db.exec('DELETE FROM pension_months')).toThrow('a Form B is fixed');
  expect(() => db.exec('UPDATE pension_forms SET month_id = NULL, reference = NULL')).toThrow('a Form A is fixed');
  db.exec(`UPDATE pension_forms SET rejected_on = '2026-11-10'; ${form('f-2', 'NULL')}`);
  expect(() => db.exec(`UPDATE pension_forms SET rejected_on = NULL WHERE id = 'f-1'`)).toThrow('UNIQUE');
  db.close();
});
