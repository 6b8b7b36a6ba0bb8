import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { bookingRunsSql } from './0013-booking-runs.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === bookingRunsSql);
const books = `
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO sessions (id, kind, title, starts_at, ends_at, zone, status, notes, held, created_at, changed_at)
    VALUES ('s-1', 'session', '', 0, 60000, 'Europe/London', 'planned', '', 0, 0, 0);
  INSERT INTO session_runs (session_id, started_at, late_start) VALUES ('s-1', 0, 'endOnTime');
  INSERT INTO bookings (id, organisation_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_price, rate_count, takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons, created_at, changed_at)
    VALUES ('k-1', 'o-1', 'soleTrader', 'confirmed', '‮', 0, 90000000, 'Europe/London', 43200000, 'hour', 0, 0, 0, 0, 0, '', '', 'notChecked', '', 'notApplicable', '', '', '', 0, 0)`;
const run = (booking: string, finished: string): string =>
  `INSERT INTO booking_runs (booking_id, started_at, late_start, finished_at) VALUES ('${booking}', 5, 'endOnTime', ${finished})`;

test('runs of sessions stay, and beside one that is open no booking runs', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const secret = randomBytes(32);
  createStore({ file, key: secret, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key: secret });
  before.exec(books);
  before.close();

  openStore({ file, key: secret, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key: secret });
  expect(after.prepare('SELECT session_id, finished_at FROM session_runs').raw().all()).toEqual([['s-1', null]]);
  expect(() => after.exec(run('k-1', 'NULL'))).toThrow('a session runs');
  after.exec('UPDATE session_runs SET finished_at = 1');
  expect(() => after.exec(run('k-2', 'NULL'))).toThrow('FOREIGN KEY');
  expect(() => after.exec(run('k-1', '4'))).toThrow('CHECK');
  after.exec(run('k-1', 'NULL'));
  after.exec(`DELETE FROM session_runs`);
  expect(() => after.exec(`INSERT INTO session_runs (session_id, started_at, late_start) VALUES ('s-1', 0, 'endOnTime')`)).toThrow('a booking runs'); // prettier-ignore
  after.exec(`INSERT INTO booking_pauses VALUES ('k-1', 6, NULL)`);
  after.exec(`DELETE FROM bookings`);
  expect(after.prepare('SELECT count(*) FROM booking_pauses').pluck().get()).toBe(0);
  after.close();
});
