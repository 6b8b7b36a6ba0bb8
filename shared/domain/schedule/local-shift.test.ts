import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hours, instant, localDate, localTime, minutes, zoneId, type Instant } from '../time.ts';
import { atLocalTime, dayOf, timeOf } from '../zones.ts';
import { localShift, shiftLocally } from './local-shift.ts';

const london = zoneId('Europe/London');
const lisbon = zoneId('Europe/Lisbon');
const berlin = zoneId('Europe/Berlin');

function at(day: string, time: string, zone = london): Instant {
  return atLocalTime(localDate(day), localTime(time), zone);
}

test('a day later is 24 hours of wall clock on both DST nights', () => {
  expect(localShift({ at: at('2026-03-28', '10:00'), zone: london }, { at: at('2026-03-29', '10:00'), zone: london })).toBe(hours(24));
  expect(localShift({ at: at('2026-10-24', '10:00'), zone: london }, { at: at('2026-10-25', '10:00'), zone: london })).toBe(hours(24));
});

test('a shift across DST lands on the same wall time', () => {
  const moved = shiftLocally({ at: at('2026-03-28', '10:00'), zone: london }, hours(24), london);

  expect(`${dayOf(moved, london)} ${timeOf(moved, london)}`).toBe('2026-03-29 10:00');
});

test('a move into another zone keeps the wall time there', () => {
  const shift = localShift({ at: at('2026-11-24', '10:00'), zone: london }, { at: at('2026-11-24', '10:30', berlin), zone: berlin });

  expect(shift).toBe(minutes(30));
  expect(timeOf(shiftLocally({ at: at('2026-12-01', '10:00'), zone: london }, shift, berlin), berlin)).toBe('10:30');
});

test('shifting by the shift between two moments of one zone leads from the first to the second', () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }).map(instant);
  fc.assert(
    fc.property(moment, moment, (from, to) => {
      const reached = shiftLocally({ at: from, zone: lisbon }, localShift({ at: from, zone: lisbon }, { at: to, zone: lisbon }), lisbon);

      // In the hour that comes twice the earlier one is meant.
      expect([0, hours(-1)]).toContain(reached - to);
    }),
  );
});
