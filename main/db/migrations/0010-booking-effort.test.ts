import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { bookingEffortSql } from './0010-booking-effort.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === bookingEffortSql);

test('bookings and their offers stay as they are; they take the usual admin time and cost nothing', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(`
    INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
      VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
    INSERT INTO bookings VALUES ('b-1', 'o-1', NULL, 'paye', 'offered', '=1+1', -1, 1, 'Pacific/Apia', 0, 'percent', NULL, 10000, 0, 0, 0, 0, '', '', NULL, NULL, NULL, NULL, '', 0, 'notChecked', NULL, '', NULL, 'notApplicable', '', NULL, NULL, '', '', 0, 0, NULL);
    INSERT INTO booking_offers VALUES ('b-1', 0, 'organisation', -5, 'hour', 9000, NULL, '‮'), ('b-1', 1, 'practitioner', 7, 'percent', NULL, 10000, '')`);
  const bookings = before.prepare('SELECT * FROM bookings').get() as object;
  const offers = before.prepare('SELECT * FROM booking_offers ORDER BY position').all();
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  const added = { admin_ms: null, own_miles: 0, own_costs: 0, own_costs_for: '' };
  expect(after.prepare('SELECT * FROM bookings').get()).toEqual({ ...bookings, ...added });
  expect(after.prepare('SELECT * FROM booking_offers ORDER BY position').all()).toEqual(offers);
  after.exec(`INSERT INTO booking_offers VALUES ('b-1', 2, 'edit', 8, 'hour', 1, NULL, '')`);
  expect(() => after.exec(`INSERT INTO booking_offers VALUES ('b-1', 3, 'nobody', 8, 'hour', 1, NULL, '')`)).toThrow('CHECK');
  expect(() => after.exec(`UPDATE bookings SET admin_ms = -1`)).toThrow('CHECK');
  after.exec('DELETE FROM bookings');
  expect(after.prepare('SELECT count(*) FROM booking_offers').pluck().get()).toBe(0);
  after.close();
});
