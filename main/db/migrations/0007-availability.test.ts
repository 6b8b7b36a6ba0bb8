import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { availabilitySql } from './0007-availability.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === availabilitySql);

/** A booking as earlier versions stored it, with text that is as long and odd as it may be. */
const aBooking = `INSERT INTO bookings VALUES ('b-1', 'o-1', NULL, 'paye', 'cancelled', '${'‮'.repeat(120)}', -1, 0, 'Pacific/Apia', 43200000, 'percent', NULL, 10000, 0, 0, 0, 0, '', '=1+1', NULL, 5, 'organisation', 'offered', '', 0, 'paidShort', 1, '', NULL, 'notApplicable', '', NULL, NULL, '', '', 0, 0)`;

test('bookings stay as they are, of no series, and the new tables refuse what is no time and no order of days', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(
    `INSERT INTO organisations VALUES ('o-1', 'Birch', 'other', 'wales', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0, 0)`,
  );
  before.exec(aBooking);
  const stored = before.prepare('SELECT * FROM bookings').get() as object;
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT * FROM bookings').get()).toEqual({ ...stored, series_id: null });
  after.exec(`INSERT INTO weekly_times VALUES ('2026-11-24', 0)`);
  after.exec(`INSERT INTO weekly_time_ranges VALUES ('2026-11-24', 7, 0, '22:00', '06:00')`);
  expect(() => after.exec(`INSERT INTO weekly_time_ranges VALUES ('2026-11-24', 1, 0, '9:00', '17:00')`)).toThrow('CHECK');
  expect(() => after.exec(`INSERT INTO availability_exceptions VALUES ('e', '2026-11-25', '2026-11-24', 0, NULL, NULL, '', 0)`)).toThrow(
    'CHECK',
  );
  expect(() => after.exec(`INSERT INTO availability_exceptions VALUES ('e', '2026-11-24', '2026-11-24', 0, '09:00', NULL, '', 0)`)).toThrow(
    'CHECK',
  );
  after.exec(`DELETE FROM weekly_times`);
  expect(after.prepare('SELECT count(*) FROM weekly_time_ranges').pluck().get()).toBe(0);
  after.close();
});
