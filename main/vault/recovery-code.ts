import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing on paper is mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 26;
const checkLength = 2;
const groupLength = 4;
/** Prime, above 31 and below 32²: one wrong character, or two neighbours swapped, always changes the check. */
const checkModulus = 997n;

/** What became of a typed recovery code. */
export type TypedCode =
  | { readonly kind: 'code'; /** 26 characters of the alphabet. */ readonly secret: string }
  | { readonly kind: 'typing'; readonly reason: 'length' | 'character' | 'check' };

/** A new secret of 130 random bits as 26 characters of the alphabet. */
export function makeRecoverySecret(): string {
  return [...randomBytes(secretLength)].map((byte) => alphabet[byte & 31]).join('');
}

/** The secret as it is printed: with two check characters, in seven groups of four. */
export function printRecoveryCode(secret: string): string {
  const code = secret + checkOf(secret);
  return (code.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/**
 * Reads a code as a person types it: any case, spaces and dashes anywhere, O for 0, I and L for 1.
 * A slip of the pen is told from a code that belongs to something else.
 */
export function readRecoveryCode(typed: string): TypedCode {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (code.length !== secretLength + checkLength) return { kind: 'typing', reason: 'length' };
  if (code.split('').some((character) => !alphabet.includes(character))) return { kind: 'typing', reason: 'character' };
  const secret = code.slice(0, secretLength);
  if (checkOf(secret) !== code.slice(secretLength)) return { kind: 'typing', reason: 'check' };
  return { kind: 'code', secret };
}

/** Makes the whole code, read as one number, leave 1 when divided by the modulus. */
function checkOf(secret: string): string {
  const value = secret.split('').reduce((sum, character) => (sum * 32n + BigInt(alphabet.indexOf(character))) % checkModulus, 0n);
  const check = Number((checkModulus + 1n - ((value * 1024n) % checkModulus)) % checkModulus);
  return `${alphabet[check >> 5]}${alphabet[check & 31]}`;
}
