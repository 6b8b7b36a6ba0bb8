import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clients } from '../../main/db/schema.ts';
import { instant } from '../../shared/domain/time.ts';
import { createFakeSecretStore } from '../support/fake-secret-store.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { aVault, aVaultWithBackups, type BackupHarness } from '../support/vault-harness.ts';

const passphrase = 'four ordinary words here';
const ada = { id: 'c1', name: 'Ada Quartermaine', code: null, archivedAt: null, createdAt: instant(0) };
const again = ({ folder, secrets, clock }: BackupHarness) => aVaultWithBackups({ folder, secrets, clock });

/** An open profile with a client, a backup of its own and one of somebody else, and all that lies beside a profile. */
async function aLivedInFolder(protection: string | null = null): Promise<BackupHarness> {
  const harness = aVaultWithBackups({ secrets: createFakeSecretStore() });
  await harness.vault.start();
  await harness.vault.openSample();
  await harness.vault.removeSample();
  await harness.vault.create({ role: 'clinic', passphrase: protection });
  harness.profile().store.write((db) => void db.insert(clients).values(ada).run());
  await harness.backups.create();
  const { folder, paths } = harness;
  writeFileSync(join(paths.backups, 'session-desk-0badcafe-20260101T000000000Z-daily.sdbackup'), 'of another');
  for (const name of ['profile.set-aside-20260101', 'logs', 'desktop']) mkdirSync(join(folder, name));
  for (const name of ['profile.set-aside-20260101/keys.json', 'numbers-0011.mark', 'logs/session-desk.log', 'desktop/places.json'])
    writeFileSync(join(folder, name), 'x');
  return harness;
}

test('erasing leaves nothing of the user but the backups, and the keychain empty', async () => {
  const harness = await aLivedInFolder();
  const { vault, folder, paths, secrets } = harness;
  expect(secrets.entries.size).toBe(1);

  await expect(vault.erase({ passphrase: null, backups: false })).resolves.toEqual({ backupsLeft: false, keychainLeft: false });

  expect(vault.status()).toEqual({ state: 'new', keychain: 'available' });
  expect(secrets.entries.size).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['backups', 'desktop', 'profile.lock', 'work']);
  expect(readdirSync(paths.work)).toEqual([]);
  expect(readdirSync(paths.backups)).toHaveLength(2);
  await vault.create({ role: 'locum', passphrase: null });
  expect(vault.status()).toMatchObject({ state: 'open' });
});

test('backups go only when it is asked for, from the chosen folder as well, and never those of another profile', async () => {
  const harness = await aLivedInFolder();
  const chosen = tempFolder();
  harness.backups.setFolder(chosen);
  await harness.backups.create();
  expect(readdirSync(chosen)).toHaveLength(1);

  await expect(harness.vault.erase({ passphrase: null, backups: true })).resolves.toEqual({ backupsLeft: false, keychainLeft: false });

  expect(readdirSync(chosen)).toEqual([]);
  expect(readdirSync(harness.paths.backups)).toEqual(['session-desk-0badcafe-20260101T000000000Z-daily.sdbackup']);
});

test('a backup folder that cannot be reached is told of, and the rest is erased', async () => {
  const harness = await aLivedInFolder();
  const chosen = tempFolder();
  harness.backups.setFolder(chosen);
  renameSync(chosen, `${chosen}-unplugged`);

  await expect(harness.vault.erase({ passphrase: null, backups: true })).resolves.toEqual({ backupsLeft: true, keychainLeft: false });

  expect(existsSync(harness.paths.profile)).toBe(false);
  renameSync(`${chosen}-unplugged`, chosen);
});

test('with a passphrase set nothing is erased without it', async () => {
  const harness = await aLivedInFolder(passphrase);

  for (const wrong of [null, 'something else entirely'])
    await expect(harness.vault.erase({ passphrase: wrong, backups: true })).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });

  expect(harness.vault.status()).toMatchObject({ state: 'open' });
  expect(harness.profile().store.read.select().from(clients).all()).toEqual([ada]);
  expect(harness.backups.state().backups).toHaveLength(1);
  await harness.vault.erase({ passphrase, backups: true });
  expect(harness.vault.status()).toMatchObject({ state: 'new' });
});

test('a locked profile, the sample and a running session are not erased', async () => {
  const harness = await aLivedInFolder(passphrase);
  const choice = { passphrase, backups: true };

  await harness.vault.lock();
  await expect(harness.vault.erase(choice)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await harness.vault.openSample();
  await expect(harness.vault.erase(choice)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await harness.vault.stop();
  const running = aVault({ folder: harness.folder, secrets: harness.secrets, clock: harness.clock, isRunning: () => true });
  await running.vault.start();
  await running.vault.unlock({ way: 'passphrase', passphrase });
  await expect(running.vault.erase(choice)).rejects.toMatchObject({ code: 'SESSION_RUNNING' });

  expect(running.profile().store.read.select().from(clients).all()).toEqual([ada]);
});

test('an entry that the keychain does not give up is told of', async () => {
  const harness = await aLivedInFolder();
  harness.secrets.fault = 'locked';

  await expect(harness.vault.erase({ passphrase: null, backups: false })).resolves.toEqual({ backupsLeft: false, keychainLeft: true });

  expect(existsSync(harness.paths.profile)).toBe(false);
});

test('an erasing that was interrupted after its first step is finished by the next start', async () => {
  const harness = await aLivedInFolder();
  await harness.vault.stop();
  renameSync(harness.paths.profile, harness.paths.erasing.profile);

  const { vault } = again(harness);
  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'new' });
  expect(readdirSync(harness.folder).sort()).toEqual(['backups', 'desktop', 'profile.lock', 'work']);
});
