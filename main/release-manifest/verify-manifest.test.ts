import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aReleaseSigner, type ManifestTraits } from '../../tests/support/a-release.ts';
import { rolloutPlace } from './rollout-place.ts';
import { updateKeys, updatesUrl } from './update-source.ts';
import { keyIdOf, verifyManifest } from './verify-manifest.ts';

const signer = aReleaseSigner();
const next = aReleaseSigner();
const keys = [signer.publicKey, next.publicKey];
const refusalOf = (file: string | Uint8Array) => verifyManifest(Buffer.from(file), keys).refusal;

test('a manifest of the key in use and one of the key that follows it are trusted', () => {
  for (const { manifest, keyId } of [signer, next])
    expect(verifyManifest(Buffer.from(manifest()), keys).manifest).toMatchObject({ version: '9.0.0', keyId });
});

test('once the old key is taken out of the app, what it signs is refused', () => {
  expect(verifyManifest(Buffer.from(signer.manifest()), [next.publicKey]).refusal).toBe('notSigned');
});

test('a key speaks only in its own name', () => {
  expect(refusalOf(signer.manifest({ keyId: next.keyId }))).toBe('notSigned');
});

test('every single byte of a manifest counts: whichever is changed, the manifest is refused', () => {
  const file = Buffer.from(signer.manifest());

  const accepted = [...file.keys()].filter((at) => [1, 32, 128].some((bits) => refusalOf(changed(file, at, bits)) === null));

  expect(accepted).toEqual([]);
});

test('bytes that are changed at random, taken out or put in are refused', () => {
  const file = Buffer.from(signer.manifest());
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(40), (at, bits, length) => {
      expect(refusalOf(changed(file, at, bits))).not.toBe(null);
      expect(refusalOf(file.subarray(0, at))).toBe('notManifest');
      expect(refusalOf(Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + length)]))).not.toBe(null);
    }),
  );
});

function changed(file: Buffer, at: number, bits: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] = copy.readUInt8(at) ^ bits;
  return copy;
}

test('the layout of the file makes no difference', () => {
  const { manifest, signature } = JSON.parse(signer.manifest()) as { manifest: ManifestTraits; signature: string };
  const other = { signature, manifest: Object.fromEntries(Object.entries(manifest).toReversed()) };

  expect(refusalOf(JSON.stringify(other, null, 4))).toBe(null);
});

test.each([
  ['nothing', '', 'notManifest'],
  ['the page of a portal', '<!doctype html><html><body>Welcome to the hotel</body></html>', 'notManifest'],
  ['a text', '"manifest"', 'notManifest'],
  ['a manifest without a signature', '{"manifest":{}}', 'notManifest'],
  ['a signature that is a number', '{"manifest":{},"signature":1}', 'notManifest'],
  ['an empty signature', '{"manifest":{},"signature":""}', 'notSigned'],
  ['the manifest of somebody else', aReleaseSigner().manifest(), 'notSigned'],
  ['brackets without end', `{"manifest": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "signature": ""}`, 'notSigned'],
  ['more than a manifest can be', ' '.repeat(256_001), 'notManifest'],
])('%s is refused', (_, file, refusal) => {
  expect(refusalOf(file)).toBe(refusal);
});

const [file] = (JSON.parse(signer.manifest()) as { manifest: ManifestTraits }).manifest.files;

test.each([
  ['another format', { format: 2 }],
  ['a field that is not known', { script: 'x' }],
  ['no files', { files: [] }],
  ['two files for one system', { files: [file, { ...file, name: 'other.AppImage' }] }],
  ['a file outside its folder', { files: [{ ...file, name: '../../evil.AppImage' }] }],
  ['a file at another address', { files: [{ ...file, name: 'https://evil.example/x.AppImage' }] }],
  ['a file whose name begins with a dot', { files: [{ ...file, name: '.AppImage' }] }],
  ['a file of no size', { files: [{ ...file, bytes: 0 }] }],
  ['a hash in hex', { files: [{ ...file, sha512: 'a'.repeat(128) }] }],
  ['a beta on the stable channel', { version: '9.0.0-beta.1' }],
  ['no version', { version: 'latest' }],
  ['a rollout over the whole', { rolloutPercent: 101 }],
  ['more than 60 days', { expiresAt: Date.parse('2027-01-22T08:00:00Z') }],
  ['an end before its beginning', { expiresAt: Date.parse('2026-11-22T07:00:00Z') }],
])('%s is no manifest, though it is signed', (_, traits) => {
  expect(refusalOf(signer.manifest(traits as Partial<ManifestTraits>))).toBe('unknownFormat');
});

test('the product trusts two keys, and asks one https address', () => {
  expect(new Set(updateKeys.map(keyIdOf)).size).toBe(2);
  expect(new URL(updatesUrl).protocol).toBe('https:');
  expect(updatesUrl.endsWith('/')).toBe(false);
});

test('a rollout reaches its share of installs, keeps its order as it grows, and begins with others for every version', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => `install ${index}`);
  const within = (version: string, percent: number) => ids.filter((id) => rolloutPlace(id, version) < percent);

  expect(within('1.0.0', 0)).toEqual([]);
  expect(within('1.0.0', 100)).toHaveLength(2_000);
  expect(within('1.0.0', 25).length).toBeGreaterThan(430);
  expect(within('1.0.0', 25).length).toBeLessThan(570);
  expect(within('1.0.0', 25)).toEqual(expect.arrayContaining(within('1.0.0', 5)));
  expect(within('1.1.0', 5)).not.toEqual(within('1.0.0', 5));
});
