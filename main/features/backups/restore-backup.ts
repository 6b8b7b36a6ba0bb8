import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Backup, RestoreDone } from '../../../shared/contract/backups.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import { makeKeychainSlot, makePassphraseSlot, requireLongEnough, type SlotContext } from '../../vault/change-slots.ts';
import { makePrivateFolder, syncFolder, syncPath, systemCode, translateFileErrors, writeDurably } from '../../files/durable-file.ts';
import { takeMaking } from '../../vault/examine-profile.ts';
import { saveKeyFile, type KeyFile, type PortableKeys } from '../../vault/key-file.ts';
import { deriveKey } from '../../vault/key-slots.ts';
import { beginMaking } from '../../vault/make-profile.ts';
import { holdsFiles, pathsIn, storeFolderOf, type FolderPaths } from '../../vault/profile-paths.ts';
import { unlockWithRecovery } from '../../vault/unlock.ts';
import { readHead } from './backup-file.ts';
import { listBackups } from './backup-list.ts';
import { proveBackup } from './prove-backup.ts';

export interface RestoreOptions {
  /** A backup file, or a folder whose newest one is meant. */
  readonly file: string;
  /** The app's data folder; the caller holds its lock. */
  readonly folder: string;
  readonly recoveryCode: string;
  /** A new passphrase. Null keeps the one that the backup knows; where it knows none, the keychain takes the key. */
  readonly passphrase: string | null;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  /** A hash of this computer. */
  readonly computer: string;
}

/**
 * Brings a backup into a data folder with nothing but its recovery code: on a new computer, or over a profile that is damaged.
 * The restored profile is complete and proven before anything is moved; what was there is then moved aside with the date.
 *
 * @returns what to tell about it
 * @throws AppError BACKUP_NONE, FILE_UNREADABLE, BACKUP_DAMAGED, BACKUP_NEWER, WRONG_RECOVERY_CODE, PASSPHRASE_NEEDED, PASSPHRASE_TOO_SHORT,
 *   DISK_FULL, PROFILE_READ_ONLY; the profile that was there is then untouched
 */
export async function restoreBackupFile(options: RestoreOptions): Promise<RestoreDone> {
  const { folder, recoveryCode, passphrase, clock } = options;
  if (passphrase !== null) requireLongEnough(passphrase);
  const file = findBackup(options.file);
  const head = readHead(file);
  const dataKey = await unlockWithRecovery(head.open.keys, recoveryCode);
  try {
    const paths = pathsIn(folder);
    beginMaking(paths);
    const target = paths.making.database;
    await proveBackup({ file, head, keyFor: (purpose) => deriveKey(dataKey, purpose), target, targetFolder: storeFolderOf(paths.making) });
    const context = { profileId: head.open.keys.profileId, dataKey, now: clock.now() };
    saveKeyFile(paths.making, await keysFor(head.open.keys, context, options), { revokes: true });
    const aside = replaceProfile(paths, context.now);
    return {
      profileId: context.profileId,
      doneAt: context.now,
      madeAt: head.open.madeAt,
      replaced: aside === null ? null : { by: 'folder', path: aside },
    };
  } finally {
    dataKey.fill(0);
  }
}

function findBackup(path: string): string {
  const newest = newestIn(path);
  if (newest === undefined) return path;
  if (newest === null) throw new AppError('BACKUP_NONE');
  return join(path, newest.name);
}

/** The newest backup of a folder, null when it holds none, undefined when the path leads to no folder. */
function newestIn(path: string): Backup | null | undefined {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
    return listBackups(path, null)[0] ?? null;
  } catch (error) {
    throw new AppError('FILE_UNREADABLE', { system: systemCode(error) }, { cause: error });
  }
}

async function keysFor(portable: PortableKeys, context: SlotContext, { passphrase, secrets, computer }: RestoreOptions): Promise<KeyFile> {
  const base = { ...portable, format: 1 as const, computer };
  if (passphrase !== null) return { ...base, os: null, passphrase: await makePassphraseSlot(context, passphrase) };
  if (portable.passphrase) return { ...base, os: null };
  const keychain = await makeKeychainSlot(context, secrets);
  if (keychain.kind === 'fault') throw new AppError('PASSPHRASE_NEEDED', { fault: keychain.fault });
  return { ...base, os: keychain.slot };
}

/**
 * Two renames; a start after an interruption between them finishes the second (vault/examine-profile.ts).
 *
 * @returns the folder in which what was there is kept; null when nothing was
 */
function replaceProfile(paths: FolderPaths, now: Instant): string | null {
  syncFolder(storeFolderOf(paths.making));
  writeDurably(paths.makingReady, '');
  const held = holdsFiles(paths.profile);
  const aside = translateFileErrors(() => freeName(`${paths.profile}.${held ? 'set-aside' : 'empty'}-${stampOf(now)}`));
  const isThere = existsSync(paths.profile);
  if (isThere) translateFileErrors(() => renameSync(paths.profile, aside));
  try {
    takeMaking(paths);
  } catch (error) {
    if (existsSync(paths.profile)) throw error;
    putBack(paths, isThere ? aside : null);
    throw error;
  }
  return held ? aside : null;
}

/** Undoes what `replaceProfile` began. What cannot be undone either is finished at the next look at the folder. */
function putBack(paths: FolderPaths, aside: string | null): void {
  try {
    if (aside !== null) renameSync(aside, paths.profile);
    rmSync(paths.makingReady, { force: true });
  } catch {
    // The restored profile is whole and marked as ready, so nothing is lost; the first error is the one to tell.
  }
}

/**
 * Puts a proven, closed database in the place of the closed one of the same profile. The old one is kept in a folder with the date.
 * Whatever interrupts it, one whole database is in place.
 *
 * @throws AppError DISK_FULL, PROFILE_READ_ONLY
 */
export function swapDatabase(paths: FolderPaths, proven: string, now: Instant): void {
  const aside = translateFileErrors(() => freeName(join(paths.profile, `set-aside-${stampOf(now)}`)));
  makePrivateFolder(aside);
  const keep = (file: string): string => join(aside, basename(file));
  // A log that is left belongs to the old database; beside the new one it would be damage.
  const logs = [`${paths.database}-wal`, `${paths.database}-shm`].filter((file) => existsSync(file));
  translateFileErrors(() => {
    keepName(paths.database, keep(paths.database));
    try {
      for (const file of logs) renameSync(file, keep(file));
      syncFolder(aside);
      renameSync(proven, paths.database);
    } catch (error) {
      // Without its log the old database would lack the last changes.
      for (const file of logs) if (existsSync(keep(file))) renameSync(keep(file), file);
      throw error;
    }
    syncFolder(dirname(paths.database));
  });
}

/** A second name for the same file, so that the first is never missing. */
function keepName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCode(error))) throw error;
    copyFileSync(file, name); // FAT and some shares know no second name
    syncPath(name);
  }
}

function stampOf(now: Instant): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
}

function freeName(path: string): string {
  const taken = existsSync(dirname(path)) ? new Set(readdirSync(dirname(path))) : new Set<string>();
  let name = basename(path);
  for (let count = 2; taken.has(name); count++) name = `${basename(path)}-${count}`;
  return join(dirname(path), name);
}
