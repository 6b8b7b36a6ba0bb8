import { existsSync } from 'node:fs';
import type { Statement } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../../shared/errors/app-error.ts';
import { migrate, newestVersion, requireKnownVersion, requireSound, schemaVersionOf } from './migrate.ts';
import { migrations as allMigrations, type Migration } from './migrations/all.ts';
import { makePrivateFile } from '../files/durable-file.ts';
import { openConnection, type Connection } from './open-connection.ts';
import * as schema from './schema.ts';
import { translateSqlite } from './sqlite-errors.ts';
import type { ReadDb, Store, WriteDb } from './store.ts';

export interface OpenOptions {
  readonly file: string;
  /** 32 bytes. */
  readonly key: Buffer;
  readonly migrations?: readonly Migration[];
}

/** What a backup needs of a store. */
export interface SourceStore {
  readonly schemaVersion: number;
  /** The size of the database; a copy is not larger. */
  bytes(): number;
  /**
   * Writes a whole, compact and equally encrypted copy to a file that must not exist.
   *
   * @throws AppError DISK_FULL, PROFILE_READ_ONLY; what was written by then is left for the caller to remove
   */
  copyInto(file: string): void;
  /** Rows per table. */
  counts(): Readonly<Record<string, number>>;
  /** Reads every page. @throws AppError DATABASE_DAMAGED */
  requireSound(): void;
}

/** A store with its life; whoever opened it closes it. */
export interface OpenStore extends Store, SourceStore {
  readonly file: string;
  /** Calls back before each write; returns what stops it. */
  beforeWrite(heard: () => void): () => void;
  close(): void;
}

/** A database that was opened but not yet brought up to date. */
export interface StoreToMigrate {
  readonly source: SourceStore;
  /** Whether `migrate` will change a schema that is there: save a copy first. */
  readonly outdated: boolean;
  /** @throws AppError DATABASE_DAMAGED, DISK_FULL, PROFILE_READ_ONLY; the file is then closed and as it was */
  migrate(): OpenStore;
  close(): void;
}

/**
 * Opens an existing database and brings its schema up to date.
 *
 * @throws AppError DATABASE_MISSING, DATABASE_DAMAGED, DATABASE_NEWER, PROFILE_READ_ONLY, DISK_FULL, PROFILE_IN_USE
 */
export function openStore(options: OpenOptions): OpenStore {
  return openToMigrate(options).migrate();
}

/**
 * The same in two steps, so that a backup can be made in between.
 *
 * @throws AppError as `openStore`
 */
export function openToMigrate({ file, key, migrations = allMigrations }: OpenOptions): StoreToMigrate {
  const connection = openConnection({ file, key });
  const closingOnError = <T>(work: () => T): T => {
    try {
      return translateSqlite(work);
    } catch (error) {
      connection.close();
      throw error;
    }
  };
  const from = closingOnError(() => requireKnownVersion(connection, migrations));
  return {
    source: sourceOf(connection),
    outdated: from > 0 && from < newestVersion(migrations),
    migrate: () =>
      closingOnError(() => {
        migrate(connection, migrations);
        return storeOf(connection, file);
      }),
    close: () => void connection.close(),
  };
}

/**
 * Makes a new, empty database with the present schema, and opens it.
 * The only function that makes a database file; it never touches one that is there.
 *
 * @throws AppError VAULT_EXISTS, PROFILE_READ_ONLY, DISK_FULL
 */
export function createStore({ file, key, migrations = allMigrations }: OpenOptions): OpenStore {
  if (existsSync(file)) throw new AppError('VAULT_EXISTS');
  makePrivateFile(file);
  const connection = openConnection({ file, key, create: true });
  try {
    translateSqlite(() => migrate(connection, migrations));
  } finally {
    connection.close();
  }
  // Opened anew so that the header on the disk is seen to be encrypted.
  return openStore({ file, key, migrations });
}

function storeOf(connection: Connection, file: string): OpenStore {
  // The driver asks for a whole connection but uses `prepare` alone, since transactions are made below.
  const handle = drizzle({ client: translating(connection) as Connection, schema });
  const run = connection.transaction((work: (db: WriteDb) => unknown) => work(handle as unknown as WriteDb)); // branded here, and only while a transaction is open
  const followers = new Set<() => void>();
  return {
    ...sourceOf(connection),
    file,
    beforeWrite: (heard) => {
      followers.add(heard);
      return () => followers.delete(heard);
    },
    read: handle as unknown as ReadDb, // branded here alone
    write: <T>(work: (db: WriteDb) => T) => {
      for (const heard of followers) heard();
      return translateSqlite(() => run.immediate(work)) as T; // `run` returns what `work` returned
    },
    close: () => void connection.close(),
  };
}

function sourceOf(connection: Connection): SourceStore {
  return {
    schemaVersion: schemaVersionOf(connection),
    bytes: () => Number(connection.pragma('page_count', { simple: true })) * Number(connection.pragma('page_size', { simple: true })),
    copyInto: (file) => {
      makePrivateFile(file);
      translateSqlite(() => void connection.prepare('VACUUM INTO ?').run(file));
    },
    counts: () => translateSqlite(() => countRows(connection)),
    requireSound: () => translateSqlite(() => requireSound(connection)),
  };
}

function countRows(connection: Connection): Readonly<Record<string, number>> {
  const tables = connection
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((name) => [name, connection.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0]),
  );
}

/** The connection as the query builder uses it, with the errors of the disk translated. */
function translating(connection: Connection): Pick<Connection, 'prepare'> {
  const wrap = (statement: Statement): object => ({
    run: (...values: unknown[]) => translateSqlite(() => statement.run(...values)),
    get: (...values: unknown[]) => translateSqlite(() => statement.get(...values)),
    all: (...values: unknown[]) => translateSqlite(() => statement.all(...values)),
    raw: () => wrap(statement.raw()),
  });
  return { prepare: ((sql: string) => wrap(translateSqlite(() => connection.prepare(sql)))) as Connection['prepare'] }; // the four methods above are all that the builder calls
}
