import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { listBackups } from './backup-list.ts';
import { toFolderError } from './make-backup.ts';

/** The backups of a folder; none when it cannot be read. */
export function listIfThere(folder: string, profileId: string | null): readonly Backup[] {
  try {
    return listBackups(folder, profileId);
  } catch {
    return []; // a folder that is not there, or on a disk that is unplugged, holds none to choose from
  }
}

/** A small file's text; null when it cannot be read. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // without it the backups of every profile are listed
  }
}

/**
 * Tries whether backups can be written into a folder.
 *
 * @throws AppError that says what is wrong with it
 */
export function requireWritable(folder: string): void {
  const trial = join(folder, `.session-desk-${randomUUID()}`);
  try {
    if (!isAbsolute(folder) || !statSync(folder).isDirectory()) throw new AppError('BACKUP_FOLDER_UNUSABLE', { reason: 'folder' });
    writeFileSync(trial, '', { flag: 'wx', mode: 0o600 });
    rmSync(trial);
  } catch (error) {
    throw toFolderError(error);
  }
}
