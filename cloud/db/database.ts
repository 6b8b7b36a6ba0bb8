import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { sql, type ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overEmbedded } from 'drizzle-orm/pglite';
import { fromPglite, type Db as JobDatabase } from 'pg-boss';
import { atMost } from '../at-most.ts';
import type { CloudConfig } from '../config.ts';
import { tenantRole } from './migrations/own-rows.ts';
import * as schema from './schema.ts';
import { connectTo, type ConnectionRules } from './server-connections.ts';

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
  /**
   * The service itself, beyond row-level security: sign-in, webhooks, jobs, and what a request of an account needs that its role may not
   * do. There only the query keeps to the account.
   */
  readonly service: Db;
  /** The same for work that may take minutes and that no visitor waits for: the schema, the hourly removal. */
  readonly unhurried: Db;
  /**
   * One transaction in which only the rows of one account are there to be seen or changed, whatever a query forgets to say.
   * Row-level security of PostgreSQL holds it, not the query.
   */
  asAccount<T>(accountId: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** The same database as the queue of jobs speaks to it. */
  readonly jobs: { readonly db: JobDatabase; readonly backend: 'postgres' | 'pglite' };
  /** Whether the database answers, within two seconds. */
  ping(): Promise<boolean>;
  /** Within seconds, whatever the database does. */
  close(): Promise<void>;
}

/** A database that takes longer to say that it is there is as good as away. */
const PING_WITHIN_MS = 2_000;

/** A page is answered within ten seconds or so; the queue clears up in bigger pieces; a step of the schema may take long. */
const rules = {
  service: { most: 20, answersWithinMs: 8_000 },
  queue: { most: 5, answersWithinMs: 15_000 },
  unhurried: { most: 2, answersWithinMs: 15 * 60_000 },
} as const satisfies Record<string, ConnectionRules>;

/** Opens the database that the settings name; the schema is brought up to date by `migrate`. */
export async function openDatabase(config: CloudConfig['database']): Promise<CloudDatabase> {
  if (config.kind === 'server') {
    const service = connectTo(config.url, rules.service);
    const queue = connectTo(config.url, rules.queue);
    const unhurried = connectTo(config.url, rules.unhurried);
    return databaseOf({
      service: service.db,
      unhurried: unhurried.db,
      jobs: { db: { executeSql: (text, values) => queue.pool.query(text, values) }, backend: 'postgres' },
      close: async () => void (await Promise.all([service, queue, unhurried].map((way) => way.close()))),
    });
  }
  mkdirSync(config.folder, { recursive: true, mode: 0o700 });
  const embedded = await PGlite.create(config.folder);
  const service = overEmbedded(embedded, { schema });
  return databaseOf({
    service,
    unhurried: service,
    jobs: { db: fromPglite(embedded), backend: 'pglite' },
    close: () => embedded.close(),
  });
}

function databaseOf(ways: Pick<CloudDatabase, 'service' | 'unhurried' | 'jobs' | 'close'>): CloudDatabase {
  const { service } = ways;
  return {
    ...ways,
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
      return atMost(PING_WITHIN_MS, asked, false);
    },
  };
}
