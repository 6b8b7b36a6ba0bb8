import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';

/**
 * SQLite's result codes that a user can meet; the longest prefix counts.
 * SQLITE_NOTADB is not among them: whether the key or the file is wrong is known only to the one who opens (open-connection.ts).
 */
const meanings: Readonly<Record<string, ErrorCode>> = {
  SQLITE_FULL: 'DISK_FULL',
  // The index of the write-ahead log could not grow: the disk is full as well.
  SQLITE_IOERR_SHMSIZE: 'DISK_FULL',
  SQLITE_CORRUPT: 'DATABASE_DAMAGED',
  SQLITE_NOTADB: 'DATABASE_DAMAGED',
  SQLITE_IOERR_SHORT_READ: 'DATABASE_DAMAGED',
  SQLITE_IOERR: 'DISK_FAILED',
  SQLITE_READONLY: 'PROFILE_READ_ONLY',
  SQLITE_CANTOPEN: 'PROFILE_READ_ONLY',
  SQLITE_PERM: 'PROFILE_READ_ONLY',
  SQLITE_BUSY: 'PROFILE_IN_USE',
};

/** Runs `work`; a fault of the disk or the file leaves as an AppError, anything else as it is. */
export function translateSqlite<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error);
  }
}

function toAppError(error: unknown): unknown {
  // Drizzle wraps what `run` throws and puts the statement into the message.
  const fault = error instanceof Error && error.name === 'DrizzleError' ? error.cause : error;
  if (!(fault instanceof Database.SqliteError)) return fault;
  const prefix = Object.keys(meanings)
    .filter((known) => fault.code === known || fault.code.startsWith(`${known}_`))
    .sort((a, b) => b.length - a.length)[0];
  const code = prefix === undefined ? undefined : meanings[prefix];
  return code === undefined ? fault : new AppError(code, { sqlite: fault.code }, { cause: fault });
}
