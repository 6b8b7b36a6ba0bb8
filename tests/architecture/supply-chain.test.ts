import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeSbom } from '../../packaging/sbom.ts';
import { refusedLicences } from '../../scripts/licence-gate.ts';
import { secretsIn } from '../support/secrets.ts';

const root = join(import.meta.dirname, '../..');
const read = (place: string): string => readFileSync(join(root, place), 'utf8');

interface LockEntry {
  readonly name?: string;
  readonly version: string;
  /** Left out where it is the registry's usual address. */
  readonly resolved?: string;
  readonly integrity: string;
  readonly hasInstallScript?: boolean;
}
interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const { '': own, ...packages } = (JSON.parse(read('package-lock.json')) as { packages: Record<string, LockEntry> }).packages;
const nameOf = (place: string): string => packages[place]?.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const parts = JSON.parse(read('out/renderer/assets/licences.json')) as { name: string; version: string; licence: string }[];
// A plain script, which also runs on the Node that npm runs on.
const { judgeSignatures } = (await import(join(root, 'scripts', 'npm-signatures.mjs'))) as {
  judgeSignatures(run: { status: number | null; output: string }): { result: string; why: string };
};
const sbom = makeSbom(manifest.version, parts, packages, '2026-01-01T00:00:00.000Z');

test('no package runs a script when it is installed, and npm is told to stop at one', () => {
  const withScripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const undecided = withScripts.filter(([place, { version }]) => manifest.allowScripts[`${nameOf(place)}@${version}`] !== false);

  expect(undecided.map(([place]) => place)).toEqual([]);
  expect(Object.values(manifest.allowScripts)).not.toContain(true);
  expect(read('.npmrc').split('\n')).toContain('strict-allow-scripts=true');
});

test('every package of the lockfile comes from npm’s own registry with a strong sum, and is asked for by its exact version', () => {
  const weak = Object.entries(packages).filter(
    // A package that comes from elsewhere names the place.
    ([, { resolved, integrity }]) => resolved !== undefined || !integrity.startsWith('sha512-'),
  );
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  expect(weak.map(([place]) => place)).toEqual([]);
  expect(Object.entries(asked).filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(own).toMatchObject({ dependencies: manifest.dependencies, devDependencies: manifest.devDependencies });
});

test('there is one SQLite in the tree, and it is the one that encrypts', () => {
  const databases = Object.keys(packages).filter((place) =>
    /^(?:better-sqlite3.*|sqlite3|node-sqlite3-wasm|sql\.js|libsql|@libsql\/.+|@signalapp\/.+)$/.test(nameOf(place)),
  );

  expect(databases).toEqual(['node_modules/better-sqlite3']);
  expect(nameOf('node_modules/better-sqlite3')).toBe('better-sqlite3-multiple-ciphers');
});

test('what is shipped has licences that allow it', () => {
  expect(parts.length).toBeGreaterThan(50);
  expect(refusedLicences(parts)).toEqual([]);
});

test.each([
  'AGPL-3.0-only',
  'GPL-3.0-or-later',
  'LGPL-2.1',
  'SEE LICENSE IN LICENSE.txt',
  'UNLICENSED',
  '',
  'MIT AND GPL-2.0-only',
  '(MIT',
  'MIT OR',
])('a part under "%s" is refused by its name', (licence) => {
  expect(refusedLicences([...parts, { name: 'some-part', version: '1.2.3', licence }])).toEqual([
    `some-part 1.2.3: ${licence || 'none named'}`,
  ]);
});

test.each(['MIT OR GPL-3.0-only', '(GPL-3.0-only AND MIT) OR Apache-2.0', 'MIT or MPL-2.0', '(MIT AND OFL-1.1)'])(
  'a part that may be had under "%s" is let pass',
  (licence) => {
    expect(refusedLicences([{ name: 'some-part', version: '1.2.3', licence }])).toEqual([]);
  },
);

test('the list of parts says of every package what npm says of it, and holds no other', () => {
  const npm = process.env['npm_execpath'] ?? 'npm';
  const [command, first] = /\.c?js$/.test(npm) ? [process.execPath, [npm]] : [npm, []];
  const { stdout } = spawnSync(command, [...first, 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const peer = JSON.parse(stdout) as { specVersion: string; components: { purl: string; hashes?: unknown; licenses?: unknown }[] };
  const byPurl = new Map(peer.components.map(({ purl, hashes, licenses }) => [purl, { hashes, licenses }]));
  const ours = sbom.components.filter(({ purl }) => purl !== undefined);
  const others = sbom.components.filter(({ purl }) => purl === undefined).map(({ name }) => name);

  expect(sbom.specVersion).toBe(peer.specVersion);
  expect(ours.length).toBe(parts.length + 1 - others.length);
  expect(others.sort()).toEqual(['SQLite3 Multiple Ciphers', 'Unicode CLDR, names of Windows time zones']);
  expect(ours.filter(({ purl = '', hashes }) => JSON.stringify(byPurl.get(purl)?.hashes) !== JSON.stringify(hashes))).toEqual([]);
  const differing = ours.filter(({ purl = '', licenses }) => JSON.stringify(byPurl.get(purl)?.licenses) !== JSON.stringify(licenses));
  // npm takes a name in brackets, and one with a small "or", for names of licences.
  expect(differing.map(({ name }) => name).sort()).toEqual(['ibantools']);
});

test('the list of parts is the same for the same source, and another when a part changes', () => {
  const again = makeSbom(manifest.version, parts, packages, '2026-01-01T00:00:00.000Z');
  const other = makeSbom(manifest.version, parts.slice(1), packages, '2026-01-01T00:00:00.000Z');

  expect(again).toEqual(sbom);
  expect(other.serialNumber).not.toBe(sbom.serialNumber);
  expect(sbom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('signatures count as checked only when npm says that it verified them', () => {
  const judged = (status: number | null, output: string): string => judgeSignatures({ status, output }).result;

  expect(judged(0, 'audited 766 packages in 3s\n\n766 packages have verified registry signatures\n')).toBe('passed');
  expect(judged(0, 'audited 766 packages in 3s\n')).toBe('skipped');
  expect(judged(0, '')).toBe('skipped');
  expect(judged(null, '')).toBe('skipped');
  expect(judged(1, 'npm error code ENOTFOUND\nnpm error syscall getaddrinfo')).toBe('skipped');
  expect(judged(1, '765 packages have verified registry signatures\n\n1 package has an invalid registry signature:\nx@1')).toBe('failed');
  expect(judged(1, '3 packages have missing registry signatures but the registry is providing signing keys')).toBe('failed');
  expect(judged(1, '1 package has an invalid attestation:')).toBe('failed');
});

test('secrets are known by their looks', () => {
  const samples = {
    'private key': `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}`,
    'key of a cloud': `AKIA${'Q'.repeat(16)}`,
    'token of a code host': `ghp_${'a'.repeat(36)}`,
    'token of a registry': `npm_${'a'.repeat(36)}`,
    'key of payments': `sk_live_${'a'.repeat(24)}`,
    'token of a chat': `xoxb-${'1'.repeat(24)}`,
    'signed token': ['eyJ', '.eyJ', '.'].map((begin) => begin + 'a'.repeat(24)).join(''),
  };

  for (const [kind, sample] of Object.entries(samples)) expect(secretsIn(`x = "${sample}"`)).toEqual([kind]);
});

test('no secret lies in the repository', () => {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const tracked = stdout.split('\0').filter((place) => place !== '' && !/\.(?:png|icns|ico|pdf|woff2)$/.test(place));

  expect(tracked.length).toBeGreaterThan(1000);
  expect(tracked.flatMap((place) => secretsIn(read(place)).map((kind) => `${place}: ${kind}`))).toEqual([]);
});
