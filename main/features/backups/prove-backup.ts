import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import { openToMigrate } from '../../db/open-store.ts';
import { toAppError } from '../../files/durable-file.ts';
import { databasePurpose } from '../../vault/open-profile.ts';
import { hashFrom, manifestPurpose, type BackupHead } from './backup-file.ts';
import { requireFreeSpace } from './free-space.ts';

export interface ProveOptions {
  readonly file: string;
  readonly head: BackupHead;
  readonly keyFor: (purpose: string) => Buffer;
  /** Where the database is taken to; must not exist. */
  readonly target: string;
  /** The folder of `target`. */
  readonly targetFolder: string;
}

/**
 * Takes the database out of a backup and proves it: the bytes are those that were written, the key opens them,
 * every page is sound, and every table has the rows that it had.
 *
 * @returns nothing; `target` is then a closed database, ready to take the place of another. After an error it does not exist
 * @throws AppError BACKUP_DAMAGED, BACKUP_NEWER, DISK_FULL
 */
export async function proveBackup({ file, head, keyFor, target, targetFolder }: ProveOptions): Promise<void> {
  const counts = head.countsWith(keyFor(manifestPurpose));
  requireFreeSpace(targetFolder, head.open.database.bytes);
  try {
    await takeOut(file, head, target);
    if ((await hashFrom(target, 0)) !== head.open.database.sha256) throw new AppError('BACKUP_DAMAGED', { reason: 'hash' });
    proveDatabase(target, keyFor(databasePurpose), counts);
  } catch (error) {
    removeDatabase(target);
    throw error;
  }
}

/**
 * Opens a closed copy and compares it with what it was made from.
 *
 * @throws AppError BACKUP_DAMAGED, BACKUP_NEWER
 */
export function proveDatabase(file: string, key: Buffer, counts: Readonly<Record<string, number>>): void {
  try {
    const opened = openToMigrate({ file, key });
    try {
      opened.source.requireSound();
      if (!sameCounts(opened.source.counts(), counts)) throw new AppError('BACKUP_DAMAGED', { reason: 'counts' });
    } finally {
      opened.close();
    }
  } catch (error) {
    if (isAppError(error, 'DATABASE_NEWER')) throw new AppError('BACKUP_NEWER', error.details, { cause: error });
    if (isAppError(error, 'DATABASE_DAMAGED')) throw new AppError('BACKUP_DAMAGED', error.details, { cause: error });
    throw error;
  }
}

/** Removes a copy and what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

async function takeOut(file: string, { databaseAt }: BackupHead, target: string): Promise<void> {
  try {
    await pipeline(createReadStream(file, { start: databaseAt }), createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    throw toAppError(error);
  }
}

function sameCounts(found: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>): boolean {
  const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [...names].every((name) => found[name] === expected[name]);
}
