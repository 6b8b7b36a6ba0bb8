import { inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { attempts } from '../../db/schema.ts';
import { duration, seconds, type DurationMs } from '../../../shared/domain/time.ts';
import type { Seal } from '../../web/seal.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { networkOf } from '../../web/visitor.ts';

/** What is counted, and how it slows down. */
export interface Limit {
  readonly name: string;
  /** Attempts in a row without a pause. */
  readonly free: number;
  /** Of many people: one that was right gives back its own attempt, and not those of others. */
  readonly isShared?: boolean;
  /** How long until one more is free; without it the pause doubles with each attempt. */
  readonly every?: DurationMs;
}

/** By the account that is asked for, from a browser that never signed in to it: strangers wait, its owner does not. */
export const accountLimit: Limit = { name: 'account', free: 5 };
/** By a browser that has signed in to the account before. */
export const knownBrowserLimit: Limit = { name: 'known', free: 10 };
/** By the account and the network that browsers which it knows are in: whoever once had the password may have made many of them. */
export const knownNetworkLimit: Limit = { name: 'known network', free: 20 };
/** By a first step that was right: codes for the second. */
export const secondStepLimit: Limit = { name: 'second step', free: 10 };
/** By the account, for what costs much or is written to an address of the visitor's choice. */
export const sensitiveLimit: Limit = { name: 'sensitive', free: 5 };
/** By the address that a mail goes to, whoever asks for it. */
const recipientLimit: Limit = { name: 'recipient', free: 5 };
const passwordAgainLimit: Limit = { name: 'password again', free: 5 };
const networkLimit: Limit = { name: 'address', free: 30, isShared: true };

/** All wrong passwords that browsers try which never signed in: however many addresses they come from. */
export const everybody: CountedKey = { limit: { name: 'everybody', free: 300, isShared: true, every: duration(200) }, text: 'sign-in' };

/** By the network that asks; a surgery shares one. An address of IPv6 changes within its network. */
export function ofNetwork(address: string, purpose: string): CountedKey {
  return { limit: networkLimit, text: `${purpose} ${networkOf(address)}` };
}

/** Wherever a signed-in account is asked for its password again: who has found somebody signed in cannot guess it. */
export function ofPasswordAgain(accountId: string): CountedKey {
  return { limit: passwordAgainLimit, text: accountId };
}

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
  /** The attempt was right: its counts begin anew. What is shared gets this one back, or one right guess would free the next thousand. */
  succeeded(keys: readonly CountedKey[]): Promise<void>;
  /** The same once the caller has answered: nobody waits for it. What cannot be written stays counted as one attempt more. */
  succeededSoon(keys: readonly CountedKey[]): void;
  /** `begin` for who counts in a statement of its own, with `countOf`. */
  readonly along: {
    toCount(keys: readonly CountedKey[]): CountValues;
    /** @param counted  the keys that the statement has counted */
    waitAfter(asked: CountValues, counted: readonly string[]): Promise<DurationMs>;
  };
}

/** What `countOf` asks for, by its placeholders. */
export interface CountValues extends Record<string, unknown> {
  readonly keys: readonly string[];
  readonly free: readonly number[];
  readonly every: readonly (number | null)[];
  readonly at: string;
}

export interface LimitsDeps {
  readonly db: Db;
  readonly seal: Seal;
  readonly log: Pick<CloudLog, 'error'>;
  readonly now: CloudClock;
}

/** Counts attempts in the database, so that all instances count together. The pause doubles with each attempt: 1 s … 15 min. */
export function createLimits({ db, seal, log, now }: LimitsDeps): Limits {
  const keyOf = ({ limit, text }: CountedKey): string => `${limit.name}:${seal.mark('attempts', text)}`;
  const everyOf = ({ limit }: CountedKey): number | null => (limit.every === undefined ? null : limit.every / 1_000);
  // Planned once on each connection.
  const [count, settle] = [countOf(db).prepare('count_attempts'), settleQuery(db)];

  return {
    async begin(keys) {
      const asked = toCount(keys);
      const counted = await count.execute(asked);
      return waitAfter(
        asked,
        counted.map(({ key }) => key),
      );
    },
    succeeded,
    succeededSoon: (keys) =>
      void setImmediate(() => void succeeded(keys).catch((error: unknown) => log.error('attempts stay counted', error))),
    along: { toCount, waitAfter },
  };

  function toCount(keys: readonly CountedKey[]): CountValues {
    const at = new Date(now()).toISOString();
    return { keys: keys.map(keyOf), free: keys.map(({ limit }) => limit.free), every: keys.map(everyOf), at };
  }

  async function succeeded(keys: readonly CountedKey[]): Promise<void> {
    await settle.execute({ keys: keys.map(keyOf), shared: keys.filter(({ limit }) => limit.isShared).map(keyOf) });
  }

  async function waitAfter({ keys, at }: CountValues, counted: readonly string[]): Promise<DurationMs> {
    const early = keys.filter((key) => !counted.includes(key));
    if (early.length === 0) return duration(0);
    const rows = await db.select({ notBefore: attempts.notBefore }).from(attempts).where(inArray(attempts.key, early));
    return duration(Math.max(seconds(1), ...rows.map(({ notBefore }) => notBefore.getTime() - Date.parse(at))));
  }
}

/** Whether an address that a visitor typed was typed often of late for the same; nobody is told. Who brings it one kind of mail keeps no other from it. */
export async function isFlooded(
  limits: Limits,
  email: string,
  purpose: 'sign-up' | 'forgot' | 'confirm' | 'new address',
): Promise<boolean> {
  return (await limits.begin([{ limit: recipientLimit, text: `${purpose} ${email.toLowerCase()}` }])) > 0;
}

const listed = (name: string, type: 'text' | 'integer' | 'float8') => sql`${sql.placeholder(name)}::${sql.raw(type)}[]`;
/** A time of ours would make an instance wait whose clock is behind. */
const atOnce = sql`to_timestamp(0)`;

/** Counts attempts and gives back the keys that were counted: not those that are tried too early. */
export function countOf(db: Db) {
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const asked = sql`unnest(${listed('keys', 'text')}, ${listed('free', 'integer')}, ${listed('every', 'float8')}) as asked (key, free, every)`;
  // What was asked for, as the row says it that is there already.
  const [now, free, every] = [sql`excluded.last_at`, sql`excluded.free`, sql`excluded.every_seconds`];
  const failures = sql`case when ${attempts.lastAt} < ${now} - make_interval(secs => ${sql.raw(String(FORGET_SECONDS))}) then 1 else ${attempts.failures} + 1 end`;
  const pause = sql`make_interval(secs => least(${sql.raw(String(LONGEST_SECONDS))}, power(2, least((${failures}) - ${free}, 10))))`;
  const doubling = sql`case when (${failures}) < ${free} then ${atOnce} else ${now} + ${pause} end`;
  // Counted down by the clock of whoever is ahead: an instance that is behind finds the count as it was left, and waits for nobody.
  const passed = sql`floor(greatest(extract(epoch from ${now} - ${attempts.lastAt}), 0)::numeric / ${every}::numeric)`;
  const level = sql`greatest(${attempts.failures} - ${passed}, 0)::integer`;
  const countedTo = sql`case when ${level} = 0 then greatest(${attempts.lastAt}, ${now}) else ${attempts.lastAt} + make_interval(secs => ${passed}::float8 * ${every}) end`;
  // An attempt that waits for another reason takes nothing from everybody, and one that everybody's limit stops takes nothing else.
  const isEarly = sql`exists (select 1 from ${attempts} as known where known.key = any(${listed('keys', 'text')}) and known.not_before > ${at})`;
  const isFull = sql`exists (select 1 from ${attempts} as known where known.key = any(${listed('keys', 'text')}) and known.every_seconds is not null
    and known.failures - floor(greatest(extract(epoch from ${at} - known.last_at), 0)::numeric / known.every_seconds::numeric) >= known.free)`;
  const mayCount = sql`case when asked.every is null then not ${isFull} else not ${isEarly} end`;
  return (
    db
      .insert(attempts)
      // In order, so that two who count the same keys wait for each other and not each for the other.
      .select(sql`select asked.key, 1, ${at}, ${atOnce}, asked.free, asked.every from ${asked} where ${mayCount} order by asked.key`)
      .onConflictDoUpdate({
        target: attempts.key,
        set: {
          failures: sql`case when ${every} is null then ${failures} else ${level} + 1 end`,
          lastAt: sql`case when ${every} is null then ${now} else ${countedTo} end`,
          notBefore: sql`case when ${every} is null then ${doubling} else ${atOnce} end`,
          free,
          everySeconds: every,
        },
        setWhere: sql`case when ${every} is null then ${attempts.notBefore} <= ${now} else ${level} < ${free} end`,
      })
      .returning({ key: attempts.key })
  );
}

/** Takes the own counts away and gives the shared ones back, in the same order as they are counted. */
function settleQuery(db: Db) {
  const inTurn = db.$with('in_turn').as(
    db
      .select({ key: attempts.key })
      .from(attempts)
      .where(sql`${attempts.key} = any(${listed('keys', 'text')})`)
      .orderBy(attempts.key)
      .for('update'),
  );
  const failures = sql`case when ${attempts.key} = any(${listed('shared', 'text')}) then greatest(${attempts.failures} - 1, 0) else 0 end`;
  return db
    .with(inTurn)
    .update(attempts)
    .set({ failures, notBefore: atOnce })
    .where(sql`${attempts.key} = any(array(select in_turn.key from in_turn))`)
    .prepare('settle_attempts');
}
