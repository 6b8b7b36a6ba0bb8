import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openAddress, sealAddress } from './seal.ts';

const key = randomBytes(32);
const address = 'https://calendar.example/ical/secret-token.ics';

test('what was sealed opens again, for any text', () => {
  fc.assert(fc.property(fc.string(), (text) => openAddress(key, 'feed-1', sealAddress(key, 'feed-1', text)) === text));
});

test('the same address is sealed differently each time and never in plain sight', () => {
  const seals = [sealAddress(key, 'feed-1', address), sealAddress(key, 'feed-1', address)];

  expect(seals[0]?.equals(seals[1] ?? Buffer.of())).toBe(false);
  expect(seals.some((seal) => seal.includes('secret-token'))).toBe(false);
});

test('a seal opens neither in another row nor with another key nor with a changed byte', () => {
  const seal = sealAddress(key, 'feed-1', address);
  const changed = Buffer.from(seal);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;

  expect(() => openAddress(key, 'feed-2', seal)).toThrow();
  expect(() => openAddress(randomBytes(32), 'feed-1', seal)).toThrow();
  expect(() => openAddress(key, 'feed-1', changed)).toThrow();
  expect(() => openAddress(key, 'feed-1', seal.subarray(0, 20))).toThrow();
});
