import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanSummary, foldPhrase, foldWord } from './name-text.ts';

const ascii = fc.oneof(
  fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        'Jane',
        'Doe',
        '-',
        '60',
        'min',
        '020 7946 0958',
        'a@b.example',
        'www.x',
        "O'Hara",
        'she/her',
        '<b>',
        '&amp;',
        '$50',
        '*',
      ),
    )
    .map((words) => words.join(' ')),
);

test('a printable ASCII text is folded as it is beside an accent', () => {
  fc.assert(
    fc.property(ascii, (text) => {
      expect(foldWord(`${text}é`)).toBe(`${foldWord(text)}e`);
      expect(foldPhrase(`${text} é`)).toBe(`${foldPhrase(text)} e`.trim());
    }),
  );
});

test('a printable ASCII text is cleaned as it is beside a picture', () => {
  fc.assert(
    fc.property(ascii, (text) => {
      const { text: alone, hadContact } = cleanSummary(text);

      expect(cleanSummary(`${text} \u{1F33F}`)).toEqual({ text: `${alone} |`.trim(), hadContact, isBirthday: false });
    }),
  );
});
