import { expect, test } from 'vitest';
import { nextTap, reducedWords } from './name-tap.ts';

test('a tap chooses a word, and a second tap on it gives the choice up', () => {
  const first = nextTap(null, { key: 'k', word: 2 });

  expect(first).toEqual({ key: 'k', word: 2 });
  expect(nextTap(first, { key: 'k', word: 0 })).toEqual({ key: 'k', word: 0 });
  expect(nextTap(first, { key: 'other', word: 2 })).toEqual({ key: 'other', word: 2 });
  expect(nextTap(first, { key: 'k', word: 2 })).toBeNull();
});

test('a row without a name is filed as a client', () => {
  expect(reducedWords({ firstName: 'Jane', title: 'Massage' })).toBe('Jane · Massage');
  expect(reducedWords({ firstName: null, title: 'Massage' })).toBe('Client · Massage');
  expect(reducedWords({ firstName: 'Jane', title: null })).toBe('Jane');
});
