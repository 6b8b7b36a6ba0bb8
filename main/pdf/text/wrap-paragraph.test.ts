import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemesOf } from './break-pieces.ts';
import { wrapParagraph } from './wrap-paragraph.ts';

const byLetter = (part: string): number => graphemesOf(part).length;

test('a line breaks after spaces and dashes, and its spaces hang over the edge', () => {
  expect(wrapParagraph('one two  three-four', 8, byLetter)).toEqual(['one two', 'three-', 'four']);
});

test('a word wider than a line is cut between letters, never between a letter and its mark', () => {
  expect(wrapParagraph('abcdéf', 2, byLetter)).toEqual(['ab', 'cd', 'éf']);
});

test('text without spaces breaks between words, and an opening bracket stays with what it opens', () => {
  expect(wrapParagraph('สมชายใจดี', 6, byLetter)).toEqual(['สมชาย', 'ใจดี']);
  expect(wrapParagraph('王小明(歐陽)', 4, byLetter)[1]).toMatch(/^\(/u);
});

test('an empty paragraph is no line', () => {
  expect(wrapParagraph('', 10, byLetter)).toEqual([]);
});

test('nothing but spaces is lost, and only a single letter may be wider than a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (text, room) => {
      const lines = wrapParagraph(text.trim(), room, byLetter);

      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
      expect(lines.every((line) => byLetter(line) <= Math.max(room, 1))).toBe(true);
    }),
  );
});
