import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCore } from '../../main/core.ts';
import { createLoopbackShell } from '../../main/node/loopback-shell.ts';
import { createNodePorts } from '../../main/node-ports.ts';
import { openConnection } from '../../main/db/open-connection.ts';
import { createStore } from '../../main/db/open-store.ts';
import { migrations } from '../../main/db/migrations/all.ts';
import { readHead } from '../../main/features/backups/backup-file.ts';
import { requireKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { unlockWithKeychain } from '../../main/vault/unlock.ts';
import { errorTexts } from '../../shared/errors/texts.ts';
import { aCore } from '../support/a-core.ts';
import { createFakeSecretStore } from '../support/fake-secret-store.ts';
import { factsOf, grown, rowsOfSample, writeDatabaseOf, type FilledTables } from '../support/profile-of-schema.ts';
import { makeReleasedProfile, releasedKey, releasedPassphrase } from '../support/released-profile.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { aVault, aVaultWithBackups } from '../support/vault-harness.ts';

const newest = migrations.length;

interface MadeProfile {
  readonly folder: string;
  readonly secrets: ReturnType<typeof createFakeSecretStore>;
  readonly key: Buffer;
}

let sampleRows: FilledTables;
/** An empty profile; each test has a copy of its own. */
let empty: MadeProfile;

/** A profile as the version that had this schema left it, with the rows of a filled practice. */
function aProfileOf(version: number): MadeProfile {
  const folder = tempFolder();
  cpSync(empty.folder, folder, { recursive: true });
  writeDatabaseOf(version, pathsIn(folder), empty.key, sampleRows);
  return { ...empty, folder };
}

const schemaOf = (file: string, key: Buffer): unknown => {
  const connection = openConnection({ file, key });
  const schema = connection.prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`).all();
  connection.close();
  return schema;
};

const bytesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'base64')]),
  );

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  const shell = createLoopbackShell({ reason: null, platform: 'linux' });
  const secrets = createFakeSecretStore();
  const core = createCore({ ...createNodePorts({ folder, shell }), secrets });
  const client = createRouterClient(core.router, { context: { window: 'dashboard' } });
  await core.start();
  await client.vault.create({ role: 'both', passphrase: null });
  await client.vault.openSample({});
  await core.close();
  const paths = pathsIn(folder);
  sampleRows = grown(rowsOfSample(paths.sample), 2_500);
  rmSync(paths.sample, { recursive: true });
  const dataKey = await unlockWithKeychain(requireKeyFile(paths), secrets);
  empty = { folder, secrets, key: deriveKey(dataKey, databasePurpose) };
}, 120_000);
afterAll(() => rmSync(empty.folder, { recursive: true, force: true }));

test('the rows of the fixtures are those of a practice of years: some 5,000, with clients, sessions and issued invoices', () => {
  const counts = Object.fromEntries([...sampleRows].map(([table, rows]) => [table, rows.length]));

  expect(counts).toMatchObject({ clients: expect.toSatisfy((rows: number) => rows >= 2_505) });
  expect(counts['sessions']).toBeGreaterThan(2_550);
  expect(counts['invoices']).toBeGreaterThanOrEqual(4);
});

test.each(migrations.map(({ version }) => version))(
  'a profile of schema %i opens after the update with the same rows and sums, behind a backup of what it was',
  async (version) => {
    const { folder, secrets, key } = aProfileOf(version);
    const paths = pathsIn(folder);
    const before = factsOf(paths.database, key);
    expect(before.get('clients')).toMatchObject({ rows: sampleRows.get('clients')?.length });
    const { vault, paths: opened } = aVaultWithBackups({ folder, secrets });

    await vault.start();

    expect(vault.status()).toMatchObject({ state: 'open' });
    await vault.stop();
    expect(Object.fromEntries(factsOf(paths.database, key, before))).toEqual(Object.fromEntries(before));
    const fresh = join(tempFolder(), 'fresh.db');
    createStore({ file: fresh, key }).close();
    expect(schemaOf(paths.database, key)).toEqual(schemaOf(fresh, key));
    const backups = existsSync(opened.backups) ? readdirSync(opened.backups) : [];
    expect(backups.filter((name) => name.includes('beforeUpdate'))).toHaveLength(version === newest ? 0 : 1);
    for (const name of backups) expect(readHead(join(opened.backups, name)).open).toMatchObject({ schemaVersion: version });
  },
  60_000,
);

/** One folder per released schema, as the version of that day made it (docs/runbooks/release.md). */
const released = join(import.meta.dirname, '../fixtures/released');

test('every profile kept from a release, and one made as they are, opens with the same rows and sums', async () => {
  const made = tempFolder();
  await makeReleasedProfile(made);
  expect(readdirSync(made).sort()).toEqual(['profile', 'profile.made']);
  const kept = existsSync(released) ? readdirSync(released).map((name) => join(released, name)) : [];

  for (const source of [made, ...kept]) {
    const folder = tempFolder();
    cpSync(source, folder, { recursive: true });
    const paths = pathsIn(folder);
    const key = await releasedKey(paths);
    const before = factsOf(paths.database, key);
    const { vault } = aVaultWithBackups({ folder, secrets: createFakeSecretStore('absent') });
    await vault.start();
    await vault.unlock({ way: 'passphrase', passphrase: releasedPassphrase });
    expect(vault.status(), source).toMatchObject({ state: 'open' });
    await vault.stop();
    expect(Object.fromEntries(factsOf(paths.database, key, before)), source).toEqual(Object.fromEntries(before));
    expect(before.get('invoices')).toMatchObject({ rows: expect.toSatisfy((rows: number) => rows > 3) });
  }
}, 120_000);

test('what was upgraded from the first schema with invoices is worked with as before', async () => {
  const { folder, secrets } = aProfileOf(3);
  const { core, client } = aCore({ folder, secrets });
  await core.start();
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 50 } as const;

  const { invoices } = await client.invoices.list(all);

  expect(invoices.map(({ number }) => number).filter((number) => number !== null).length).toBeGreaterThan(2);
  expect((await client.clients.list({ archived: false, search: '', offset: 0, limit: 50 })).clients).not.toHaveLength(0);
}, 60_000);

test('the version before refuses the records of this one politely, and leaves every byte as it was', async () => {
  const { folder, secrets } = aProfileOf(newest);
  const profile = join(folder, 'profile');
  const before = bytesBelow(profile);
  const older = aVault({ folder, secrets, migrations: migrations.slice(0, -1) });

  await older.vault.start();

  expect(older.vault.status()).toMatchObject({ state: 'trouble', trouble: 'databaseNewer', details: { found: newest, known: newest - 1 } });
  expect(bytesBelow(profile)).toEqual(before);
  expect(errorTexts.DATABASE_NEWER).toEqual({
    title: 'This profile was saved by a newer version',
    action: 'Update Session Desk to open it. Nothing was changed.',
  });
  await older.vault.stop();
  const { vault } = aVault({ folder, secrets });
  await vault.start();
  expect(vault.status()).toMatchObject({ state: 'open' });
}, 60_000);
