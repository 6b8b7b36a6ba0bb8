import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';

/**
 * Replaces a small file so that after a power cut either the old or the new content is there, whole.
 * Only the user can read it.
 *
 * @throws AppError DISK_FULL, PROFILE_READ_ONLY; the old content is then untouched
 */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const part = `${file}.${randomUUID()}.part`;
  translateFileErrors(() => {
    try {
      writeSynced(part, Buffer.from(content));
      renameSync(part, file);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
    syncFolder(dirname(file));
  });
}

function writeSynced(file: string, bytes: Buffer): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a folder that only the user can enter, and its parents. @throws AppError DISK_FULL, PROFILE_READ_ONLY */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    // On a read-only disk Node reports the missing parent instead of the reason (24.21, Linux).
    throw systemCode(error) === 'ENOENT' ? new AppError('PROFILE_READ_ONLY', { system: 'ENOENT' }, { cause: error }) : toAppError(error);
  }
}

/** Makes an empty file that only the user can read; SQLite's own default would let everyone read it. */
export function makePrivateFile(file: string): void {
  translateFileErrors(() => closeSync(openSync(file, 'wx', 0o600)));
}

/** Makes renames and new names in the folder survive a power cut. @throws AppError DISK_FAILED, DISK_FULL, PROFILE_READ_ONLY */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows cannot open a folder for this; NTFS journals its names
  try {
    sync(folder);
  } catch (error) {
    if (systemCode(error) !== 'EINVAL') throw toAppError(error); // some network shares cannot sync a folder, and name files at once
  }
}

/** Makes the content of a file survive a power cut. @throws AppError DISK_FAILED, DISK_FULL, PROFILE_READ_ONLY */
export function syncPath(path: string): void {
  translateFileErrors(() => sync(path));
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const meanings: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EIO: 'DISK_FAILED',
  EROFS: 'PROFILE_READ_ONLY',
  EACCES: 'PROFILE_READ_ONLY',
  EPERM: 'PROFILE_READ_ONLY',
  // The place of the folder is taken by a file.
  ENOTDIR: 'PROFILE_READ_ONLY',
  EEXIST: 'PROFILE_READ_ONLY',
};

/** Runs `work`; a full or unwritable disk leaves as an AppError, anything else as it is. */
export function translateFileErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error);
  }
}

/** The same for an error already caught. */
export function toAppError(error: unknown): unknown {
  const system = systemCode(error);
  const code = meanings[system];
  return code === undefined ? error : new AppError(code, { system }, { cause: error });
}

/** The system's name of an error (`ENOSPC`), or an empty text. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
