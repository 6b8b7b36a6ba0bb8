import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { attempts } from '../../db/schema.ts';
import { duration, type DurationMs } from '../../../shared/domain/time.ts';
import type { Seal } from '../../web/seal.ts';
import type { CloudClock } from '../../ports/clock.ts';

/** What is counted, and how it slows down. */
export interface Limit {
  readonly name: string;
  /** Attempts in a row without a pause. */
  readonly free: number;
}

/** By the account that is asked for, from a browser that never signed in to it: strangers wait, its owner does not. */
export const accountLimit: Limit = { name: 'account', free: 5 };
/** By the account, from a browser that has signed in to it before. */
export const knownBrowserLimit: Limit = { name: 'known', free: 10 };
/** By the address that asks, whatever it asks for. A surgery shares one. */
export const addressLimit: Limit = { name: 'address', free: 30 };

/** By the account, for what writes mail to an address of the visitor's choice, or asks for the password once more. */
export const sensitiveLimit: Limit = { name: 'sensitive', free: 5 };

const LONGEST_SECONDS = 900;
/** After a day without an attempt the count begins anew. */
const FORGET_SECONDS = 86_400;

export interface CountedKey {
  readonly limit: Limit;
  /** What is counted; only a mark of it is kept. */
  readonly text: string;
}

export interface Limits {
  /**
   * Counts an attempt before it is made, so that a hundred at once are a hundred attempts.
   *
   * @returns how long to wait first; 0 when it may be made now
   */
  begin(keys: readonly CountedKey[]): Promise<DurationMs>;
  /** The attempt was right: its counts begin anew. The address keeps its count, or one right guess would free the next thousand. */
  succeeded(keys: readonly CountedKey[]): Promise<void>;
}

/** Counts attempts in the database, so that all instances count together. The pause doubles with each attempt: 1 s … 15 min. */
export function createLimits({ db, seal, now }: { readonly db: Db; readonly seal: Seal; readonly now: CloudClock }): Limits {
  const keyOf = ({ limit, text }: CountedKey): string => `${limit.name}:${seal.mark('attempts', text)}`;

  return {
    async begin(keys) {
      const waits = await Promise.all(keys.map((key) => beginOne(keyOf(key), key.limit.free)));
      return duration(Math.max(0, ...waits));
    },
    async succeeded(keys) {
      const names = keys.filter(({ limit }) => limit !== addressLimit).map(keyOf);
      if (names.length > 0) await db.delete(attempts).where(inArray(attempts.key, names));
    },
  };

  async function beginOne(key: string, free: number): Promise<number> {
    const at = new Date(now());
    const failures = sql`case when ${attempts.lastAt} < ${at.toISOString()}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) then 1 else ${attempts.failures} + 1 end`;
    const taken = await db
      .insert(attempts)
      .values({ key, failures: 1, lastAt: at, notBefore: at })
      .onConflictDoUpdate({
        target: attempts.key,
        set: {
          failures,
          lastAt: at,
          notBefore: sql`${at.toISOString()}::timestamptz + make_interval(secs => least(${LONGEST_SECONDS}, case when (${failures}) < ${free} then 0 else power(2, least((${failures}) - ${free}, 10)) end))`,
        },
        setWhere: sql`${attempts.notBefore} <= ${at.toISOString()}::timestamptz`,
      })
      .returning({ failures: attempts.failures });
    if (taken.length > 0) return 0;
    const [row] = await db.select({ notBefore: attempts.notBefore }).from(attempts).where(eq(attempts.key, key));
    return Math.max(1_000, (row?.notBefore.getTime() ?? 0) - at.getTime());
  }
}
