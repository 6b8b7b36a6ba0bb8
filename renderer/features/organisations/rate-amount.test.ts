import { expect, test } from 'vitest';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { rateProblem, rateText, typedRate } from './rate-amount.ts';

test('a rate is read as pounds or as a share, by its unit', () => {
  expect(typedRate('hour', '£90')).toEqual({ price: 9_000, share: null });
  expect(typedRate('percent', '62.5 %')).toEqual({ price: null, share: 6_250 });
  expect(rateText({ price: pence(9_000), share: null })).toBe('90.00');
  expect(rateText({ price: null, share: basisPoints(6_250) })).toBe('62.5');
});

test('what is no rate is said in words', () => {
  expect(['100', '0', '', '101', '-1', 'half'].map((typed) => rateProblem('percent', typed))).toEqual([
    null,
    null,
    ...Array.from({ length: 4 }, () => 'Between 0 and 100 %'),
  ]);
  expect([rateProblem('day', ''), rateProblem('day', '600')]).toEqual(['Enter an amount', null]);
});
