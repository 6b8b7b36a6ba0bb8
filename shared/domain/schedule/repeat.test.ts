import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, localDate, zoneId, type Instant, type ZoneId } from '../time.ts';
import { atLocalTime, dayOf, timeOf } from '../zones.ts';
import { localTime } from '../time.ts';
import { expandRepeat, type RepeatRule } from './repeat.ts';

const london = zoneId('Europe/London');

function aRepeat(traits: Partial<RepeatRule>): RepeatRule {
  return { every: 'week', interval: 1, weekdays: [], count: null, until: null, ...traits };
}

function at(day: string, time: string, zone: ZoneId = london): Instant {
  return atLocalTime(localDate(day), localTime(time), zone);
}

function shown(starts: readonly Instant[], zone: ZoneId = london): readonly string[] {
  return starts.map((start) => `${dayOf(start, zone)} ${timeOf(start, zone)}`);
}

test('a weekly session keeps its local time over both DST nights', () => {
  const spring = expandRepeat(at('2026-03-23', '09:00'), aRepeat({ count: 3 }), london);
  const autumn = expandRepeat(at('2026-10-19', '09:00'), aRepeat({ count: 3 }), london);

  expect(shown(spring)).toEqual(['2026-03-23 09:00', '2026-03-30 09:00', '2026-04-06 09:00']);
  expect(shown(autumn)).toEqual(['2026-10-19 09:00', '2026-10-26 09:00', '2026-11-02 09:00']);
});

test('on the spring night a skipped time moves forward by the gap and returns the day after', () => {
  const starts = expandRepeat(at('2026-03-28', '01:30'), aRepeat({ every: 'day', count: 3 }), london);

  expect(shown(starts)).toEqual(['2026-03-28 01:30', '2026-03-29 02:30', '2026-03-30 01:30']);
});

test('on the autumn night a time that comes twice is the earlier', () => {
  const [, night] = expandRepeat(at('2026-10-24', '01:30'), aRepeat({ every: 'day', count: 2 }), london);

  expect(night).toBe(Date.parse('2026-10-25T00:30:00Z'));
});

test('several weekdays with an interval skip whole weeks, counted from Monday', () => {
  const starts = expandRepeat(at('2026-11-25', '14:00'), aRepeat({ interval: 2, weekdays: [5, 1, 3], count: 5 }), london);

  expect(shown(starts)).toEqual(['2026-11-25 14:00', '2026-11-27 14:00', '2026-12-07 14:00', '2026-12-09 14:00', '2026-12-11 14:00']);
});

test('the first session counts even when its weekday is not among the chosen', () => {
  const starts = expandRepeat(at('2026-11-24', '10:00'), aRepeat({ weekdays: [4], count: 3 }), london);

  expect(shown(starts)).toEqual(['2026-11-24 10:00', '2026-11-26 10:00', '2026-12-03 10:00']);
});

test('a monthly repeat from the 31st takes the last day of shorter months', () => {
  const starts = expandRepeat(at('2027-12-31', '10:00'), aRepeat({ every: 'month', count: 5 }), london);

  expect(shown(starts).map((text) => text.slice(0, 10))).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
});

test('the last day is included', () => {
  const starts = expandRepeat(at('2026-11-02', '23:30'), aRepeat({ until: localDate('2026-11-16') }), london);

  expect(shown(starts)).toHaveLength(3);
});

test('an end before the second session leaves the first alone', () => {
  expect(expandRepeat(at('2026-11-02', '10:00'), aRepeat({ until: localDate('2026-11-01') }), london)).toEqual([at('2026-11-02', '10:00')]);
});

test('two hundred sessions are allowed, one more is too long', () => {
  const first = at('2026-01-01', '10:00');

  expect(expandRepeat(first, aRepeat({ every: 'day', count: 200 }), london)).toHaveLength(200);
  expect(() => expandRepeat(first, aRepeat({ every: 'day', until: localDate('2026-07-20') }), london)).toThrow('SERIES_TOO_LONG');
});

test('two years are allowed, a session after them is too long', () => {
  const first = at('2026-01-05', '10:00');

  expect(expandRepeat(first, aRepeat({ every: 'month', count: 25 }), london)).toHaveLength(25);
  expect(() => expandRepeat(first, aRepeat({ every: 'month', count: 26 }), london)).toThrow('SERIES_TOO_LONG');
});

test('a repeat without an end, or with two, is refused', () => {
  const first = at('2026-01-05', '10:00');

  expect(() => expandRepeat(first, aRepeat({}), london)).toThrow('INVALID_INPUT');
  expect(() => expandRepeat(first, aRepeat({ count: 2, until: localDate('2026-02-01') }), london)).toThrow('INVALID_INPUT');
});

test('starts are sorted, unique and as many as asked, in every zone', () => {
  const zones = ['Europe/London', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'].map(zoneId);
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }),
      fc.constantFrom(...zones),
      fc.constantFrom('day', 'week', 'month'),
      fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      fc.integer({ min: 2, max: 24 }),
      (first, zone, every, weekdays, count) => {
        const starts = expandRepeat(instant(first), aRepeat({ every, weekdays, count }), zone);

        expect(starts).toHaveLength(count);
        expect([...new Set(starts)].sort((a, b) => a - b)).toEqual(starts);
      },
    ),
  );
});
