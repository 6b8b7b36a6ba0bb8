import type { RunResult } from 'better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type * as schema from './schema.ts';

type Handle = BaseSQLiteDatabase<'sync', RunResult, typeof schema>;

declare const access: unique symbol;

/** A handle for functions that only read: it has no insert, update, delete or run. */
export type ReadDb = Pick<Handle, 'select' | 'selectDistinct' | 'all' | 'get' | 'values' | '$count' | 'with'> & {
  readonly [access]: 'read' | 'write';
};

/** A handle inside a transaction. Read functions take it too. */
export type WriteDb = Handle & { readonly [access]: 'write' };

/** The open, encrypted database of a profile. */
export interface Store {
  readonly read: ReadDb;
  /**
   * Runs `work` in one immediate transaction; when it throws, nothing is saved.
   * What it saved survives a power cut once this returns. No `await` inside.
   *
   * @throws AppError DISK_FULL, PROFILE_READ_ONLY, DATABASE_DAMAGED
   */
  write<T>(work: (db: WriteDb) => T): T;
}
