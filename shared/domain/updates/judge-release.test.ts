import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hours, instant, minus, plus } from '../time.ts';
import { judgeRelease, seenAfter, type InstallFacts } from './judge-release.ts';
import type { InstalledAs, Release } from './release.ts';
import { compareVersions } from './version.ts';

const now = instant(Date.parse('2026-11-22T12:00:00Z'));
const appImage: InstalledAs = { system: 'linux', architecture: 'x64', kind: 'AppImage' };
const file = { ...appImage, name: 'session-desk-1.3.0-linux-x64.AppImage', bytes: 7, sha512: 'x' };

function aRelease(traits: Partial<Release> = {}): Release {
  return {
    channel: 'stable',
    version: '1.3.0',
    issuedAt: minus(now, hours(2)),
    expiresAt: plus(now, hours(24)),
    rolloutPercent: 100,
    minimumDataSchema: 1,
    notes: '',
    files: [{ ...file, kind: 'deb' }, file],
    ...traits,
  };
}

function anInstall(traits: Partial<InstallFacts> = {}): InstallFacts {
  return { now, channel: 'stable', version: '1.2.0', installedAs: appImage, dataSchema: 17, seen: null, rolloutPlace: 50, ...traits };
}

test('a newer release offers the file that this app came as', () => {
  expect(judgeRelease(aRelease(), anInstall())).toEqual({ verdict: 'offered', file });
});

test.each([
  ['the version that is installed', { version: '1.2.0' }, {}, 'upToDate'],
  ['an older version, where none was seen yet', { version: '1.1.0' }, {}, 'upToDate'],
  ['a rollout that has not come to this install', { rolloutPercent: 50 }, { rolloutPlace: 50 }, 'notYet'],
  ['a rollout that was halted', { rolloutPercent: 0 }, { rolloutPlace: 0 }, 'notYet'],
  ['no file for this system', { files: [{ ...file, architecture: 'arm64' }] }, {}, 'noFile'],
  ['data that it can no longer open', { minimumDataSchema: 18 }, {}, 'dataTooOld'],
] as const)('%s is not offered', (_, release, install, reason) => {
  expect(judgeRelease(aRelease(release), anInstall(install))).toEqual({ verdict: 'nothing', reason });
});

const seen = { version: '1.3.0', issuedAt: minus(now, hours(2)) };

test.each([
  ['of the other channel', { channel: 'beta' }, {}, 'otherChannel'],
  ['past its last moment', { expiresAt: now }, {}, 'expired'],
  ['issued more than a day from now', { issuedAt: plus(now, hours(25)), expiresAt: plus(now, hours(48)) }, {}, 'fromFuture'],
  ['with a version below one that was seen', { version: '1.2.9' }, { seen }, 'replayed'],
  ['of the version that was seen, but issued earlier', { issuedAt: minus(now, hours(3)) }, { seen }, 'replayed'],
] as const)('a manifest %s is refused', (_, release, install, refusal) => {
  expect(judgeRelease(aRelease(release), anInstall(install))).toEqual({ verdict: 'refused', refusal });
});

test('the manifest that was seen, and a later one of the same version, are believed', () => {
  expect(judgeRelease(aRelease(), anInstall({ seen })).verdict).toBe('offered');
  expect(judgeRelease(aRelease({ issuedAt: minus(now, hours(1)) }), anInstall({ seen })).verdict).toBe('offered');
});

test('a clock a few hours slow is no reason to refuse', () => {
  expect(judgeRelease(aRelease({ issuedAt: plus(now, hours(24)), expiresAt: plus(now, hours(48)) }), anInstall()).verdict).toBe('offered');
});

const version = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.option(fc.integer({ min: 1, max: 2 })))
  .map(([minor, patch, beta]) => `1.${minor}.${patch}${beta === null ? '' : `-beta.${beta}`}`);
const release = fc.record({
  version,
  issuedAt: fc.integer({ min: -72, max: 72 }).map((h) => plus(now, hours(h))),
  expiresAt: fc.integer({ min: -72, max: 72 }).map((h) => plus(now, hours(h))),
  rolloutPercent: fc.integer({ min: 0, max: 100 }),
});

test('whatever a server shows, in whatever order, nothing is offered that is not newer, in time, and at least what was seen', () => {
  fc.assert(
    fc.property(fc.array(release, { maxLength: 8 }), version, (shown, installed) => {
      let known: InstallFacts['seen'] = null;
      for (const traits of shown) {
        const manifest = aRelease(traits);
        const judgement = judgeRelease(manifest, anInstall({ version: installed, seen: known }));
        if (judgement.verdict === 'offered') {
          expect(compareVersions(manifest.version, installed)).toBeGreaterThan(0);
          expect(manifest.expiresAt).toBeGreaterThan(now);
          if (known !== null) expect(compareVersions(manifest.version, known.version)).toBeGreaterThanOrEqual(0);
        }
        if (judgement.verdict !== 'refused') known = seenAfter(manifest);
      }
    }),
  );
});
