import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { migrations } from './all.ts';
import { pensionChoiceSql } from './0016-pension-choice.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionChoiceSql);
const organisation = (id: string, kind: string): string =>
  `INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order,
    supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at, reminders_stopped)
   VALUES ('${id}', 'Birch "&" ''Elm''', '${kind}', 'wales', 'a' || char(10) || 'b', '', '', '', '', '', '', NULL, NULL, '', '', '', '', '', NULL, 7, 1)`;
const booking = (id: string): string =>
  `INSERT INTO bookings (id, organisation_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_price, rate_count,
    takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons,
    own_miles, own_costs, own_costs_for, created_at, changed_at)
   VALUES ('${id}', 'o-1', 'soleTrader', 'delivered', '', 0, 1, 'Europe/London', 0, 'hour', 0, 1000, 0, 0, 0, '', '', 'notChecked', '', 'notApplicable',
    '', '', '', 0, 0, '', 0, 0)`;

test('organisations keep everything through the new list of kinds, and bookings follow what is usual', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  expect(() => before.exec(organisation('o-1', 'network'))).toThrow('CHECK');
  before.exec(organisation('o-1', 'practice'));
  before.exec(`INSERT INTO organisation_prefixes VALUES ('o-1', 'BI')`);
  before.exec(booking('b-1'));
  const kept = before.prepare('SELECT * FROM organisations').all();
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  after.pragma('foreign_keys = ON');
  expect(after.prepare('SELECT * FROM organisations').all()).toEqual(kept);
  expect(after.prepare('SELECT pension_choice, task, appraisal_days, has_prior_authority FROM bookings').all()).toEqual([
    { pension_choice: null, task: 'deputising', appraisal_days: '', has_prior_authority: 0 },
  ]);
  after.exec(organisation('o-2', 'network'));
  for (const [column, wrong] of [
    ['pension_choice', "'maybe'"],
    ['task', "'golf'"],
    ['has_prior_authority', '2'],
  ]) {
    expect(() => after.exec(`UPDATE bookings SET ${column} = ${wrong}`)).toThrow('CHECK');
  }
  // What named the organisation still does: it holds, and goes along.
  expect(() => after.exec(`DELETE FROM organisations WHERE id = 'o-1'`)).toThrow('FOREIGN KEY');
  after.exec(`DELETE FROM bookings; DELETE FROM organisations WHERE id = 'o-1'`);
  expect(after.prepare('SELECT count(*) FROM organisation_prefixes').pluck().get()).toBe(0);
  after.close();
});
