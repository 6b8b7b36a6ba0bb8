import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

test.each([
  ['marks that turn the order around', 'a\u202e00.99\u202c\u2066b\u2069', 'a00.99b'],
  ['control characters', 'a\0b\u001b[31mc\u007f', 'ab[31mc'],
  ['invisible characters', 'a\u200bb\u00adc\ufeffd', 'abcd'],
])('%s are left out', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test('line ends of all kinds become one, and spaces of all widths an ordinary one', () => {
  expect(cleanText('a\r\nb\rc\u2028d\te\u00a0f')).toBe('a\nb\nc\nd e f');
});

test('letters are composed, half characters are replaced, and joiners stay', () => {
  expect(cleanText('e\u0301 \ud800 क्\u200dष')).toBe('é \ufffd क्\u200dष');
});
