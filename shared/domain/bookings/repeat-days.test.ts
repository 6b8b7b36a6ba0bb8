import { expect, test } from 'vitest';
import { bankHolidayOn } from '../../../tests/support/product-holidays.ts';
import { instant, localDate, zoneId } from '../time.ts';
import { repeatDays } from './repeat-days.ts';

const first = { startsAt: instant(Date.parse('2026-12-14T09:00Z')), zone: zoneId('Europe/London') };
const mondays = { every: 'week', interval: 1, weekdays: [1], count: 4, until: null } as const;
const all = ['2026-12-21', '2026-12-28', '2027-01-04'].map(localDate);

test('bank holidays of the workplace are left out or kept, and named either way', () => {
  const skipped = repeatDays(first, mondays, { nation: 'scotland', skipsHolidays: true, bankHolidayOn });

  expect(skipped.days).toEqual(['2026-12-21']);
  expect(skipped.holidays.map(({ on, name }) => [on, name])).toEqual([['2026-12-28', 'Boxing Day'], ['2027-01-04', '2nd January']]); // prettier-ignore
  expect(repeatDays(first, mondays, { nation: 'scotland', skipsHolidays: false, bankHolidayOn })).toEqual({
    days: all,
    holidays: skipped.holidays,
  });
  expect(repeatDays(first, mondays, { nation: 'england', skipsHolidays: true, bankHolidayOn }).days).toEqual(['2026-12-21', '2027-01-04']);
});

test('where nobody knows the workplace no day is a bank holiday', () => {
  expect(repeatDays(first, mondays, { nation: null, skipsHolidays: true, bankHolidayOn })).toEqual({ days: all, holidays: [] });
});

test('a day stays its day over the clock change, at night too', () => {
  const night = { ...first, startsAt: instant(Date.parse('2026-03-28T00:30Z')) };

  expect(repeatDays(night, { ...mondays, every: 'day', weekdays: [] }, { nation: null, skipsHolidays: true, bankHolidayOn }).days).toEqual([
    '2026-03-29',
    '2026-03-30',
    '2026-03-31',
  ]);
});
