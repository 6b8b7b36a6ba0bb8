import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerText } from './header-text.ts';

test.each([
  ['Invoice 1\r\nBcc: thief@example.com', 'Invoice 1 Bcc: thief@example.com'],
  ['a\u0000b\u000bc\u0085d\u2028e\u2029f', 'a b c d e f'],
  ['  many \t spaces ', 'many spaces'],
  ['pdf\u202egnp.exe', 'pdfgnp.exe'],
  ['Zoë Müller-李', 'Zoë Müller-李'],
])('%j becomes %j', (text, header) => {
  expect(headerText(text)).toBe(header);
});

test('no text can begin a second line, and none is too long or broken in a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const header = headerText(text);

      expect(header).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(header.length).toBeLessThanOrEqual(300);
      expect(header.isWellFormed()).toBe(true);
      expect(headerText(header)).toBe(header);
    }),
  );
});
