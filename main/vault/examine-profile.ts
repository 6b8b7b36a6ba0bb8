import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lockReasons, type VaultTrouble } from '../../shared/contract/vault.ts';
import { mark, isFree } from './make-profile.ts';
import { makePrivateFolder, syncFolder, systemCode, translateFileErrors } from '../files/durable-file.ts';
import { finishErasing } from './erase-profile.ts';
import { readKeyFile, type KeyFile } from './key-file.ts';
import type { FolderPaths, ProfilePaths } from './profile-paths.ts';

export type LockReason = (typeof lockReasons)[number];

/** What lies in the folder, as far as it can be told without a key. */
export type Finding =
  | { readonly kind: 'free' }
  | { readonly kind: 'trouble'; readonly trouble: Extract<VaultTrouble, 'keysMissing' | 'keysDamaged' | 'databaseMissing'> }
  | {
      readonly kind: 'profile';
      readonly keys: KeyFile;
      /** Set while the user keeps it locked, across starts. */ readonly lockedBy: LockReason | null;
    };

/** Looks, and changes nothing. @throws AppError PROFILE_READ_ONLY when it may not look */
export function examineProfile(paths: FolderPaths): Finding {
  if (isFree(paths)) return { kind: 'free' };
  const state = readKeyFile(paths);
  const database = exists(paths.database);
  if (state.kind === 'damaged') return { kind: 'trouble', trouble: 'keysDamaged' };
  if (!database) return { kind: 'trouble', trouble: 'databaseMissing' };
  if (state.kind === 'missing') return { kind: 'trouble', trouble: 'keysMissing' };
  return { kind: 'profile', keys: state.keys, lockedBy: readLockMark(paths) };
}

/**
 * Brings the folder in order after a process that died; the caller holds the folder's lock.
 * Finishes an erasing that was begun and a restore that had already moved the old profile aside, and removes files of work in hand.
 */
export function tidyFolder(paths: FolderPaths): void {
  finishErasing(paths);
  finishRestore(paths);
  translateFileErrors(() => rmSync(paths.work, { recursive: true, force: true }));
  makePrivateFolder(paths.work);
  for (const folder of [dirname(paths.profile), paths.profile]) removeParts(folder);
}

/** Goes on with a restore that stopped after the old profile was moved aside. @throws AppError DISK_FULL, PROFILE_READ_ONLY */
export function finishRestore(paths: FolderPaths): void {
  if (exists(paths.makingReady) && !exists(paths.profile)) takeMaking(paths);
}

/**
 * Puts a restored profile, complete in the making, in the place of the one that was moved aside.
 *
 * @throws AppError DISK_FULL, PROFILE_READ_ONLY; when nothing stands in that place then, the restored profile is still in the making
 */
export function takeMaking(paths: FolderPaths): void {
  translateFileErrors(() => {
    renameSync(paths.making.profile, paths.profile);
    syncFolder(dirname(paths.profile));
    rmSync(join(paths.profile, basename(paths.makingReady)), { force: true });
  });
  const restored = readKeyFile(paths);
  if (restored.kind === 'found') mark(paths, restored.keys.profileId);
}

function removeParts(folder: string): void {
  if (!exists(folder)) return;
  translateFileErrors(() => {
    for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  });
}

function exists(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return false;
    return translateFileErrors(() => {
      throw error;
    });
  }
}

function readLockMark({ lockMark }: ProfilePaths): LockReason | null {
  if (!exists(lockMark)) return null;
  const text = translateFileErrors(() => readFileSync(lockMark, 'utf8')).trim();
  return lockReasons.find((reason) => reason === text) ?? 'byHand';
}
