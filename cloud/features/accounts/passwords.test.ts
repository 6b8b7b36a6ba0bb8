import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords();
const varied = (length: number): string => Array.from({ length }, (_, place) => String.fromCodePoint(97 + ((place * 7) % 26))).join('');

test.each([
  ['nine char', 'short'],
  ['ten chars!', null],
  ['x'.repeat(129), 'long'],
  [varied(128), null],
  [varied(129), 'long'],
  ['passwordpassword', 'common'],
  ['1234567890', 'common'],
  ['Password12345', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['ada.lovely@probe.example', 'address'],
  ['Ada.Lovely', 'address'],
  ['seven quiet harbours', null],
  ['🦔🦔🌧️ hedgehogs', null],
])('%s: %s', (password, problem) => {
  expect(passwords.problemOf(password, 'ada.lovely@probe.example')).toBe(problem);
});

test('a password is found again however its letters were composed; another is not, nor is a hash that is none', async () => {
  const hash = await passwords.hash('caf\u00e9 au lait, deux');
  expect(passwords.isOutdated(hash)).toBe(false);
  expect(passwords.isOutdated(hash.replace('t=3', 't=2')), 'one of a lower cost').toBe(true);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await passwords.verify(hash, 'cafe\u0301 au lait, deux')).toBe(true);
  expect(await passwords.verify(hash, 'cafe au lait, deux')).toBe(false);
  expect(await passwords.verify('no hash', 'cafe au lait, deux')).toBe(false);
});

test('many at once are all answered, in a few turns', async () => {
  const hashes = await Promise.all(Array.from({ length: 10 }, (_, place) => passwords.hash(`password number ${place}`)));
  expect(new Set(hashes).size).toBe(10);
});
