import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import { createStore } from '../db/open-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import { makeKeychainSlot, makePassphraseSlot, makeRecoverySlot, requireLongEnough, type SlotContext } from './change-slots.ts';
import { makePrivateFolder, syncFolder, translateFileErrors, writeDurably } from '../files/durable-file.ts';
import { saveKeyFile, type KeyFile } from './key-file.ts';
import { checkValueOf, deriveKey, makeDataKey, type DataKey } from './key-slots.ts';
import { databasePurpose } from './open-profile.ts';
import { holdsFiles, storeFolderOf, type FolderPaths } from './profile-paths.ts';

export interface MakeProfileOptions {
  readonly paths: FolderPaths;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  /** A hash of this computer (node/computer.ts). */
  readonly computer: string;
  /** Null protects the profile by the keychain. */
  readonly passphrase: string | null;
}

/** Whether there is no trace of a profile: no key, no database, and no marker outside them. */
export function isFree({ profile, marker }: FolderPaths): boolean {
  return !existsSync(marker) && !holdsFiles(profile);
}

/**
 * Makes a profile with a new data key. The only place where one is made.
 * Built in a folder beside it and renamed as a whole: whatever interrupts it, there is all of it or nothing.
 *
 * @throws AppError VAULT_EXISTS, PASSPHRASE_NEEDED (with the keychain's `fault`), PASSPHRASE_TOO_SHORT, PROFILE_READ_ONLY, DISK_FULL
 */
export async function makeProfile(options: MakeProfileOptions): Promise<{ dataKey: DataKey; keys: KeyFile; recoveryCode: string }> {
  const { paths, clock, computer, passphrase } = options;
  if (!isFree(paths)) throw new AppError('VAULT_EXISTS');
  if (passphrase !== null) requireLongEnough(passphrase);
  const context: SlotContext = { profileId: randomUUID(), dataKey: makeDataKey(), now: clock.now() };
  const { profileId, dataKey } = context;
  const protection = await protect(context, options);
  const { slot, code } = await makeRecoverySlot(context);
  const keys: KeyFile = { format: 1, profileId, check: checkValueOf(dataKey), ...protection, recovery: slot, computer };
  beginMaking(paths);
  saveKeyFile(paths.making, keys, { revokes: true });
  createStore({ file: paths.making.database, key: deriveKey(dataKey, databasePurpose) }).close();
  syncFolder(storeFolderOf(paths.making));
  commitMaking(paths, profileId);
  return { dataKey, keys, recoveryCode: code };
}

async function protect(context: SlotContext, { secrets, passphrase }: MakeProfileOptions): Promise<Pick<KeyFile, 'os' | 'passphrase'>> {
  if (passphrase !== null) return { os: null, passphrase: await makePassphraseSlot(context, passphrase) };
  const keychain = await makeKeychainSlot(context, secrets);
  if (keychain.kind === 'fault') throw new AppError('PASSPHRASE_NEEDED', { fault: keychain.fault });
  return { os: keychain.slot, passphrase: null };
}

/** Clears what an interrupted attempt left in the making: nobody was ever told that it exists. */
export function beginMaking({ making }: FolderPaths): void {
  translateFileErrors(() => rmSync(making.profile, { recursive: true, force: true }));
  makePrivateFolder(storeFolderOf(making));
}

/** Puts the finished making in the place of the profile, which must be free, and marks it outside. */
export function commitMaking(paths: FolderPaths, profileId: string): void {
  translateFileErrors(() => {
    syncFolder(paths.making.profile);
    // Only empty folders can stand there: Windows does not rename over them.
    if (!holdsFiles(paths.profile)) rmSync(paths.profile, { recursive: true, force: true });
    renameSync(paths.making.profile, paths.profile);
    syncFolder(dirname(paths.profile));
  });
  mark(paths, profileId);
}

/** Notes outside the profile that there is one. */
export function mark({ marker }: FolderPaths, profileId: string): void {
  const content = `${profileId}\n`;
  const isMarked = existsSync(marker) && translateFileErrors(() => readFileSync(marker, 'utf8')) === content;
  if (!isMarked) writeDurably(marker, content);
}
