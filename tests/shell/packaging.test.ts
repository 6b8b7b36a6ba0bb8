import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { Arch } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fusesFor } from '../../packaging/after-pack.ts';
import { fontSources } from '../../main/pdf/fonts/font-sources.ts';
import { callsOf } from '../support/electron-stand-in/calls.ts';
import { dashboardLoaded, startDesktop } from '../support/electron-stand-in/desktop.ts';
import { secretsIn } from '../support/secrets.ts';
import { filesBelow, filesInArchive, hashOfFile, packApp } from '../support/packed-app.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'packaging-'));
const unpacked = join(folder, 'release', 'linux-unpacked');
const archive = join(unpacked, 'resources', 'app.asar');

beforeAll(() => packApp(folder, Arch.x64), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const anyInvoices = {
  view: 'all',
  organisationId: null,
  identityId: null,
  from: null,
  to: null,
  search: '',
  offset: 0,
  limit: 50,
};
const files = (): readonly string[] => filesInArchive(archive).map((file) => `/${file}`);

test('the archive holds the built app, its pictures and the packages it reads at run time, and no other', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const packages = new Set(files().flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  const others = files().filter((file) => !/^\/(?:out\/(?:main|preload|renderer)|node_modules|resources)\/|^\/package\.json$/.test(file));

  expect([...packages].sort()).toEqual([...Object.keys(dependencies), '@napi-rs/keyring-linux-x64-gnu'].sort());
  expect(others).toEqual([]);
});

/** Chunks of the build are named after what is in them and come and go with the code: their kind is listed, each other file by name. */
const listed = (place: string): string => place.replace(/^((?:archive )?out\/(?:.*\/)?)[^/]+-[\w-]{8}(\.\w+)$/u, '$1*$2');

test('exactly the files are shipped that packaging/shipped-files.txt lists', async () => {
  const archived = files().map((file) => `archive ${file.slice(1)}`);
  const beside = filesBelow(unpacked).map((file) => `beside ${file}`);
  const list = [...new Set([...archived, ...beside].map(listed))].sort();

  // A new file in the package is decided on, not let in: `vitest run tests/shell/packaging.test.ts -u` writes the list anew.
  await expect(`${list.join('\n')}\n`).toMatchFileSnapshot(join(root, 'packaging', 'shipped-files.txt'));
});

test('neither a secret nor a place of the computer that built it is in what is shipped', () => {
  const found = filesBelow(unpacked).flatMap((file) => {
    const text = readFileSync(join(unpacked, file), 'latin1');
    return [...secretsIn(text), ...(text.includes(root) ? ['place'] : [])].map((kind) => `${file}: ${kind}`);
  });

  expect(found).toEqual([]);
});

test('packing the same twice gives the same bytes', async () => {
  const again = join(folder, 'again');
  await packApp(again, Arch.x64);
  const sums = (release: string): readonly string[] => filesBelow(release).map((file) => `${hashOfFile(join(release, file))}  ${file}`);

  expect(sums(join(again, 'release', 'linux-unpacked'))).toEqual(sums(unpacked));
}, 60_000);

test('no app is packed for a processor whose native parts are not installed', async () => {
  await expect(packApp(join(folder, 'arm'), Arch.arm64)).rejects.toThrow(
    'Not installed for linux on arm64: @napi-rs/keyring-linux-arm64-gnu',
  );
}, 60_000);

test('neither sources nor maps, documents, secrets or parts for other systems are shipped', () => {
  const unwanted =
    /\.(?:c|cc|cpp|h|gyp|map|md|test\.js|env|pem|woff|scss)$|(?<!\.d)\.tsx?$|\.d\.m?ts$|\/\.env|(?:darwin|win32|musl|arm64)[^/]*\.node$/;

  expect(files().filter((file) => unwanted.test(file))).toEqual([]);
  expect(files().filter((file) => file.endsWith('.node'))).toHaveLength(2);
});

test('each font that documents are set in is there', () => {
  const { sans, serif, wide, last } = fontSources;
  const wanted = [...[sans, serif, wide].flatMap(({ regular, bold }) => [regular, bold]), last].map(({ path }) => `/node_modules/${path}`);

  expect(files()).toEqual(expect.arrayContaining(wanted));
});

test('native parts lie beside the archive, where the system can load them', () => {
  for (const part of ['better-sqlite3/prebuilds/linux-x64.node', '@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node']) {
    expect(existsSync(join(`${archive}.unpacked`, 'node_modules', part))).toBe(true);
  }
});

test('every fuse of the binary is set as decided', async () => {
  const { version: _, strictlyRequireAllFuses, ...wanted } = fusesFor('linux');
  const wire = await getCurrentFuseWire(join(unpacked, 'session-desk'));
  const { version, ...found } = wire;

  expect(strictlyRequireAllFuses).toBe(true);
  expect(version).toBe('1');
  expect(found).toEqual(
    Object.fromEntries(Object.entries(wanted).map(([fuse, isOn]) => [fuse, isOn ? FuseState.ENABLE : FuseState.DISABLE])),
  );
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
});

test('the sum of the archive is checked where Electron can, on macOS and Windows', () => {
  const fuse = FuseV1Options.EnableEmbeddedAsarIntegrityValidation;

  expect(['darwin', 'win32', 'linux'].map((system) => fusesFor(system)[fuse])).toEqual([true, true, false]);
});

test('the configuration is one that electron-builder knows, for all three systems, and an installer keeps the records', async () => {
  const config = await getConfig(root, null, null);

  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  await expect(validateConfiguration({ ...config, nsis: { oneClik: true } as never }, new DebugLogger(false))).rejects.toThrow(
    'configuration.nsis',
  );
  expect([config.linux?.target, config.win?.target, config.mac?.target]).toEqual([['AppImage', 'deb'], ['nsis'], ['dmg', 'zip']]);
  expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
});

test('what was packed starts, makes a profile with its own native parts and prints its invoices', async () => {
  const app = join(folder, 'app');
  extractAll(archive, app);
  const desktop = await startDesktop({ app });
  try {
    await dashboardLoaded(desktop);
    const call = callsOf(desktop);
    expect((await call(0, 'vault.openSample')).code).toBeUndefined();
    const { json } = await call(0, 'invoices.list', anyInvoices);
    expect((json as { invoices: { number: string | null }[] }).invoices.map(({ number }) => number)).toContain('RF-120');
  } finally {
    await desktop.stop();
  }
}, 60_000);
