import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  basisPoints,
  difference,
  dividedHalfUp,
  formatAmount,
  formatMoney,
  formatQuantity,
  formatRate,
  largestAmount,
  negated,
  parseMoney,
  pence,
  pounds,
  priceOf,
  quantity,
  shareOf,
  sumOf,
} from './money.ts';

const anAmount = fc.integer({ min: -largestAmount, max: largestAmount }).map(pence);
const aRate = fc.integer({ min: 0, max: 10_000 }).map(basisPoints);
const aQuantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(quantity);

test.each([
  [1n, 2n, 1],
  [-1n, 2n, -1],
  [1n, -2n, -1],
  [49n, 100n, 0],
  [-49n, 100n, 0],
  [149n, 100n, 1],
  [150n, 100n, 2],
  [-150n, 100n, -2],
])('%s / %s is %s whole pence: a half goes away from zero', (top, bottom, result) => {
  expect(dividedHalfUp(top, bottom)).toBe(result);
});

test('a rounded share is within half a penny of the exact one', () => {
  fc.assert(
    fc.property(anAmount, aRate, (amount, rate) => {
      const exact = BigInt(amount) * BigInt(rate);
      const error = BigInt(shareOf(amount, rate)) * 10_000n - exact;
      expect(error >= -5_000n && error <= 5_000n).toBe(true);
    }),
  );
});

test('a credit is the mirror of its charge', () => {
  fc.assert(
    fc.property(anAmount, aRate, aQuantity, (amount, rate, count) => {
      expect(shareOf(negated(amount), rate)).toBe(negated(shareOf(amount, rate)));
      expect(priceOf(amount, quantity(0 - count))).toBe(negated(priceOf(amount, count)));
    }),
  );
});

test('amounts far past the range of floating point stay exact', () => {
  expect(priceOf(largestAmount, quantity(1_005))).toBe(100_499_999_999); // 100,499,999,998.995 exactly
});

test('a sum is the same in any order, and taking away undoes adding', () => {
  fc.assert(
    fc.property(fc.array(anAmount, { maxLength: 50 }), anAmount, (amounts, one) => {
      const sum = sumOf(amounts);
      expect(sumOf(amounts.toReversed())).toBe(sum);
      expect(difference(sumOf([...amounts, one]), one)).toBe(sum);
    }),
  );
});

test('no amount is a negative zero', () => {
  expect([pence(-0), negated(pence(0)), dividedHalfUp(-1n, 3n), sumOf([])].every((amount) => Object.is(amount, 0))).toBe(true);
});

test('a fraction of a penny is a bug, not an amount', () => {
  expect(() => pence(0.5)).toThrow(RangeError);
  expect(() => pence(Number.NaN)).toThrow(RangeError);
  expect(() => sumOf([pence(Number.MAX_SAFE_INTEGER), pence(1)])).toThrow(RangeError);
});

test('pounds in code become exact pence', () => {
  expect([pounds(129.42), pounds(1.005 * 100), pounds(-0.29)]).toEqual([12_942, 10_050, -29]);
});

test.each([
  [0, '£0.00', '0.00'],
  [5, '£0.05', '0.05'],
  [112_942, '£1,129.42', '1,129.42'],
  [-1_200, '-£12.00', '-12.00'],
  [99_999_999_999, '£999,999,999.99', '999,999,999.99'],
])('%i pence are written %s', (count, money, amount) => {
  expect([formatMoney(pence(count)), formatAmount(pence(count))]).toEqual([money, amount]);
});

test.each([
  [2_000, '20%'],
  [1_438, '14.38%'],
  [1_250, '12.5%'],
  [10_000, '100%'],
  [0, '0%'],
])('%i basis points are written %s', (rate, text) => {
  expect(formatRate(basisPoints(rate))).toBe(text);
});

test.each([
  [1_500, '1.5'],
  [10_000, '10'],
  [333, '0.333'],
  [-2_000, '-2'],
])('%i thousandths are written %s', (count, text) => {
  expect(formatQuantity(quantity(count))).toBe(text);
});

test('what was written is read back as the same amount', () => {
  fc.assert(
    fc.property(anAmount, (amount) => {
      expect(parseMoney(formatMoney(amount))).toBe(amount);
      expect(parseMoney(formatAmount(amount))).toBe(amount);
    }),
  );
});

test.each([
  ['12', 1_200],
  [' £ 1,129.4 ', 112_940],
  ['1129.42', 112_942],
  ['.5', 50],
  ['−12.50', -1_250],
  ['-£3', -300],
  ['999,999,999.99', 99_999_999_999],
])('%j is read as %i pence', (text, count) => {
  expect(parseMoney(text)).toBe(count);
});

test.each(['', '-', '£', '.', '12.', '1,5', '1.234', '12,34', '1.129,42', '1e3', '$5', '=1+1', '٣', '1000000000', '12 or 13'])(
  '%j is not read as an amount',
  (text) => {
    expect(parseMoney(text)).toBe(null);
  },
);
