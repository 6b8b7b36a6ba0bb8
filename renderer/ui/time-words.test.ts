import { expect, test } from 'vitest';
import { duration, hours, instant, localDate, minutes, zoneId } from '../../shared/domain/time.ts';
import { agoWords, daySpanWords, dayWords, dayWordsAt, lengthWords, monthWords, nearDayWords, timeSpanWords } from './time-words.ts';

const london = zoneId('Europe/London');

test('a date reads the same everywhere and names the year only when it is another one', () => {
  expect(dayWords(localDate('2026-11-24'), localDate('2026-01-01'))).toBe('Tue 24 Nov');
  expect(dayWords(localDate('2026-09-01'), localDate('2026-11-22'))).toBe('Tue 1 Sep');
  expect(dayWords(localDate('2027-01-03'), localDate('2026-12-31'))).toBe('Sun 3 Jan 2027');
});

test('the day of an instant is the day of the zone', () => {
  const lateEvening = instant(Date.UTC(2026, 5, 30, 23, 30));

  expect(dayWordsAt(lateEvening, london, lateEvening)).toBe('Wed 1 Jul');
  expect(dayWordsAt(lateEvening, zoneId('UTC'), lateEvening)).toBe('Tue 30 Jun');
});

test('days beside today have their own words, across the end of a year too', () => {
  const today = localDate('2026-12-31');

  expect(nearDayWords(today, today)).toBe('Today');
  expect(nearDayWords(localDate('2027-01-01'), today)).toBe('Tomorrow');
  expect(nearDayWords(localDate('2026-12-30'), today)).toBe('Yesterday');
  expect(nearDayWords(localDate('2027-01-02'), today)).toBe('Sat 2 Jan 2027');
});

test('a span of days says month and year once where they are shared', () => {
  expect(daySpanWords(localDate('2026-11-23'), localDate('2026-11-29'))).toBe('23 – 29 Nov 2026');
  expect(daySpanWords(localDate('2026-11-30'), localDate('2026-12-06'))).toBe('30 Nov – 6 Dec 2026');
  expect(daySpanWords(localDate('2026-12-28'), localDate('2027-01-03'))).toBe('28 Dec 2026 – 3 Jan 2027');
  expect(monthWords(localDate('2026-11-24'))).toBe('November 2026');
});

test('times are on the 24-hour clock of the zone', () => {
  const start = instant(Date.UTC(2026, 6, 1, 13));

  expect(timeSpanWords(start, instant(start + hours(1)), london)).toBe('14:00 – 15:00');
});

test('lengths stay in minutes up to 100', () => {
  expect([45, 60, 90, 99, 100, 120, 150].map((count) => lengthWords(minutes(count)))).toEqual([
    '45 min',
    '60 min',
    '90 min',
    '99 min',
    '1 h 40 min',
    '2 h',
    '2 h 30 min',
  ]);
});

test('an age is told in the largest unit that is still exact enough', () => {
  expect([duration(-5_000), duration(59_999), minutes(1), minutes(59), hours(19), hours(47), hours(72)].map(agoWords)).toEqual([
    'just now',
    'just now',
    '1 min ago',
    '59 min ago',
    '19 h ago',
    '47 h ago',
    '3 days ago',
  ]);
});
