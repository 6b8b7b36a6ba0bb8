import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool, type PoolClient } from 'pg';
import { atMost } from '../at-most.ts';
import { isDatabaseAway } from './database-away.ts';
import * as schema from './schema.ts';

export interface ConnectionRules {
  /** How many there are at the most; they are opened as they are needed. */
  readonly most: number;
  /** How long an answer may take. A connection that does not answer is closed, whatever becomes of the server behind it. */
  readonly answersWithinMs: number;
}

/** Whoever waits for a page would rather be told to come back. */
const CONNECTS_WITHIN_MS = 5_000;
const CLOSES_WITHIN_MS = 3_000;
/** The server itself gives a statement up a little earlier, so that nothing goes on there for nobody. */
const SERVER_GIVES_UP_EARLIER_MS = 2_000;
/** What an instance left open that is no more must not hold up the others. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** Connections to a server, with Drizzle over them. None waits for ever, and none that is broken is used again. */
export function connectTo(url: string, { most, answersWithinMs }: ConnectionRules) {
  const pool = new Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
    query_timeout: answersWithinMs,
    statement_timeout: answersWithinMs - SERVER_GIVES_UP_EARLIER_MS,
    idle_in_transaction_session_timeout: Math.max(IDLE_IN_TRANSACTION_MS, answersWithinMs),
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // A server whose machine is gone says nothing. Half a minute later the connection is known to be dead.
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, its error would end the process.
  pool.on('error', () => undefined);
  // And so would that of one that breaks between two statements of a transaction; the next statement says it.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = drizzle(pool, { schema });
  // Made once for each connection, for it reads the whole schema.
  const overOne = new WeakMap<PoolClient, NodePgDatabase<typeof schema>>();
  const over = (client: PoolClient): NodePgDatabase<typeof schema> => {
    const known = overOne.get(client) ?? drizzle(client, { schema });
    overOne.set(client, known);
    return known;
  };

  // Drizzle 0.45 does not give a connection back on which BEGIN failed, and gives one back as sound that never answered
  // (drizzle-orm, issues 6114 and 6241). It does neither with a connection that is not out of a pool.
  db.transaction = async (work, rules) => {
    const client = await pool.connect();
    const close = (): void => void client.end().catch(() => undefined);
    let committing: NodeJS.Timeout | undefined;
    let first: { readonly error: unknown } | undefined;
    try {
      const done = await over(client).transaction(async (tx) => {
        try {
          const made = await work(tx);
          // A ROLLBACK after a COMMIT without an answer would wait as long again.
          committing = setTimeout(close, answersWithinMs);
          return made;
        } catch (error) {
          first = { error };
          if (isDatabaseAway(error)) close(); // before Drizzle asks it for a ROLLBACK
          throw error;
        }
      }, rules);
      client.release();
      return done;
    } catch (error) {
      const cause = first ? first.error : error;
      client.release(isDatabaseAway(cause) || isDatabaseAway(error));
      throw cause;
    } finally {
      clearTimeout(committing);
    }
  };

  return {
    db,
    pool,
    /** Waits for what is being asked, but not for a server that does not answer. */
    close: () => atMost(CLOSES_WITHIN_MS, pool.end(), undefined),
  };
}
