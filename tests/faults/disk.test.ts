import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../main/db/migrations/all.ts';
import { createStore, openStore, type OpenStore } from '../../main/db/open-store.ts';
import { clients } from '../../main/db/schema.ts';
import { instant, minutes } from '../../shared/domain/time.ts';
import { faultKeyFor, slowMigrations } from '../support/fault-profile.ts';
import { canMount } from '../support/mount-disk.ts';
import { aSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { aVaultWithBackups } from '../support/vault-harness.ts';

const needs = canMount ? '' : ' (skipped: needs the right to mount)';
const passphrase = 'four ordinary words here';
const failing = (code: string) => expect.objectContaining({ code });
const addMany = (store: OpenStore, from: number, count: number): void =>
  store.write((db) => {
    for (let index = from; index < from + count; index++) {
      db.insert(clients)
        .values({ id: String(index), name: `Client ${index} ${'x'.repeat(45)}`, code: null, archivedAt: null, createdAt: instant(index) })
        .run();
    }
  });

/** Adds until the disk is full. @returns how many rows were told as saved */
function addUntilFull(store: OpenStore, from = 0): number {
  for (let next = from; ; next += 50) {
    try {
      addMany(store, next, 50);
    } catch (error) {
      expect(error).toEqual(failing('DISK_FULL'));
      return next;
    }
  }
}

test.skipIf(!canMount)(
  `a disk that fills up under saving keeps all that was saved, reads on, and saves again when there is room${needs}`,
  () => {
    const disk = aSmallDisk(6);
    const file = join(disk.folder, 'store.db');
    const store = createStore({ file, key: faultKeyFor('database') });
    addMany(store, 0, 50);
    disk.fill(200_000);

    const saved = addUntilFull(store, 50);
    expect(store.counts()).toMatchObject({ clients: saved });
    expect(() => store.write((db) => db.delete(clients).run())).toThrow(failing('DISK_FULL'));
    disk.free();
    addMany(store, saved, 50);
    store.close();
    const again = openStore({ file, key: faultKeyFor('database') });

    expect(again.counts()).toMatchObject({ clients: saved + 50 });
    again.requireSound();
    again.close();
  },
);

test.skipIf(!canMount)(`a disk that fills up in a migration leaves the database as it was${needs}`, () => {
  const disk = aSmallDisk(6);
  const file = join(disk.folder, 'store.db');
  const store = createStore({ file, key: faultKeyFor('database') });
  addMany(store, 0, 100);
  store.close();
  disk.fill(600_000);

  const migrating = (): void => openStore({ file, key: faultKeyFor('database'), migrations: slowMigrations(migrations) }).close();
  expect(migrating).toThrow(failing('DISK_FULL'));
  disk.free();
  const old = openStore({ file, key: faultKeyFor('database') });
  expect(old.counts()).toMatchObject({ clients: 100 });
  old.requireSound();
  old.close();

  expect(migrating).not.toThrow();
});

test.skipIf(!canMount)(`a full disk at the first start has its screen; when there is room a profile can be made${needs}`, async () => {
  const disk = aSmallDisk(8);
  const folder = join(disk.folder, 'data');
  const { vault } = aVaultWithBackups({ folder });
  disk.fill();
  await vault.start();

  if (vault.status().state === 'new') await expect(vault.create({ role: 'clinic', passphrase })).rejects.toThrow(failing('DISK_FULL'));
  else expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'diskFull' });
  disk.free();
  await vault.retry();
  await vault.create({ role: 'clinic', passphrase });

  expect(vault.status()).toMatchObject({ state: 'open' });
});

test.skipIf(!canMount)(`a full disk keeps no profile from being locked, and changes no key${needs}`, async () => {
  const disk = aSmallDisk(16);
  const harness = aVaultWithBackups({ folder: join(disk.folder, 'data') });
  const { vault } = harness;
  await vault.start();
  await vault.create({ role: 'clinic', passphrase });
  const before = harness.keyFiles();
  disk.fill();

  await expect(vault.changePassphrase(passphrase, 'another good passphrase')).rejects.toThrow(failing('DISK_FULL'));
  await expect(vault.newRecoveryCode()).rejects.toThrow(failing('DISK_FULL'));
  expect(harness.keyFiles().equals(before)).toBe(true);
  await vault.lock();
  expect(vault.status()).toMatchObject({ state: 'locked' });
  await vault.unlock({ way: 'passphrase', passphrase }).catch((error: unknown) => expect(error).toEqual(failing('DISK_FULL')));
  expect(['open', 'trouble']).toContain(vault.status().state);
  disk.free();
  if (vault.status().state !== 'open') {
    await vault.retry();
    await vault.unlock({ way: 'passphrase', passphrase });
  }

  expect(vault.status()).toMatchObject({ state: 'open' });
});

test.skipIf(!canMount)(`a backup without room, here or there, leaves no file and says so; the next one works${needs}`, async () => {
  const away = aSmallDisk(6);
  const harness = aVaultWithBackups();
  await harness.vault.start();
  await harness.vault.create({ role: 'clinic', passphrase: null });
  const folder = join(away.folder, 'backups');
  mkdirSync(folder);
  harness.backups.setFolder(folder);
  away.fill(50_000);

  await expect(harness.backups.create()).rejects.toThrow(failing('DISK_FULL'));
  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(harness.paths.work)).toEqual([]);
  harness.clock.advance(minutes(300));
  await harness.looked();
  expect(harness.backups.state()).toMatchObject({ lastFailure: 'DISK_FULL', backups: [] });
  away.free();
  harness.clock.advance(minutes(300));
  await harness.looked();

  expect(harness.backups.state()).toMatchObject({ lastFailure: null, backups: [{ reason: 'daily' }] });
});

test.skipIf(!canMount)(`a copy that runs out of room half way is told, and harms nothing${needs}`, () => {
  const disk = aSmallDisk(4);
  const file = join(tempFolder(), 'store.db');
  const store = createStore({ file, key: faultKeyFor('database') });
  for (let index = 0; index < 30_000; index += 1_000) addMany(store, index, 1_000);
  expect(store.bytes()).toBeGreaterThan(4_000_000);

  expect(() => store.copyInto(join(disk.folder, 'copy.db'))).toThrow(failing('DISK_FULL'));

  expect(store.counts()).toMatchObject({ clients: 30_000 });
  store.close();
});

test.skipIf(!canMount)(`a restore without room leaves the present profile as it is${needs}`, async () => {
  const disk = aSmallDisk(12);
  const harness = aVaultWithBackups({ folder: join(disk.folder, 'data') });
  await harness.vault.start();
  const { recoveryCode } = await harness.vault.create({ role: 'clinic', passphrase: null });
  harness.backups.setFolder(tempFolder());
  const { name } = await harness.backups.create();
  const file = join(harness.backups.state().folder, name);
  disk.fill(100_000);

  await expect(harness.backups.restore(name)).rejects.toThrow(failing('DISK_FULL'));
  expect(harness.events).toEqual(['open']);
  await harness.vault.stop();
  disk.free();
  await harness.vault.start();
  expect(harness.vault.status()).toMatchObject({ state: 'open' });
  expect(existsSync(file)).toBe(true);
  expect(recoveryCode).toHaveLength(34);
});

test.skipIf(!canMount)(
  `a folder that cannot be written has its screen, before and after there is a profile; nothing in it changes${needs}`,
  async () => {
    const disk = aSmallDisk(8);
    const folder = join(disk.folder, 'data');
    const first = aVaultWithBackups({ folder });
    disk.setReadOnly(true);
    await first.vault.start();
    expect(first.vault.status()).toMatchObject({ state: 'trouble', trouble: 'readOnly' });
    disk.setReadOnly(false);
    await first.vault.retry();
    await first.vault.create({ role: 'clinic', passphrase });
    await first.vault.stop();
    const before = first.keyFiles();
    const database = readFileSync(first.paths.database);
    const second = aVaultWithBackups({ folder });
    disk.setReadOnly(true);

    await second.vault.start();
    expect(second.vault.status()).toMatchObject({ state: 'trouble', trouble: 'readOnly' });
    await expect(second.vault.unlock({ way: 'passphrase', passphrase })).rejects.toThrow(failing('PROFILE_READ_ONLY'));
    disk.setReadOnly(false);
    expect(second.keyFiles().equals(before)).toBe(true);
    expect(readFileSync(second.paths.database).equals(database)).toBe(true);
    await second.vault.retry();
    await second.vault.unlock({ way: 'passphrase', passphrase });

    expect(second.vault.status()).toMatchObject({ state: 'open' });
  },
);
