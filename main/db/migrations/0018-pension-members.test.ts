import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection, type Connection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { pensionMembersSql } from './0018-pension-members.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionMembersSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', '‮', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', 'Birch', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', '${hash}', 0, 0);
  INSERT INTO pension_months (id, identity_id, month, area, scheme_year, table_id, part, reference, tier, pensionable, employee, employer, document, made_at)
    VALUES ('m-1', 'i-1', '2026-11', 'englandAndWales', 2026, '', 1, '12345678LOCNOV2026', 1250, 9, 1, 1, '{}', 0);
  INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, sent_on, created_at, changed_at)
    VALUES ('f-1', 'i-1', 'o-1', 'v-1', 'england', 2026, '', '2026-10-05', '2026-10-05', 10, 9, 1, '{}', '2026-11-03', 0, 0)`;

/** A profile of before with a form that was sent and a month, brought to this schema. */
function migrated(): Connection {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(books);
  before.close();
  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();
  return openConnection({ file, key });
}

const membersOf = (db: Connection) =>
  db.prepare('SELECT form_id FROM pension_form_members UNION ALL SELECT month_id FROM pension_month_members').pluck().all();

test('forms and months from before have nobody sealed with them yet, and take one', () => {
  const after = migrated();

  expect(membersOf(after)).toEqual([]);
  after.exec(`INSERT INTO pension_form_members VALUES ('f-1', x'01'); INSERT INTO pension_month_members VALUES ('m-1', x'02')`);
  expect(membersOf(after)).toEqual(['f-1', 'm-1']);
  expect(() => after.exec(`INSERT INTO pension_form_members VALUES ('f-2', x'01')`)).toThrow('FOREIGN KEY');
  after.close();
});

test('who stands on a form is neither changed, replaced nor removed while the form is given out', () => {
  const after = migrated();
  after.exec(`INSERT INTO pension_form_members VALUES ('f-1', x'01'); INSERT INTO pension_month_members VALUES ('m-1', x'02')`);

  for (const sql of [
    `UPDATE pension_form_members SET sealed = x'03'`,
    `UPDATE pension_month_members SET sealed = x'03'`,
    `INSERT OR REPLACE INTO pension_form_members VALUES ('f-1', x'03')`,
    `INSERT OR REPLACE INTO pension_month_members VALUES ('m-1', x'03')`,
    'DELETE FROM pension_form_members',
    'DELETE FROM pension_month_members',
  ])
    expect(() => after.exec(sql), sql).toThrow('who stands on a form is fixed');
  after.close();
});

test.each([
  ['signed', `approved_on = '2026-11-04'`, `approved_on = NULL`],
  ['on a Form B', `month_id = 'm-1', reference = '12345678LOCNOV2026', paid_on = '2026-11-04'`, 'month_id = NULL, reference = NULL'],
])('a form that was not sent after all keeps who stands on it while it is %s, and no longer', (_name, keep, leave) => {
  const after = migrated();
  after.exec(`INSERT INTO pension_form_members VALUES ('f-1', x'01')`);

  after.exec(`UPDATE pension_forms SET ${keep}`);
  after.exec('UPDATE pension_forms SET sent_on = NULL');
  expect(membersOf(after)).toEqual(['f-1']);

  after.exec(`UPDATE pension_forms SET ${leave}`);
  expect(membersOf(after)).toEqual([]);
  after.close();
});

test('a Form B that is taken apart takes along who stands on it', () => {
  const after = migrated();
  after.exec(`INSERT INTO pension_month_members VALUES ('m-1', x'02')`);

  after.exec('DELETE FROM pension_months');

  expect(membersOf(after)).toEqual([]);
  after.close();
});
