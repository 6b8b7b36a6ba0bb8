import { expect, test } from 'vitest';
import { bankHolidayOn } from '../../../tests/support/product-holidays.ts';
import { localDate } from '../../../shared/domain/time.ts';
import type { RepeatValues } from '../calendar/repeat-values.ts';
import { newBooking } from './booking-values.ts';
import { furtherDays, furtherDaysWords, holidayChoiceWords } from './further-days.ts';

const today = localDate('2026-12-01');
const fresh = newBooking('2026-12-14', null);
const weekly = { ...fresh, repeat: { ...fresh.repeat, repeats: 'week', count: 4, weekdays: ['1'] } } as const;
const changed = (repeat: Partial<RepeatValues>) => ({ ...weekly, repeat: { ...weekly.repeat, ...repeat } });

test('what will be made is told with every day, and what is left out by name', () => {
  const found = furtherDays(weekly, { nation: 'england', bankHolidayOn });

  expect(found && furtherDaysWords('2026-12-14', found, today)).toBe('3 bookings: Mon 14 Dec, Mon 21 Dec, Mon 4 Jan 2027.');
  expect(found && holidayChoiceWords(found, weekly, today)).toBe('Left out: Mon 28 Dec (Boxing Day).');
  const kept = furtherDays({ ...weekly, skipsHolidays: false }, { nation: 'england', bankHolidayOn });
  expect(kept?.days).toHaveLength(3);
  expect(kept && holidayChoiceWords(kept, { skipsHolidays: false }, today)).toBe('Bank holidays among them: Mon 28 Dec (Boxing Day).');
});

test('days that were chosen one by one are taken as they are, in order and each once', () => {
  const chosen = { ...changed({ repeats: 'days' }), alsoOn: ['2026-12-28', '2026-12-16', '2026-12-14'] };

  expect(furtherDays(chosen, { nation: 'england', bankHolidayOn })).toEqual({ days: ['2026-12-16', '2026-12-28'], holidays: [] });
  expect(furtherDays({ ...changed({ repeats: 'never' }), alsoOn: chosen.alsoOn }, { nation: 'england', bankHolidayOn })?.days).toEqual([]);
});

test('a repeat that is not right yet, or too long, makes no days', () => {
  const wrong: readonly Partial<RepeatValues>[] = [
    { count: '' },
    { interval: 0 },
    { repeats: 'day', ends: 'until', until: '2028-12-31' },
    { ends: 'until', until: '2026-12-13' },
  ];
  for (const change of wrong) expect(furtherDays(changed(change), { nation: 'england', bankHolidayOn }), JSON.stringify(change)).toBeNull();
  expect(furtherDays({ ...weekly, start: '' }, { nation: 'england', bankHolidayOn })).toBeNull();
});

test('many days are told from the first ones to the last', () => {
  const found = furtherDays({ ...changed({ count: 30 }), skipsHolidays: false }, { nation: null, bankHolidayOn });

  expect(found && furtherDaysWords('2026-12-14', found, today)).toMatch(/^30 bookings: Mon 14 Dec, .*Mon 1 Mar 2027, …, Mon 5 Jul 2027\.$/);
});
