import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { sql, type ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle as overServer } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overEmbedded } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { fromPglite, type Db as JobDatabase } from 'pg-boss';
import type { CloudConfig } from '../config.ts';
import { tenantRole } from './migrations/own-rows.ts';
import * as schema from './schema.ts';

/** What both kinds of PostgreSQL answer to a query written by hand. */
interface Rows<Row> {
  readonly rows: Row[];
}

interface RowsOfQuery extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** Drizzle over either kind of PostgreSQL; also what a transaction hands out. */
export type Db = PgDatabase<RowsOfQuery, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export interface CloudDatabase {
  /** The service itself, beyond row-level security: sign-in, webhooks, jobs. Never given to a route of an account. */
  readonly service: Db;
  /**
   * One transaction in which only the rows of one account are there to be seen or changed, whatever a query forgets to say.
   * Row-level security of PostgreSQL holds it, not the query.
   */
  asAccount<T>(accountId: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** The same database as the queue of jobs speaks to it. */
  readonly jobs: { readonly db: JobDatabase; readonly backend: 'postgres' | 'pglite' };
  /** Whether the database answers, within two seconds. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** A database that takes longer to say that it is there is as good as away. */
const PING_WITHIN_MS = 2_000;

/** Opens the database that the settings name; the schema is brought up to date by `migrate`. */
export async function openDatabase(config: CloudConfig['database']): Promise<CloudDatabase> {
  if (config.kind === 'server') {
    const pool = new Pool({
      connectionString: config.url,
      max: 20,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
    });
    // A connection that breaks while nobody uses it is replaced by the pool; unheard, its error would end the process.
    pool.on('error', () => undefined);
    // And so would that of one that breaks between two statements of a transaction; the next statement says it.
    pool.on('connect', (client) => void client.on('error', () => undefined));
    return databaseOf(
      overServer(pool, { schema }),
      { db: { executeSql: (text, values) => pool.query(text, values) }, backend: 'postgres' },
      () => pool.end(),
    );
  }
  mkdirSync(config.folder, { recursive: true, mode: 0o700 });
  const embedded = await PGlite.create(config.folder);
  return databaseOf(overEmbedded(embedded, { schema }), { db: fromPglite(embedded), backend: 'pglite' }, () => embedded.close());
}

function databaseOf(service: Db, jobs: CloudDatabase['jobs'], close: () => Promise<void>): CloudDatabase {
  return {
    service,
    jobs,
    asAccount: (accountId, work) =>
      service.transaction(async (db) => {
        // Both hold until the transaction ends, as `set local` does.
        await db.execute(sql`select set_config('session_desk.account', ${accountId}, true), set_config('role', ${tenantRole}, true)`);
        return work(db);
      }),
    ping: () => {
      const asked = service.execute(sql`select 1`).then(
        () => true,
        () => false,
      );
      return Promise.race([asked, setTimeout(PING_WITHIN_MS, false, { ref: false })]);
    },
    close,
  };
}
