import { expect, test } from 'vitest';
import { decodeBankText } from './decode-text.ts';

const text = 'Date,Memo\n02/10/2026,£5 café’s €\n';
const utf8 = (part: string): Uint8Array => new TextEncoder().encode(part);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

test('UTF-8 with and without a mark is the same text', () => {
  expect(decodeBankText(utf8(text))).toEqual({ text, encoding: 'utf-8' });
  expect(decodeBankText(utf8(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' });
});

test('UTF-16 is found by its mark or by its zeros, in both orders', () => {
  const little = new Uint8Array(Buffer.from(text, 'utf16le'));
  const big = little.map((_, index) => little[index ^ 1] ?? 0);

  expect(decodeBankText(little)).toEqual({ text, encoding: 'utf-16le' });
  expect(decodeBankText(big)).toEqual({ text, encoding: 'utf-16be' });
  expect(decodeBankText(joined(Uint8Array.of(0xff, 0xfe), little))).toEqual({ text, encoding: 'utf-16le' });
  expect(decodeBankText(joined(Uint8Array.of(0xfe, 0xff), big))).toEqual({ text, encoding: 'utf-16be' });
});

test('Windows-1252 keeps its pound, accent, apostrophe and euro signs', () => {
  const western = joined(utf8('a,'), Uint8Array.of(0xa3, 0xe9, 0x92, 0x80));

  expect(decodeBankText(western)).toEqual({ text: 'a,£é’€', encoding: 'windows-1252' });
});

test('two exports of different encodings in one file are each decoded by their own', () => {
  const mixed = joined(utf8('one £\r\n'), Uint8Array.of(0x74, 0x77, 0x6f, 0x20, 0xa3, 0x0d, 0x0a), utf8('three é'));

  expect(decodeBankText(mixed)).toEqual({ text: 'one £\ntwo £\nthree é', encoding: 'mixed' });
});

test('all line ends become one', () => {
  expect(decodeBankText(utf8('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
});

test('bytes that are no text do not fail', () => {
  expect(decodeBankText(Uint8Array.of(0xff, 0xfe, 0x41)).text).toBeTypeOf('string');
  expect(decodeBankText(Uint8Array.of(0)).text).toBe('\0');
  expect(decodeBankText(new Uint8Array()).text).toBe('');
});
