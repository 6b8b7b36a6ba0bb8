import { expect, test } from 'vitest';
import { together } from './together.ts';

test('what is asked in the same moment is asked in one, and each gets its own answer', async () => {
  const asked: (readonly number[])[] = [];
  const double = together(async (numbers: readonly number[]) => {
    asked.push(numbers);
    return numbers.map((number) => number * 2);
  }, 10);

  expect(await Promise.all([1, 2, 3].map((number) => double(number)))).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);

  expect(asked).toEqual([[1, 2, 3], [4]]);
});

test('no more go into one than agreed', async () => {
  const asked: number[] = [];
  const same = together(async (numbers: readonly number[]) => {
    asked.push(numbers.length);
    return numbers;
  }, 4);
  const numbers = Array.from({ length: 10 }, (_, index) => index);

  expect(await Promise.all(numbers.map((number) => same(number)))).toEqual(numbers);

  expect(asked).toEqual([4, 4, 2]);
});

test('when it fails all who asked with it hear so, and the next are asked for anew', async () => {
  let isAway = true;
  const ask = together(async (numbers: readonly number[]) => {
    if (isAway) throw new Error('away');
    return numbers;
  }, 10);

  const failed = await Promise.allSettled([ask(1), ask(2)]);
  isAway = false;

  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask(3)).toBe(3);
});
