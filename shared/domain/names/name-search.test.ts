import { expect, test } from 'vitest';
import { createNameMatch } from './name-search.ts';

const finds = (search: string, name: string, code: string | null = null): boolean => createNameMatch(search)({ name, code });

test('a search finds the start of any word, whatever the case', () => {
  expect(finds('ann', 'Mary Anne')).toBe(true);
  expect(finds('MARY', 'Mary Anne')).toBe(true);
  expect(finds('nne', 'Mary Anne')).toBe(false);
});

test('accents and letters with strokes are found by their plain letters and by themselves', () => {
  expect(finds('zoe', 'Zoë')).toBe(true);
  expect(finds('zoë', 'Zoe')).toBe(true);
  expect(finds('lukasz', 'Łukasz')).toBe(true);
  expect(finds('soren', 'Søren')).toBe(true);
});

test('every word of the search must be found, in any order', () => {
  expect(finds('j mary', 'Mary J.')).toBe(true);
  expect(finds('mary k', 'Mary J.')).toBe(false);
});

test('the code is searched too', () => {
  expect(finds('k17', 'Ada', 'K17')).toBe(true);
});

test('an empty search and one of punctuation match all', () => {
  expect(finds('', 'Ada')).toBe(true);
  expect(finds(' .', 'Ada')).toBe(true);
});
