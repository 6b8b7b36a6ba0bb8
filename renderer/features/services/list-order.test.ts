import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, moveTo, placeUnder } from './list-order.ts';

const rows = [0, 1, 2, 3].map((index) => ({ top: index * 50, bottom: index * 50 + 50 }));

test('a row passes its neighbours once the pointer is past their middle', () => {
  const places = [10, 74, 76, 124, 126, 400].map((y) => placeUnder(rows, 0, y));
  const upwards = [180, 126, 124, 76, 74, 24, -100].map((y) => placeUnder(rows, 3, y));

  expect(places).toEqual([0, 0, 1, 1, 2, 3]);
  expect(upwards).toEqual([3, 3, 2, 2, 1, 0, 0]);
});

test('a move keeps every member once, and puts the moved one where it was sent', () => {
  const list = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(list, fc.nat(7), fc.integer({ min: -3, max: 12 }), (ids, chosen, place) => {
      const id = ids[chosen % ids.length] ?? '';
      const moved = moveTo(ids, id, place);

      expect([...moved].sort()).toEqual([...ids].sort());
      expect(moved.indexOf(id)).toBe(Math.min(Math.max(place, 0), ids.length - 1));
      expect(moved.filter((other) => other !== id)).toEqual(ids.filter((other) => other !== id));
    }),
  );
});

test('what an order does not name stays behind, as it stood', () => {
  const members = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

  expect(inOrder(members, ['c', 'a']).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  expect(inOrder(members, null)).toBe(members);
});
