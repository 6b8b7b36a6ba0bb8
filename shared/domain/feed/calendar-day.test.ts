import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { civilDate, dayNumber, dayOfYear, daysInMonth, daysInYear, dayText, firstWeekOf, weekdayOf, weekYearOf } from './calendar-day.ts';

const anyDay = fc.integer({ min: dayNumber(1, 1, 1), max: dayNumber(9999, 12, 31) });

test('day numbers and civil dates are two names for the same day, as Temporal counts them', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, month, dayOfMonth } = civilDate(day);
      const date = Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' });

      expect(dayNumber(year, month, dayOfMonth)).toBe(day);
      expect(date.since('1970-01-01').days).toBe(day);
      expect(weekdayOf(day)).toBe(date.dayOfWeek - 1);
      expect(dayOfYear(year, month, dayOfMonth)).toBe(date.dayOfYear);
      expect(daysInMonth(year, month)).toBe(date.daysInMonth);
      expect(daysInYear(year)).toBe(date.daysInYear);
      expect(dayText(day)).toBe(date.toString());
    }),
    { numRuns: 2_000 },
  );
});

test('weeks that start on Monday are the ISO weeks', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, month, dayOfMonth } = civilDate(day);
      const date = Temporal.PlainDate.from({ year, month, day: dayOfMonth });
      const weekYear = weekYearOf(day, 0);

      expect(weekYear).toBe(date.yearOfWeek);
      expect(Math.floor((day - firstWeekOf(weekYear, 0)) / 7) + 1).toBe(date.weekOfYear);
    }),
  );
});

test.each([0, 1, 2, 3, 4, 5, 6])('week 1 starts on its weekday and has four days of its year, weekday %i', (weekStart) => {
  for (let year = 1990; year < 2030; year++) {
    const first = firstWeekOf(year, weekStart);

    expect(weekdayOf(first)).toBe(weekStart);
    expect(civilDate(first + 3).year).toBe(year);
    expect(civilDate(first - 4).year).toBe(year - 1);
  }
});
