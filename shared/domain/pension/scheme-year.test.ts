import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import {
  formatSchemeYear,
  lastMonthOf,
  month,
  monthAfter,
  parseSchemeYear,
  rangeOfSchemeYear,
  schemeYear,
  schemeYearOf,
} from './scheme-year.ts';

test('the year of the pension ends on 31 March', () => {
  expect(['2026-03-31', '2026-04-01', '2026-12-31', '2027-03-31'].map((day) => schemeYearOf(localDate(day)))).toEqual([
    2025, 2026, 2026, 2026,
  ]);
  expect(rangeOfSchemeYear(schemeYear(2026))).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  expect(lastMonthOf(schemeYear(2026))).toBe('2027-03');
});

test('a year is written as on the forms, and read as people write it', () => {
  expect([2009, 2026, 2099].map((first) => formatSchemeYear(schemeYear(first)))).toEqual(['2009/10', '2026/27', '2099/00']);
  expect(['2026/27', ' 2026/2027 ', '2026-27', '2026/28', '2026', '26/27', ''].map(parseSchemeYear)).toEqual([
    2026,
    2026,
    2026,
    null,
    null,
    null,
    null,
  ]);
});

test('after December comes January', () => {
  expect([month('2026-09'), month('2026-12'), month('2027-01')].map(monthAfter)).toEqual(['2026-10', '2027-01', '2027-02']);
});
