import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { pence, pounds } from '../money.ts';
import { reconcile } from './reconciliation.ts';

test.each([
  [10_000, 'agrees', 0],
  [10_099, 'withinTolerance', 99],
  [9_901, 'withinTolerance', -99],
  [10_100, 'over', 100],
  [9_900, 'short', -100],
])('£100.00 against a statement of %d pence', (stated, verdict, difference) => {
  expect(reconcile(pounds(100), pence(stated), rates.tolerance.value)).toEqual({ verdict, difference });
});

test('a month that the statement does not have is missing', () => {
  expect(reconcile(pounds(100), null, rates.tolerance.value)).toEqual({ verdict: 'missing', difference: null });
});
