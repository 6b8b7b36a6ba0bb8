import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { civilDay, civilDayOf } from './civil-days.ts';
import { localDate } from './time.ts';

const first = Temporal.PlainDate.from('0000-01-01').since('1970-01-01').days;
const last = Temporal.PlainDate.from('9999-12-31').since('1970-01-01').days;

test('every day is the one that Temporal counts, both ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (count) => {
      const day = localDate(Temporal.PlainDate.from('1970-01-01').add({ days: count }).toString());
      expect(civilDay(count)).toBe(day);
      expect(civilDayOf(day)).toBe(count);
    }),
    { numRuns: 500, examples: [[0], [-1], [first], [last], [civilDayOf(localDate('2000-02-29'))], [civilDayOf(localDate('2100-03-01'))]] },
  );
});

test('days follow each other through a leap year and the end of a century', () => {
  for (const year of [1900, 2000, 2024, 2100]) {
    const start = civilDayOf(localDate(`${year}-01-01`));
    const days = Array.from({ length: 366 }, (_, index) => civilDay(start + index));
    expect(days.map(civilDayOf)).toEqual(days.map((_, index) => start + index));
    expect(days.includes(localDate(`${year}-02-29`))).toBe(Temporal.PlainDate.from(`${year}-01-01`).inLeapYear);
  }
});

test('what is no day of the calendar is refused', () => {
  for (const text of [
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026-01-1x',
    'x026-01-01',
    '',
    '2026/01/01',
    '2026-01-010',
  ])
    // prettier-ignore
    expect(() => civilDayOf(localDate(text)), text).toThrow(RangeError);
  expect(() => civilDay(last + 1)).toThrow(RangeError);
  expect(() => civilDay(first - 1)).toThrow(RangeError);
  expect(() => civilDay(Number.NaN)).toThrow(RangeError);
});
