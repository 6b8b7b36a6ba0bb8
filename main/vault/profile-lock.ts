import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { translateSqlite } from '../db/sqlite-errors.ts';
import { makePrivateFile, makePrivateFolder, translateFileErrors } from '../files/durable-file.ts';

/** The right to use a data folder, held by one process at a time. */
export interface ProfileLock {
  release(): void;
}

/**
 * Takes the lock that keeps a second instance, or the command line, off the same data.
 * SQLite's own file lock is used, on an empty database: it works alike on the three systems,
 * and the system releases it when the process dies in whatever way.
 *
 * @throws AppError PROFILE_IN_USE, PROFILE_READ_ONLY, DISK_FULL
 */
export function lockProfile(file: string): ProfileLock {
  makePrivateFolder(dirname(file));
  if (!existsSync(file)) makePrivateFile(file);
  // SQLite would open it for reading instead, and then `BEGIN EXCLUSIVE` locks nothing.
  translateFileErrors(() => accessSync(file, constants.W_OK));
  const database = translateSqlite(() => new Database(file, { timeout: 0 }));
  try {
    translateSqlite(() => {
      database.pragma('journal_mode = MEMORY'); // nothing is written, so that a full disk is no obstacle
      database.exec('BEGIN EXCLUSIVE');
    });
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => void database.close() };
}
