import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyIdOf, verifyManifest } from '../../main/release-manifest/verify-manifest.ts';
import { tempFolder } from '../support/temp-profile.ts';

const script = join(import.meta.dirname, '../../scripts/release-sign.mjs');

function releaseSign(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Artifacts of two versions, and a key pair that is not the app's. */
function aRelease() {
  const folder = tempFolder();
  for (const name of [
    'session-desk-1.4.0-linux-x86_64.AppImage',
    'session-desk-1.4.0-linux-amd64.deb',
    'session-desk-1.4.0-mac-arm64.zip',
    'session-desk-1.3.0-linux-x86_64.AppImage',
    'latest-linux.yml',
  ])
    writeFileSync(join(folder, name), name);
  const key = join(folder, 'key.pem');
  const publicKey = join(folder, 'public.pem');
  const pair = generateKeyPairSync('ed25519');
  writeFileSync(key, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(publicKey, pair.publicKey.export({ type: 'spki', format: 'pem' }));
  const keyId = keyIdOf(readFileSync(publicKey, 'utf8'));
  const sign = (...args: readonly string[]) => releaseSign('manifest', folder, '--version', '1.4.0', ...args);
  const trusted = (file: string) => verifyManifest(Buffer.from(file), [readFileSync(publicKey, 'utf8')]);
  return { folder, key, publicKey, keyId, sign, trusted };
}

test('a manifest is made of the artifacts of one version, signed, and told', () => {
  const { folder, key, publicKey, keyId, sign, trusted } = aRelease();
  writeFileSync(join(folder, 'notes.txt'), 'A quieter clock.\n');

  const { status, stdout, stderr } = sign('--rollout', '5', '--notes', join(folder, 'notes.txt'), '--key', key, '--foreign-key', publicKey);

  expect(status).toBe(0);
  const name = 'session-desk-1.4.0-linux-x86_64.AppImage';
  const sha512 = createHash('sha512').update(name).digest('base64');
  const { manifest } = trusted(stdout);
  expect(manifest).toMatchObject({ version: '1.4.0', channel: 'stable', rolloutPercent: 5, notes: 'A quieter clock.', keyId });
  expect(manifest?.files.map(({ system, architecture, kind }) => `${system} ${architecture} ${kind}`)).toEqual([
    'linux x64 deb',
    'linux x64 AppImage',
    'darwin arm64 zip',
  ]);
  expect(manifest?.files[1]).toMatchObject({ name, bytes: name.length, sha512 });
  expect(stderr).toContain(`1.4.0 on stable, to 5 %, key ${keyId}`);
  expect(stderr).toContain(sha512);
});

test.each([
  ['as bytes in a file', 'openssl pkeyutl -sign -rawin -inkey KEY -in {in} -out {out}'],
  ['in base64', 'openssl pkeyutl -sign -rawin -inkey KEY -in {in} | base64 -w0'],
  ['in hex', 'openssl pkeyutl -sign -rawin -inkey KEY -in {in} | od -An -v -tx1 | tr -d " \\n"'],
])('a key in hardware signs by a command that gives the signature %s', (_, command) => {
  const { key, publicKey, keyId, sign, trusted } = aRelease();

  const { status, stdout } = sign('--signer', command.replace('KEY', key), '--key-id', keyId, '--foreign-key', publicKey);

  expect(status).toBe(0);
  expect(trusted(stdout).manifest?.keyId).toBe(keyId);
});

test.each([
  ['a key that the app does not trust', ['--key', 'KEY'], 'not one of the app’s'],
  ['a key id that the app does not trust', ['--signer', 'cat {in}', '--key-id', '0000000000000000'], 'not one of the app’s'],
  ['no key', [], 'Either --key'],
  ['a command that fails', ['--signer', 'false', '--key-id', 'ID', '--foreign-key', 'PUBLIC'], 'command failed'],
  ['a command that gives something else', ['--signer', 'echo no', '--key-id', 'ID', '--foreign-key', 'PUBLIC'], 'no Ed25519 signature'],
  [
    'a command that signs with another key',
    ['--signer', 'head -c 64 {in}', '--key-id', 'ID', '--foreign-key', 'PUBLIC'],
    'would refuse this manifest: notSigned',
  ],
  ['a version without artifacts', ['--version', '2.0.0', '--key', 'KEY', '--foreign-key', 'PUBLIC'], 'No artifacts'],
  ['a rollout over the whole', ['--rollout', '101', '--key', 'KEY', '--foreign-key', 'PUBLIC'], 'rolloutPercent'],
])('%s signs nothing', (_, args, words) => {
  const { key, publicKey, keyId, sign } = aRelease();

  const { status, stdout, stderr } = sign(...args.map((arg) => ({ KEY: key, PUBLIC: publicKey, ID: keyId })[arg] ?? arg));

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(words);
});

test('a key that is made is readable by its owner alone, signs, and is never written over another', () => {
  const { folder, sign } = aRelease();
  const [key, publicKey] = [join(folder, 'made.pem'), join(folder, 'made.public.pem')];
  const { stdout, stderr } = releaseSign('make-key', key);
  writeFileSync(publicKey, stdout);
  const before = readFileSync(key);

  expect(stderr).toContain(keyIdOf(stdout));
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(sign('--key', key, '--foreign-key', publicKey).status).toBe(0);
  expect(releaseSign('make-key', key).status).toBe(1);
  expect(readFileSync(key)).toEqual(before);
});
