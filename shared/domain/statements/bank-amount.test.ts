import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, pence } from '../money.ts';
import { parseBankAmount } from './bank-amount.ts';

test.each([
  ['£1,234.56', 123_456],
  ['-12.5', -1_250],
  ['(12.50)', -1_250],
  ['(£1,012.50)', -101_250],
  ['12.50-', -1_250],
  ['12.50 DR', -1_250],
  ['12.50CR', 1_250],
  ['+£3.00', 300],
  ['-£3.00', -300],
  ['£-3.00', -300],
  ['− 3.00', -300],
  ['GBP 3.00', 300],
  ['-10.45 GBP', -1_045],
  ['26.700000', 2_670],
  ['-76.610', -7_661],
  ['100.', 10_000],
  ['.50', 50],
  ['0.00', 0],
  ['\u00a01\u00a0234.00', 123_400],
  ["'12.00", 1_200],
  ['="12.00"', 1_200],
])('%j is %d pence', (text, amount) => {
  expect(parseBankAmount(text)).toBe(amount);
});

test.each([
  '',
  '£',
  '-',
  'abc',
  '1.234,56',
  '12,50',
  '1,23,456.00',
  '1.005',
  '--5',
  '(-5.00)',
  '-5.00 DR',
  '5.00 EUR',
  '€5.00',
  '1e3',
  '=1+1',
  'NaN',
  '9'.repeat(40),
])('%j is no amount in pounds', (text) => {
  expect(parseBankAmount(text)).toBeNull();
});

test('every amount comes back from each way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (count) => {
      const plain = formatAmount(pence(Math.abs(count)));
      const signed =
        count < 0
          ? [`-${plain}`, `(${plain})`, `${plain}-`, `-£${plain}`, `${plain} DR`]
          : [plain, `£${plain}`, `+${plain}`, `${plain} CR`];

      expect(signed.map(parseBankAmount)).toEqual(signed.map(() => count));
    }),
  );
});
