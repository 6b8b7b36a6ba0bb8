import { expect, test } from 'vitest';
import { pounds } from '../../shared/domain/money.ts';
import { amountText, moneyProblem, typedPence } from './money-words.ts';

test('amounts are read as people write them', () => {
  expect(['90', '£90', '1,234.50', ' £ 0.05 '].map(typedPence)).toEqual([9_000, 9_000, 123_450, 5]);
  expect(amountText(pounds(1234.5))).toBe('1,234.50');
});

test('what is no amount is said in words', () => {
  expect(['', 'ninety', '1,2', '12.345', '-5', '1000000.01', '0'].map(moneyProblem)).toEqual([
    'Enter an amount',
    'Enter pounds, such as 90 or 1,234.50',
    'Enter pounds, such as 90 or 1,234.50',
    'Enter pounds, such as 90 or 1,234.50',
    'Enter an amount that is not negative',
    'At most £1,000,000',
    null,
  ]);
});
