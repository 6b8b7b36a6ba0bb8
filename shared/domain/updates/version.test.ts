import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, isVersion, newerVersion } from './version.ts';

const part = fc.integer({ min: 0, max: 999 });
const version = fc
  .tuple(part, part, part, fc.option(fc.integer({ min: 1, max: 99 })))
  .map(([major, minor, patch, beta]) => `${major}.${minor}.${patch}${beta === null ? '' : `-beta.${beta}`}`);

test('versions are compared by number, and a beta comes before its release', () => {
  const inOrder = ['0.9.10', '0.10.0-beta.2', '0.10.0-beta.10', '0.10.0', '0.10.1', '1.0.0-beta.1', '1.0.0'];

  expect(inOrder.toReversed().sort(compareVersions)).toEqual(inOrder);
});

test('the order is one order: it turns round with its sides, and equal is only what is the same', () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
      expect(compareVersions(a, b) === 0).toBe(a === b);
      expect(compareVersions(newerVersion(a, b), a)).toBeGreaterThanOrEqual(0);
      expect(compareVersions(newerVersion(a, b), b)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each([
  '',
  '1.2',
  '1.2.3.4',
  'v1.2.3',
  '01.2.3',
  '1.2.3-rc.1',
  '1.2.3-beta',
  '1.2.3-beta.0',
  '1.2.3+1',
  '1.2.3 ',
  '9999999.0.0',
  '１.2.3',
])('%j is no version', (text) => {
  expect(isVersion(text)).toBe(false);
  expect(() => compareVersions(text, '1.0.0')).toThrow(RangeError);
});
