import { expect, test } from 'vitest';
import { dateInWords, periodInWords, shortDateInWords } from './date-words.ts';
import { localDate } from './time.ts';

test('a date is written out, without a leading zero', () => {
  expect(dateInWords(localDate('2026-10-01'))).toBe('1 October 2026');
  expect(dateInWords(localDate('2028-02-29'))).toBe('29 February 2028');
});

test('the short form has three letters of the month', () => {
  expect(shortDateInWords(localDate('2026-09-30'))).toBe('30 Sep 2026');
  expect(shortDateInWords(localDate('2026-05-01'))).toBe('1 May 2026');
});

test.each([
  ['2026-08-03', '2026-08-03', '3 August 2026'],
  ['2026-08-03', '2026-08-28', '3 to 28 August 2026'],
  ['2026-08-28', '2026-09-02', '28 August to 2 September 2026'],
  ['2026-12-28', '2027-01-02', '28 December 2026 to 2 January 2027'],
  ['2026-08-03', '2027-08-03', '3 August 2026 to 3 August 2027'],
])('%s to %s is “%s”', (from, to, words) => {
  expect(periodInWords({ from: localDate(from), to: localDate(to) })).toBe(words);
});
