import { expect, test } from 'vitest';
import { aRange, aWeek } from '../../../tests/support/an-availability.ts';
import { hours, instant, localDate, zoneId } from '../../../shared/domain/time.ts';
import { freeDaysText, noticeWords, notFreeWords, weekWords } from './availability-words.ts';

const today = localDate('2026-11-22');
const at = (text: string) => instant(Date.parse(`2026-11-${text}:00Z`));
const textOf = (...spans: readonly (readonly [string, string])[]): string =>
  freeDaysText(spans.map(([from, to]) => ({ startsAt: at(from), endsAt: at(to) })), zoneId('Europe/London'), today); // prettier-ignore

test('a week is told in runs of days with the same times', () => {
  const { days } = aWeek(['09:00-17:00']);

  expect(weekWords({ days })).toBe('Mon – Fri 09:00 – 17:00');
  expect(weekWords({ days: days.map((ranges, index) => (index === 2 ? [] : index === 5 ? [aRange('09:00-12:00')] : ranges)) })).toBe(
    'Mon – Tue 09:00 – 17:00; Thu – Fri 09:00 – 17:00; Sat 09:00 – 12:00',
  );
  expect(weekWords(aWeek([]))).toBe('No times');
});

test('every reason makes a sentence that can be acted upon', () => {
  const on = localDate('2026-12-28');

  expect(notFreeWords({ why: 'away', note: 'Holiday in Wales' }, today)).toBe('You are away then: Holiday in Wales.');
  expect(notFreeWords({ why: 'bankHoliday', on, name: 'Boxing Day' }, today)).toBe(
    'You take no work on bank holidays: Mon 28 Dec is Boxing Day.',
  );
  expect(notFreeWords({ why: 'outside', on, usual: [] }, today)).toBe('Outside your usual week: Mon 28 Dec is a day off.');
  expect(notFreeWords({ why: 'outside', on, usual: [aRange('09:00-12:00'), aRange('13:00-17:00')] }, today)).toBe(
    'Outside your usual times on Mon 28 Dec: 09:00 – 12:00, 13:00 – 17:00.',
  );
  expect([1, 12, 24, 48, 168, 336].map((count) => noticeWords(hours(count)))).toEqual([
    '1 hour',
    '12 hours',
    '1 day',
    '2 days',
    '1 week',
    '2 weeks',
  ]);
});

test('free days are a line each, nights stand with the day they begin on, and days on end are told day by day', () => {
  expect(textOf(['26T09:00', '26T12:00'], ['26T13:00', '26T17:00'], ['27T22:00', '28T06:00'])).toBe(
    'I am free on these days:\n\nThu 26 Nov: 09:00 – 12:00, 13:00 – 17:00\nFri 27 Nov: 22:00 – 06:00\n\nAs of Sun 22 Nov 2026.',
  );
  expect(textOf(['26T22:00', '28T06:00'])).toContain('Thu 26 Nov: 22:00 – 00:00\nFri 27 Nov: all day\nSat 28 Nov: 00:00 – 06:00\n');
  expect(textOf()).toBe('I am not free in this time. As of Sun 22 Nov 2026.');
});
