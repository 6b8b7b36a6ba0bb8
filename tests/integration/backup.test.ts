import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import { migrations } from '../../main/db/migrations/all.ts';
import { clients } from '../../main/db/schema.ts';
import { hours, instant, minutes, seconds } from '../../shared/domain/time.ts';
import { createFakeSecretStore } from '../support/fake-secret-store.ts';
import { slowMigrations } from '../support/fault-profile.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { aVaultWithBackups, type BackupHarness } from '../support/vault-harness.ts';

const passphrase = 'four ordinary words here';
const failing = (code: string, details = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) });
const add = (harness: BackupHarness, id: string): void =>
  harness.profile().store.write(
    (db) =>
      void db
        .insert(clients)
        .values({ id, name: `Client ${id}`, code: null, archivedAt: null, createdAt: instant(0) })
        .run(),
  );
const idsIn = (harness: BackupHarness): readonly string[] =>
  harness
    .profile()
    .store.read.select({ id: clients.id })
    .from(clients)
    .all()
    .map(({ id }) => id);

async function anOpenProfile(options: Parameters<typeof aVaultWithBackups>[0] & { readonly protection?: 'passphrase' } = {}) {
  const harness = aVaultWithBackups(options);
  await harness.vault.start();
  const { recoveryCode } = await harness.vault.create({ role: 'clinic', passphrase: options.protection ? passphrase : null });
  return { ...harness, recoveryCode };
}

const fileOf = (harness: BackupHarness, name: string): string => join(harness.backups.state().folder, name);

test('a backup and the recovery code bring everything back on a new computer', async () => {
  const old = await anOpenProfile();
  add(old, 'ada');
  const { name } = await old.backups.create();
  const file = join(tempFolder(), 'taken-away.sdbackup');
  cpSync(fileOf(old, name), file);
  const fresh = aVaultWithBackups({ computer: 'new-computer' });
  await fresh.vault.start();
  expect(fresh.vault.status()).toMatchObject({ state: 'new' });

  await fresh.vault.restore({ source: { from: 'path', path: file }, recoveryCode: old.recoveryCode, passphrase: null });

  expect(fresh.vault.status()).toMatchObject({ state: 'open', keychain: true, movedComputer: false });
  expect(idsIn(fresh)).toEqual(['ada']);
  await fresh.vault.stop();
  await fresh.vault.start();
  expect(idsIn(fresh)).toEqual(['ada']);
  expect(readdirSync(fresh.folder).sort()).toEqual(['profile', 'profile.lock', 'profile.made', 'work']);
});

test('without a keychain a restored profile needs a passphrase: a new one, or the one of the backup', async () => {
  const old = await anOpenProfile();
  const plain = fileOf(old, (await old.backups.create()).name);
  await old.vault.changePassphrase(null, passphrase);
  old.clock.advance(minutes(1));
  const guarded = fileOf(old, (await old.backups.create()).name);
  const secrets = createFakeSecretStore('absent');
  const restore = (path: string, next: string | null) => ({
    source: { from: 'path' as const, path },
    recoveryCode: old.recoveryCode,
    passphrase: next,
  });
  const first = aVaultWithBackups({ secrets });
  await first.vault.start();

  await expect(first.vault.restore(restore(plain, null))).rejects.toThrow(failing('PASSPHRASE_NEEDED', { fault: 'absent' }));
  expect(first.vault.status()).toMatchObject({ state: 'new' });
  await first.vault.restore(restore(plain, 'another good passphrase'));
  await first.vault.lock();
  await first.vault.unlock({ way: 'passphrase', passphrase: 'another good passphrase' });
  const second = aVaultWithBackups({ secrets });
  await second.vault.start();
  await second.vault.restore(restore(guarded, null));
  await second.vault.lock();
  await second.vault.unlock({ way: 'passphrase', passphrase });

  expect(second.vault.status()).toMatchObject({ state: 'open', passphrase: true });
});

test('an uploaded backup can be tried again with a corrected code, and a folder stands for its newest', async () => {
  const old = await anOpenProfile();
  add(old, 'ada');
  const file = join(tempFolder(), 'handed-over.upload');
  cpSync(fileOf(old, (await old.backups.create()).name), file);
  add(old, 'bob');
  old.clock.advance(minutes(1));
  await old.backups.create();
  const uploaded = aVaultWithBackups({ uploadedFile: () => file });
  await uploaded.vault.start();
  const source = { from: 'upload' as const, uploadId: '018f0000-0000-7000-8000-000000000000' };

  await expect(uploaded.vault.restore({ source, recoveryCode: 'ABCD', passphrase: null })).rejects.toThrow(
    failing('WRONG_RECOVERY_CODE', { reason: 'length' }),
  );
  await uploaded.vault.restore({ source, recoveryCode: old.recoveryCode, passphrase: null });
  expect([existsSync(file), ...idsIn(uploaded)]).toEqual([false, 'ada']);

  const byFolder = aVaultWithBackups();
  await byFolder.vault.start();
  await byFolder.vault.restore({
    source: { from: 'path', path: old.backups.state().folder },
    recoveryCode: old.recoveryCode,
    passphrase: null,
  });
  expect(idsIn(byFolder)).toEqual(['ada', 'bob']);
});

test('a damaged profile is replaced from the backup that its screen offers, and moved aside whole', async () => {
  const harness = await anOpenProfile();
  add(harness, 'ada');
  await harness.backups.create();
  await harness.vault.stop();
  truncateSync(harness.paths.database, 9_000);
  const damaged = readFileSync(harness.paths.database);
  await harness.vault.start();
  const status = harness.vault.status();
  if (status.state !== 'trouble') throw new Error(`unexpected state ${status.state}`);
  expect(status).toMatchObject({ trouble: 'databaseDamaged', details: { newestBackupAt: harness.clock.now() } });

  await harness.vault.restore({
    source: { from: 'path', path: String(status.details['newestBackup']) },
    recoveryCode: harness.recoveryCode,
    passphrase: null,
  });

  expect(idsIn(harness)).toEqual(['ada']);
  const aside = readdirSync(harness.folder).filter((name) => name.includes('set-aside'));
  expect(aside).toEqual(['profile.set-aside-2026-03-02T090000']);
  expect(harness.backups.state().lastRestore).toMatchObject({ replaced: { by: 'folder', path: join(harness.folder, aside[0] ?? '') } });
  expect(readFileSync(join(harness.folder, aside[0] ?? '', 'store', 'session-desk.db')).equals(damaged)).toBe(true);
});

test('a restore that was cut off between its two renames is finished at the next start', async () => {
  const harness = await anOpenProfile();
  add(harness, 'ada');
  await harness.vault.stop();
  renameSync(harness.paths.profile, harness.paths.making.profile);
  writeFileSync(harness.paths.makingReady, '');

  await harness.vault.start();

  expect(idsIn(harness)).toEqual(['ada']);
  expect(existsSync(join(harness.paths.profile, 'ready'))).toBe(false);
});

test('a restore over an open profile is refused', async () => {
  const harness = await anOpenProfile();
  const path = fileOf(harness, (await harness.backups.create()).name);

  await expect(
    harness.vault.restore({ source: { from: 'path', path }, recoveryCode: harness.recoveryCode, passphrase: null }),
  ).rejects.toThrow(failing('VAULT_EXISTS'));
});

test('going back to a backup first saves the present, keeps the old file, and can be undone', async () => {
  const harness = await anOpenProfile();
  add(harness, 'ada');
  const { name } = await harness.backups.create();
  harness.clock.advance(minutes(5));
  add(harness, 'bob');

  await harness.backups.restore(name);

  expect(idsIn(harness)).toEqual(['ada']);
  expect(harness.vault.status()).toMatchObject({ state: 'open' });
  expect(harness.events).toEqual(['open', 'close', 'open']);
  const [before] = harness.backups.state().backups;
  expect(before).toMatchObject({ reason: 'beforeRestore' });
  expect(harness.backups.state().lastRestore).toMatchObject({
    doneAt: harness.clock.now(),
    madeAt: instant(harness.clock.now() - minutes(5)),
    replaced: { by: 'backup', name: before?.name, madeAt: harness.clock.now() },
  });
  expect(readdirSync(harness.paths.profile).sort()).toEqual(['keys.json', 'keys.previous.json', 'set-aside-2026-03-02T090500', 'store']);
  harness.clock.advance(minutes(5));
  await harness.backups.restore(before?.name ?? '');
  expect([...idsIn(harness)].sort()).toEqual(['ada', 'bob']);
  expect(readdirSync(harness.paths.work)).toEqual([]);
  expect(harness.backups.state().lastRestore).toMatchObject({ madeAt: before?.madeAt });
});

test('a restore is told of as long as what it replaced is kept', async () => {
  const harness = await anOpenProfile();
  const { name } = await harness.backups.create();
  harness.clock.advance(minutes(5));
  await harness.backups.restore(name);
  const [before] = harness.backups.state().backups;

  rmSync(fileOf(harness, before?.name ?? ''));

  expect(harness.backups.state().lastRestore).toBeNull();
});

test('nothing is restored under a running session, nor from outside the folder', async () => {
  const harness = await anOpenProfile();
  const { name } = await harness.backups.create();

  await expect(harness.backups.restore(`../${name}`)).rejects.toThrow(failing('NOT_FOUND'));
  harness.setRunning(true);
  await expect(harness.backups.restore(name)).rejects.toThrow(failing('SESSION_RUNNING'));

  expect(harness.events).toEqual(['open']);
});

test('the backup of another profile does not fit, even under the name of this one', async () => {
  const harness = await anOpenProfile();
  const other = await anOpenProfile();
  const { name } = await harness.backups.create();
  cpSync(fileOf(other, (await other.backups.create()).name), fileOf(harness, name));

  await expect(harness.backups.restore(name)).rejects.toThrow(failing('BACKUP_WRONG_KEY'));

  expect(harness.vault.status()).toMatchObject({ state: 'open' });
});

test('a change anywhere in a backup is noticed before anything is touched', async () => {
  const harness = await anOpenProfile();
  add(harness, 'ada');
  const { name } = await harness.backups.create();
  const file = fileOf(harness, name);
  const sound = readFileSync(file);
  const places = Array.from({ length: 60 }, (_, index) => Math.floor((sound.length * index) / 60) + (index % 7));

  for (const place of places) {
    const bytes = Buffer.from(sound);
    bytes.writeUInt8((bytes[place] ?? 0) ^ 4, place);
    writeFileSync(file, bytes);
    await expect(harness.backups.restore(name), `byte ${place}`).rejects.toThrow(/BACKUP_/u);
  }
  for (const length of [1, 30, 700, sound.length - 1]) {
    writeFileSync(file, sound.subarray(0, length));
    await expect(harness.backups.restore(name), `length ${length}`).rejects.toThrow(failing('BACKUP_DAMAGED'));
  }

  expect(harness.events).toEqual(['open']);
  expect(idsIn(harness)).toEqual(['ada']);
  expect(readdirSync(harness.paths.work)).toEqual([]);
});

test('a backup of a newer format or a newer schema is refused as such', async () => {
  const harness = await anOpenProfile();
  const { name } = await harness.backups.create();
  const file = fileOf(harness, name);
  const sound = readFileSync(file);

  writeFileSync(file, Buffer.concat([Buffer.from('Session Desk backup 2\n'), sound.subarray(22)]));
  await expect(harness.backups.restore(name)).rejects.toThrow(failing('BACKUP_NEWER', { format: 2 }));
  rmSync(file);
  const key = harness.profile().keyFor('database');
  await harness.vault.stop();
  const future = openConnection({ file: harness.paths.database, key });
  future.pragma('user_version = 99');
  future.close();
  await harness.vault.start();

  expect(harness.vault.status()).toMatchObject({ state: 'trouble', trouble: 'databaseNewer' });
});

test('what is not a backup, or not there, is told apart', async () => {
  const harness = aVaultWithBackups();
  await harness.vault.start();
  const folder = tempFolder();
  const file = join(folder, 'photo.sdbackup');
  writeFileSync(file, Buffer.alloc(100_000, 7));
  const restore = (path: string) => harness.vault.restore({ source: { from: 'path', path }, recoveryCode: 'x', passphrase: null });

  await expect(restore(file)).rejects.toThrow(failing('BACKUP_DAMAGED'));
  await expect(restore(join(folder, 'none.sdbackup'))).rejects.toThrow(failing('BACKUP_NONE'));
  await expect(restore(folder)).rejects.toThrow(failing('BACKUP_NONE'));

  expect(harness.vault.status()).toMatchObject({ state: 'new' });
});

test('one backup a day is made by itself, thinned, and proven every thirty days', async () => {
  const harness = await anOpenProfile();
  const { backups, clock } = harness;
  const proofs = new Set<number | null>();

  clock.advance(seconds(21));
  await harness.looked();
  expect(backups.state()).toMatchObject({ backups: [{ reason: 'daily' }], lastFailure: null, lastProvenAt: clock.now() });
  for (let day = 0; day < 40; day++) {
    for (let look = 0; look < 6; look++) {
      clock.advance(hours(4));
      await harness.looked();
    }
    proofs.add(backups.state().lastProvenAt);
  }

  const days = backups.state().backups.map(({ madeAt }) => new Date(madeAt).toISOString().slice(0, 10));
  expect(days.slice(0, 7)).toEqual(['2026-04-11', '2026-04-10', '2026-04-09', '2026-04-08', '2026-04-07', '2026-04-06', '2026-04-05']);
  expect(new Set(days).size).toBe(days.length);
  expect(days.length).toBeLessThan(14);
  expect(proofs.size).toBe(2);
});

test('the sample is never backed up', async () => {
  const harness = aVaultWithBackups();
  await harness.vault.start();
  await harness.vault.openSample();

  harness.clock.advance(hours(24));
  await harness.looked();

  expect(harness.backups.state()).toMatchObject({ backups: [], lastFailure: null });
  await expect(harness.backups.create()).rejects.toThrow(failing('BACKUP_FOLDER_UNUSABLE', { reason: 'sample' }));
});

test('another folder takes the next backups; the earlier ones stay where they are', async () => {
  const harness = await anOpenProfile();
  const { backups } = harness;
  const first = fileOf(harness, (await backups.create()).name);
  const folder = tempFolder();

  expect(backups.setFolder(folder)).toMatchObject({ folder, ownFolder: true, backups: [] });
  const { name } = await backups.create();
  expect(existsSync(first)).toBe(true);
  expect(existsSync(join(folder, name))).toBe(true);
  for (const unusable of [join(folder, 'none'), join(folder, name), 'relative'])
    expect(() => backups.setFolder(unusable), unusable).toThrow(failing('BACKUP_FOLDER_UNUSABLE'));

  expect(backups.setFolder(null)).toMatchObject({ folder: harness.paths.backups, ownFolder: false, backups: [{ reason: 'byHand' }] });
});

test('a folder that went away is told, not made anew, and the next backup works when it is back', async () => {
  const harness = await anOpenProfile();
  const { backups, clock } = harness;
  const folder = join(tempFolder(), 'stick');
  mkdirSync(folder);
  backups.setFolder(folder);
  rmSync(folder, { recursive: true });

  await expect(backups.create()).rejects.toThrow(failing('BACKUP_FOLDER_UNUSABLE'));
  clock.advance(hours(5));
  await harness.looked();
  expect(backups.state()).toMatchObject({ lastFailure: 'BACKUP_FOLDER_UNUSABLE', backups: [] });
  expect(existsSync(folder)).toBe(false);
  mkdirSync(folder);
  clock.advance(hours(5));
  await harness.looked();

  expect(backups.state()).toMatchObject({ lastFailure: null, backups: [{ reason: 'daily' }] });
});

test('half-written files of an interrupted backup are removed by the next, files of others never', async () => {
  const harness = await anOpenProfile();
  const { backups } = harness;
  const { name } = await backups.create();
  const part = `${fileOf(harness, name)}.part`;
  const foreign = fileOf(harness, 'session-desk-00000000-20260302T090000000Z-daily.sdbackup.part');
  writeFileSync(part, 'x');
  writeFileSync(foreign, 'x');
  harness.clock.advance(minutes(1));

  await backups.create();

  expect([existsSync(part), existsSync(foreign), existsSync(fileOf(harness, name))]).toEqual([false, true, true]);
});

test('a backup is whole, private and without a readable word of what is stored', async () => {
  const umask = process.umask(0);
  try {
    const harness = await anOpenProfile();
    add(harness, 'Quartermaine');
    const file = fileOf(harness, (await harness.backups.create()).name);

    const bytes = readFileSync(file);

    for (const canary of ['Quartermaine', 'clients', 'CREATE TABLE', 'SQLite format 3', harness.recoveryCode])
      expect(bytes.includes(canary), canary).toBe(false);
    expect(bytes.includes(harness.profile().keyFor('database'))).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  } finally {
    process.umask(umask);
  }
});

test('a backup made while the profile is being locked is whole or absent', async () => {
  const harness = await anOpenProfile({ protection: 'passphrase' });
  const making = harness.backups.create();

  await harness.vault.lock();
  const { name } = await making;
  await harness.vault.unlock({ way: 'passphrase', passphrase });

  await harness.backups.restore(name);
  expect(harness.vault.status()).toMatchObject({ state: 'open' });
});

test('an old recovery code opens the backups of its time and no later one', async () => {
  const harness = await anOpenProfile();
  const early = fileOf(harness, (await harness.backups.create()).name);
  const code = await harness.vault.newRecoveryCode();
  harness.clock.advance(minutes(1));
  const late = fileOf(harness, (await harness.backups.create()).name);
  const restore = async (path: string, recoveryCode: string): Promise<void> => {
    const fresh = aVaultWithBackups();
    await fresh.vault.start();
    await fresh.vault.restore({ source: { from: 'path', path }, recoveryCode, passphrase: null });
  };

  await restore(early, harness.recoveryCode);
  await restore(late, code);
  await expect(restore(late, harness.recoveryCode)).rejects.toThrow(failing('WRONG_RECOVERY_CODE', { reason: 'other' }));
});

test('the settings of the backups survive damage of their file', async () => {
  const harness = await anOpenProfile();
  await harness.backups.create();
  writeFileSync(harness.paths.backupSettings, '{"folder": 7');

  expect(harness.backups.state()).toMatchObject({ ownFolder: false, backups: [{ reason: 'byHand' }], lastProvenAt: null });
});

test('before the schema changes a backup is made and proven, in the default folder when the chosen one is away', async () => {
  const harness = await anOpenProfile();
  add(harness, 'ada');
  const stick = join(tempFolder(), 'stick');
  mkdirSync(stick);
  harness.backups.setFolder(stick);
  await harness.vault.stop();
  rmSync(stick, { recursive: true });
  const next = aVaultWithBackups({
    folder: harness.folder,
    clock: harness.clock,
    secrets: harness.secrets,
    migrations: slowMigrations(migrations),
  });

  await next.vault.start();

  expect(next.profile().store.counts()).toMatchObject({ clients: 1, filler: 4_000 });
  const [name = '', ...more] = readdirSync(harness.paths.backups);
  expect(more).toEqual([]);
  expect(name).toMatch(/-beforeUpdate\.sdbackup$/u);
  await next.vault.stop();
  rmSync(harness.paths.profile, { recursive: true });
  await harness.vault.start();
  await harness.vault.restore({
    source: { from: 'path', path: join(harness.paths.backups, name) },
    recoveryCode: harness.recoveryCode,
    passphrase: null,
  });
  expect(idsIn(harness)).toEqual(['ada']);
});

test('without a backup the schema is not changed', async () => {
  const harness = await anOpenProfile();
  await harness.vault.stop();
  writeFileSync(harness.paths.backups, 'in the way');
  const before = readFileSync(harness.paths.database);
  const next = aVaultWithBackups({
    folder: harness.folder,
    clock: harness.clock,
    secrets: harness.secrets,
    migrations: slowMigrations(migrations),
  });

  await next.vault.start();

  expect(next.vault.status()).toMatchObject({ state: 'trouble', trouble: 'readOnly' });
  expect(next.events).toEqual([]);
  expect(readFileSync(harness.paths.database).equals(before)).toBe(true);
});
