import { expect, test } from 'vitest';
import { parseBankDate } from './bank-date.ts';

test.each([
  ['02/10/2026', '2026-10-02'],
  ['2/1/26', '2026-01-02'],
  ['02-10-2026', '2026-10-02'],
  ['02.10.2026', '2026-10-02'],
  ['02 Oct 2026', '2026-10-02'],
  ['2-oct-26', '2026-10-02'],
  ['30 September 2026', '2026-09-30'],
  ['02 Sept 2026', '2026-09-02'],
  ['2026-10-02', '2026-10-02'],
  ['2026/10/02', '2026-10-02'],
  ['20261002', '2026-10-02'],
  ['2026-10-02T23:59:59.000Z', '2026-10-02'],
  ['02/10/2026 14:05', '2026-10-02'],
  ["2/ 1'26", '2026-01-02'],
  [' 29/02/2028\u00a0', '2028-02-29'],
])('%j is %s', (text, day) => {
  expect(parseBankDate(text)).toBe(day);
});

test.each([
  '',
  '31/02/2026',
  '29/02/2027',
  '29/02/2100',
  '10/13/2026',
  '32/01/2026',
  '0/1/2026',
  '00 Oct 2026',
  '02 Foo 2026',
  '1/2',
  '46300',
  '2026-13-01',
  'Opening',
  '02/10/2026x',
])('%j is no day', (text) => {
  expect(parseBankDate(text)).toBeNull();
});

test('an American date is read as one only when that was said', () => {
  expect(parseBankDate('10/13/2026', 'monthFirst')).toBe('2026-10-13');
  expect(parseBankDate('03/04/2026', 'monthFirst')).toBe('2026-03-04');
  expect(parseBankDate('03/04/2026')).toBe('2026-04-03');
});
