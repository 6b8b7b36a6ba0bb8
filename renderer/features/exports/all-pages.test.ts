import { expect, test } from 'vitest';
import { allPages } from './all-pages.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test.each([0, 1, 199, 200, 201, 1_000])('a list of %d rows comes whole and in order', async (count) => {
  const rows = await allPages(({ offset, limit }) => Promise.resolve({ rows: numbers(count).slice(offset, offset + limit), total: count }));

  expect(rows).toEqual(numbers(count));
});

test('a list that shrinks while it is read ends', async () => {
  const rows = await allPages(({ offset }) => Promise.resolve({ rows: offset === 0 ? [1, 2] : [], total: 5 }));

  expect(rows).toEqual([1, 2]);
});
