import { expect, test } from 'vitest';
import { createUndoShelf } from './undo-shelf.ts';

const ofBytes = (bytes: number) => ({ bytes, restore: () => {} });

test('a newer import of a calendar takes the place of the earlier one', () => {
  const shelf = createUndoShelf();
  shelf.keep('a', '1', ofBytes(10));
  shelf.keep('a', '2', ofBytes(10));

  expect([shelf.find('1'), shelf.find('2')?.bytes]).toEqual([null, 10]);
});

test('beyond a count, and beyond a number of bytes, the oldest go', () => {
  const shelf = createUndoShelf({ count: 3, bytes: 100 });
  for (const name of ['a', 'b', 'c', 'd']) shelf.keep(name, name, ofBytes(20));
  expect(['a', 'b', 'c', 'd'].filter((name) => shelf.find(name))).toEqual(['b', 'c', 'd']);

  expect(shelf.keep('e', 'e', ofBytes(70))).toBe(true);

  expect(['b', 'c', 'd', 'e'].filter((name) => shelf.find(name))).toEqual(['d', 'e']);
});

test('an import that is too large by itself cannot be taken back, and nothing older remains to be taken back under it', () => {
  const shelf = createUndoShelf({ count: 3, bytes: 100 });
  shelf.keep('a', '1', ofBytes(20));

  expect(shelf.keep('a', '2', ofBytes(101))).toBe(false);

  expect([shelf.find('1'), shelf.find('2')]).toEqual([null, null]);
});

test('what was taken back or cleared is gone', () => {
  const shelf = createUndoShelf();
  shelf.keep('a', '1', ofBytes(1));
  shelf.keep('b', '2', ofBytes(1));

  shelf.drop('1');
  expect([shelf.find('1'), shelf.find('2')?.bytes]).toEqual([null, 1]);
  shelf.clear();
  expect(shelf.find('2')).toBeNull();
});
