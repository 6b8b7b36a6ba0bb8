import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error.ts';
import { systemCode, toAppError } from '../files/durable-file.ts';
import { translateSqlite } from './sqlite-errors.ts';

export type Connection = Database.Database;

export interface ConnectionOptions {
  readonly file: string;
  /** 32 bytes; the caller knows that they are the right ones (vault/key-file.ts keeps a check value). */
  readonly key: Buffer;
  /** Makes a new file. Otherwise a missing or empty file is an error, never a fresh database. */
  readonly create?: boolean;
  /** This process has the file open already: its header is not looked at again, which would drop its locks. */
  readonly isBeside?: boolean;
}

/**
 * Opens the encrypted file (SQLCipher v4 format, raw key) with every setting it needs, in the only order that is safe.
 * No `verbose` here: it would print statements. `key()` keeps the key out of SQL text.
 *
 * @throws AppError DATABASE_MISSING, DATABASE_DAMAGED (also a plain or empty file in its place, or one that the key does not fit),
 *   PROFILE_READ_ONLY, DISK_FULL, PROFILE_IN_USE
 */
export function openConnection({ file, key, create = false, isBeside = false }: ConnectionOptions): Connection {
  if (!create && !isBeside) requireEncryptedFile(file);
  const connection = translateSqlite(() => new Database(file, { fileMustExist: !create, timeout: 5_000 }));
  try {
    translateSqlite(() => {
      applyKey(connection, key);
      configure(connection);
    });
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function applyKey(connection: Connection, key: Buffer): void {
  connection.pragma("cipher='sqlcipher'");
  connection.pragma('legacy=4');
  connection.key(Buffer.from(`x'${key.toString('hex')}'`));
  // Plain better-sqlite3 takes the three lines above without a word and writes plain text.
  connection.prepare('SELECT sqlite3mc_version()').get();
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function configure(connection: Connection): void {
  const mode = connection.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new AppError('PROFILE_READ_ONLY', { journal: String(mode) });
  // NORMAL, the build's default, loses acknowledged work in a power cut. Not stored in the file: set on every connection.
  connection.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    connection.pragma('fullfsync = ON');
    connection.pragma('checkpoint_fullfsync = ON');
  }
  // Temporary files would not be encrypted.
  connection.pragma('temp_store = MEMORY');
  connection.pragma('secure_delete = ON');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cache_size = -16000');
  // A file or folder that cannot be written is told now, not at the first save.
  connection.exec('BEGIN IMMEDIATE; ROLLBACK');
}

const plainHeader = Buffer.from('SQLite format 3\0');

/**
 * Looks at the file before SQLite does: SQLite takes an empty file for a new database.
 * Must not run while this process has the file open: closing any descriptor of a file drops its POSIX locks.
 */
function requireEncryptedFile(file: string): void {
  const header = readHeader(file);
  if (header.length < plainHeader.length) throw new AppError('DATABASE_DAMAGED', { reason: 'empty' });
  if (header.equals(plainHeader)) throw new AppError('DATABASE_DAMAGED', { reason: 'plain' });
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(plainHeader.length);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw fileError(error);
  }
  try {
    return header.subarray(0, readSync(descriptor, header));
  } catch (error) {
    throw toAppError(error);
  } finally {
    closeSync(descriptor);
  }
}

function fileError(error: unknown): unknown {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR' ? new AppError('DATABASE_MISSING', {}, { cause: error }) : toAppError(error);
}
