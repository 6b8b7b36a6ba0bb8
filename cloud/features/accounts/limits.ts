import { inArray, sql } from 'drizzle-orm';
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

  const count = countQuery(db);
  const forget = db
    .delete(attempts)
    .where(sql`${attempts.key} = any(${sql.placeholder('keys')}::text[])`)
    .prepare('forget_attempts');

  return {
    async begin(keys) {
      const [at, names] = [new Date(now()), keys.map(keyOf)];
      const asked = { keys: names, free: keys.map(({ limit }) => limit.free), at: at.toISOString() };
      const counted = new Set((await count.execute(asked)).map(({ key }) => key));
      const early = names.filter((name) => !counted.has(name));
      return early.length === 0 ? duration(0) : waitFor(early, at);
    },
    async succeeded(keys) {
      const names = keys.filter(({ limit }) => limit !== addressLimit).map(keyOf);
      if (names.length > 0) await forget.execute({ keys: names });
    },
  };

  async function waitFor(early: readonly string[], at: Date): Promise<DurationMs> {
    const rows = await db.select({ notBefore: attempts.notBefore }).from(attempts).where(inArray(attempts.key, early));
    return duration(Math.max(1_000, ...rows.map(({ notBefore }) => notBefore.getTime() - at.getTime())));
  }
}

/** Gives back the keys that were counted: not those that are tried too early. Planned once on each connection: it stands before every sign-in. */
function countQuery(db: Db) {
  const [keys, at] = [sql`${sql.placeholder('keys')}::text[]`, sql`${sql.placeholder('at')}::timestamptz`];
  const free = sql`(select allowed.free from unnest(${keys}, ${sql.placeholder('free')}::integer[]) as allowed (key, free) where allowed.key = ${attempts.key})`;
  const failures = sql`case when ${attempts.lastAt} < ${at} - make_interval(secs => ${sql.raw(String(FORGET_SECONDS))}) then 1 else ${attempts.failures} + 1 end`;
  const pause = sql`make_interval(secs => least(${sql.raw(String(LONGEST_SECONDS))}, power(2, least((${failures}) - ${free}, 10))))`;
  // A time of ours would make an instance wait whose clock is behind.
  const atOnce = sql`to_timestamp(0)`;
  return (
    db
      .insert(attempts)
      // In order, so that two who count the same keys wait for each other and not each for the other.
      .select(sql`select asked.key, 1, ${at}, ${atOnce} from unnest(${keys}) as asked (key) order by asked.key`)
      .onConflictDoUpdate({
        target: attempts.key,
        set: { failures, lastAt: at, notBefore: sql`case when (${failures}) < ${free} then ${atOnce} else ${at} + ${pause} end` },
        setWhere: sql`${attempts.notBefore} <= ${at}`,
      })
      .returning({ key: attempts.key })
      .prepare('count_attempts')
  );
}
