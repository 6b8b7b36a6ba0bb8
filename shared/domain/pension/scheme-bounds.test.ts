import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import { isOfSchemeAge, reliefDay } from './scheme-bounds.ts';
import { month } from './scheme-year.ts';

test.each([
  ['2010-11-22', '2026-11-21', false],
  ['2010-11-22', '2026-11-22', true],
  ['1951-11-23', '2026-11-22', true],
  ['1951-11-22', '2026-11-22', false],
  ['2008-02-29', '2024-02-28', false],
  ['2008-02-29', '2024-02-29', true],
  ['2030-01-01', '2026-11-22', false],
])('born on %s, on %s of an age for the scheme: %s', (born, on, expected) => {
  expect(isOfSchemeAge(localDate(born), localDate(on))).toBe(expected);
});

test('only a Form B of March is due after the tax year ends', () => {
  expect(reliefDay(month('2026-03'))).toBe('2026-04-05');
  expect([reliefDay(month('2026-02')), reliefDay(month('2026-04')), reliefDay(month('2026-12'))]).toEqual([null, null, null]);
});
