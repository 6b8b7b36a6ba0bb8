import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Backup } from '../../../shared/contract/backups.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { SourceStore } from '../../db/open-store.ts';
import { makePrivateFolder, syncFolder, systemCode } from '../../files/durable-file.ts';
import type { PortableKeys } from '../../vault/key-file.ts';
import { databasePurpose } from '../../vault/open-profile.ts';
import { hashFrom, manifestPurpose, writeHead } from './backup-file.ts';
import { backupName, removeParts, type BackupReason } from './backup-list.ts';
import { requireFreeSpace } from './free-space.ts';
import { proveDatabase, removeDatabase } from './prove-backup.ts';

/** Where backups go, and where they are made. */
export interface BackupPlace {
  readonly folder: string;
  /** False for the default folder, which is made when it is missing; a folder of the user's is not: its disk may be unplugged. */
  readonly ownFolder: boolean;
  /** A folder on the disk of the profile for files in hand; exists. */
  readonly work: string;
}

export interface MakeBackupOptions {
  readonly source: SourceStore;
  readonly keyFor: (purpose: string) => Buffer;
  readonly portableKeys: PortableKeys;
  readonly place: BackupPlace;
  readonly now: Instant;
  readonly reason: BackupReason;
}

/**
 * Makes a backup and proves it: an encrypted copy is opened, checked and compared before it is written to the folder,
 * and what was written is read back. Only then does it get the name under which it counts.
 *
 * @throws AppError DISK_FULL, BACKUP_FOLDER_UNUSABLE, BACKUP_DAMAGED; no file is left, and the backups that are there are untouched
 */
export async function makeBackup(options: MakeBackupOptions): Promise<Backup> {
  const { source, keyFor, place, portableKeys, now, reason } = options;
  // Taken at once: the profile may be locked while the file is being written.
  const keys = { database: keyFor(databasePurpose), manifest: keyFor(manifestPurpose) };
  const copy = join(place.work, `${randomUUID()}.db`);
  requireFolder(place, portableKeys.profileId);
  requireFreeSpace(place.work, source.bytes());
  try {
    const counts = source.counts();
    source.copyInto(copy);
    proveDatabase(copy, keys.database, counts);
    const database = { bytes: statSync(copy).size, sha256: await hashFrom(copy, 0) };
    const head = writeHead(
      { madeAt: now, reason, schemaVersion: source.schemaVersion, keys: portableKeys, database },
      counts,
      keys.manifest,
    );
    const name = backupName(portableKeys.profileId, now, reason);
    await inFolder(() => writeInto(copy, head, database, join(place.folder, name), place.folder));
    return { name, madeAt: now, reason, bytes: head.length + database.bytes };
  } finally {
    removeDatabase(copy);
  }
}

function requireFolder({ folder, ownFolder }: BackupPlace, profileId: string): void {
  try {
    if (!ownFolder) makePrivateFolder(folder);
    if (!statSync(folder).isDirectory()) throw new AppError('BACKUP_FOLDER_UNUSABLE', { reason: 'file' });
    removeParts(folder, profileId);
  } catch (error) {
    throw toFolderError(error);
  }
}

async function writeInto(
  copy: string,
  head: Buffer,
  database: { readonly bytes: number; readonly sha256: string },
  file: string,
  folder: string,
): Promise<void> {
  requireFreeSpace(folder, database.bytes + head.length);
  const part = `${file}.part`;
  try {
    await pipeline(
      async function* () {
        yield head;
        yield* createReadStream(copy);
      },
      createWriteStream(part, { flags: 'w', mode: 0o600, flush: true }),
    );
    if ((await hashFrom(part, head.length)) !== database.sha256) throw new AppError('BACKUP_DAMAGED', { reason: 'written' });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  syncFolder(folder);
}

async function inFolder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFolderError(error);
  }
}

/** Whatever goes wrong in the folder, other than a full disk, makes it unusable for backups. */
export function toFolderError(error: unknown): unknown {
  const system = systemCode(error instanceof AppError ? error.cause : error);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(system)) return new AppError('DISK_FULL', { system }, { cause: error });
  if (isAppError(error) && error.code !== 'PROFILE_READ_ONLY') return error;
  return system === '' ? error : new AppError('BACKUP_FOLDER_UNUSABLE', { system }, { cause: error });
}
