import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test, vi } from 'vitest';
import { cachedClock, correctedOffsets, namedClock } from './named-clock.ts';
import { instantOf, utcClock, wallOf } from './zone-clock.ts';
import { zoneCorrections } from './zone-corrections.ts';
import { zoneDataIsFresh } from './zone-freshness.ts';

const zones = [
  'Europe/London',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'America/Vancouver',
  'Asia/Kathmandu',
  'UTC',
];
const epoch = fc.integer({ min: Date.UTC(1950, 0, 1) / 1_000, max: Date.UTC(2060, 0, 1) / 1_000 }).map((seconds) => seconds * 1_000);

function clockOf(zone: string) {
  const clock = namedClock(zone);
  if (clock === undefined) throw new Error(`no clock for ${zone}`);
  return clock;
}

test.each(zones)('the clock of %s shows what Temporal shows, at any instant from 1950 to 2060', (zone) => {
  const clock = clockOf(zone);
  fc.assert(
    fc.property(epoch, (at) => {
      const offsetNs = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds;

      expect(clock.offsetAt(at)).toBe(offsetNs / 1e6);
    }),
    { numRuns: 300 },
  );
});

test.each(zones)('a wall time in %s is the instant Temporal calls compatible', (zone) => {
  const clock = clockOf(zone);
  const wall = fc.oneof(epoch, nearChange(zone));
  fc.assert(
    fc.property(wall, (at) => {
      const plain = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime();

      expect(instantOf(clock, at)).toBe(plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
    }),
    { numRuns: 300 },
  );
});

/** Wall times within three hours of a change of the clocks. */
function nearChange(zone: string): fc.Arbitrary<number> {
  const changes: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`2011-01-01T00:00[${zone}]`);
  for (let count = 0; count < 20; count++) {
    at = at.getTimeZoneTransition('next');
    if (at === null) break;
    changes.push(at.epochMilliseconds + at.offsetNanoseconds / 1e6);
  }
  if (changes.length === 0) return epoch;
  return fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 })).map(([change, minutes]) => change + minutes * 60_000);
}

test('the instant of what a clock shows is that instant, except for the second pass of an overlap', () => {
  const clock = clockOf('Europe/London');
  const overlap = Date.UTC(2026, 9, 25, 1, 30); // 01:30 for the second time

  expect(instantOf(clock, wallOf(clock, Date.UTC(2026, 9, 25, 2)))).toBe(Date.UTC(2026, 9, 25, 2));
  expect(instantOf(clock, wallOf(clock, overlap))).toBe(overlap - 3_600_000);
  expect(wallOf(utcClock, overlap)).toBe(overlap);
});

test.each(['Mars/Olympus', '', '+01:00', 'America/New York', '__proto__'])('%j has no clock', (name) => {
  expect(namedClock(name)).toBeUndefined();
});

test('an offset is looked up a few dozen times a year, not for every time', () => {
  const looked = vi.fn(() => 3_600_000);
  const clock = cachedClock(looked);
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000) clock.offsetAt(at);

  expect(looked.mock.calls.length).toBeLessThan(40);
});

test('time zone data from 2026 say that Vancouver stays on UTC−7 in winter; older ones are found out', () => {
  expect(zoneDataIsFresh()).toBe(true);
  expect(zoneDataIsFresh(() => '12/15/2026, GMT-8')).toBe(false);
});

test.each(zoneCorrections.flatMap((correction) => correction.zones.map((zone) => [zone, correction] as const)))(
  'the correction for %s is what current time zone data say from its first instant on, and only there differs from old data',
  (zone, { since, offsetMs }) => {
    const current = (at: number): number => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

    expect([since - 1, since, Date.UTC(2026, 11, 15), Date.UTC(2030, 0, 15)].map(current)).toEqual([
      offsetMs,
      offsetMs,
      offsetMs,
      offsetMs,
    ]);
    expect(current(Date.UTC(2026, 0, 15))).toBe(offsetMs - 3_600_000);
  },
);

test('a runtime with old data is put right for Vancouver', () => {
  const old = (at: number): number => (at < Date.UTC(2026, 2, 8, 10) || at >= Date.UTC(2026, 10, 1, 9) ? -8 : -7) * 3_600_000;
  const clock = cachedClock(correctedOffsets('America/Vancouver', old));

  expect(clock.offsetAt(Date.UTC(2026, 0, 15))).toBe(-8 * 3_600_000);
  expect(clock.offsetAt(Date.UTC(2026, 11, 15))).toBe(-7 * 3_600_000);
});
