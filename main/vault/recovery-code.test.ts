import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRecoverySecret, printRecoveryCode, readRecoveryCode } from './recovery-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');
const aSecret = fc.array(fc.constantFrom(...alphabet), { minLength: 26, maxLength: 26 }).map((characters) => characters.join(''));

test('a printed code reads back as the same secret', () => {
  fc.assert(
    fc.property(aSecret, (secret) => {
      expect(readRecoveryCode(printRecoveryCode(secret))).toEqual({ kind: 'code', secret });
    }),
  );
});

test('a code is seven groups of four from the alphabet, and never the same twice', () => {
  const codes = Array.from({ length: 200 }, () => printRecoveryCode(makeRecoverySecret()));

  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('small letters, spaces, other dashes and look-alikes are read as meant', () => {
  const secret = '0123456789ABCDEFGHJKMNPQ10';
  const typed = ` ${printRecoveryCode(secret).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' – ')}\n`;

  expect(readRecoveryCode(typed)).toEqual({ kind: 'code', secret });
});

test('one wrong character is always told as a slip', () => {
  fc.assert(
    fc.property(aSecret, fc.nat(27), fc.constantFrom(...alphabet), (secret, place, other) => {
      const code = printRecoveryCode(secret).replaceAll('-', '');
      fc.pre(code[place] !== other);

      expect(readRecoveryCode(code.slice(0, place) + other + code.slice(place + 1))).toEqual({ kind: 'typing', reason: 'check' });
    }),
    { numRuns: 2_000 },
  );
});

test('two neighbours swapped are always told as a slip', () => {
  fc.assert(
    fc.property(aSecret, fc.nat(26), (secret, place) => {
      const code = printRecoveryCode(secret).replaceAll('-', '');
      fc.pre(code[place] !== code[place + 1]);
      const swapped = `${code.slice(0, place)}${code[place + 1]}${code[place]}${code.slice(place + 2)}`;

      expect(readRecoveryCode(swapped)).toEqual({ kind: 'typing', reason: 'check' });
    }),
    { numRuns: 2_000 },
  );
});

test('a code of another length or with a foreign character says so', () => {
  const code = printRecoveryCode(makeRecoverySecret());

  expect(readRecoveryCode(code.slice(1))).toEqual({ kind: 'typing', reason: 'length' });
  expect(readRecoveryCode('')).toEqual({ kind: 'typing', reason: 'length' });
  expect(readRecoveryCode(`${code.slice(0, -1)}U`)).toEqual({ kind: 'typing', reason: 'character' });
});
