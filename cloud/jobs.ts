import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { atMost } from './at-most.ts';
import { codeOf, isDatabaseAway } from './db/database-away.ts';
import type { CloudDatabase, Db } from './db/database.ts';
import { hours, type DurationMs } from '../shared/domain/time.ts';
import type { CloudLog } from './log.ts';

/** A kind of work that is done outside a request, by whichever instance takes it. Its data are ids alone. */
export interface Job {
  readonly name: string;
  /** How often it is tried again after a failure; the pauses grow from a second to an hour. */
  readonly retries: number;
  /** The longest of those pauses, when an hour is too long. */
  readonly longestPause?: DurationMs;
  /** For work by the calendar: a cron line, UTC. */
  readonly schedule?: string;
  /** How many are fetched at once, for work that may be done twice; while as many come, the next are fetched without a pause. */
  readonly atOnce?: number;
  readonly work: (ids: Readonly<Record<string, string>>) => Promise<void>;
}

export interface Jobs {
  /** Begins to take work. */
  start(kinds: readonly Job[]): Promise<void>;
  /** Puts work into the queue in the caller's transaction: both are there afterwards, or neither. */
  add(db: Db, name: string, ids: Readonly<Record<string, string>>): Promise<void>;
  /** Work that was given up, by its kind; kept for a week. Empty when nothing was. */
  givenUp(): Promise<readonly GivenUp[]>;
  /** Ends after the work in hand, at most `withinMs` and a little later; what is left is taken by another instance, or at the next start. */
  stop(withinMs: number): Promise<void>;
}

export interface GivenUp {
  readonly job: string;
  readonly count: number;
  readonly lastAt: Date;
}

/** A job whose instance has not been heard of for so long is taken by another. */
const HEARD_WITHIN_SECONDS = 30;
/** How often an instance looks for such jobs. */
const LOOK_EVERY_SECONDS = 10;

const LONGEST_PAUSE = hours(1);
/** What is still in hand at the end is given back to the queue, when it can be reached. */
const GIVES_BACK_WITHIN_MS = 2_000;
/** While the database is away each kind of work would say so twice a second. */
const SAY_AWAY_EVERY_MS = 60_000;

const idsSchema = z.record(z.string(), z.string()).nullable();

/** A number of our own, beside that of the migrations. */
const LOCK = 7_340_120_612;

/** Of several instances that start at once one makes the tables of the queue. A database in a folder has one instance, and one connection. */
async function alone({ unhurried, jobs: { backend } }: CloudDatabase, work: () => Promise<unknown>): Promise<void> {
  if (backend === 'pglite') return void (await work());
  await unhurried.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    await work();
  });
}

/** The queue lies in the database itself, so that a job is lost no sooner than the data it is about. */
export function createJobs({ database, log }: { readonly database: CloudDatabase; readonly log: CloudLog }): Jobs {
  const boss = new PgBoss({
    ...database.jobs,
    schema: 'jobs',
    superviseIntervalSeconds: LOOK_EVERY_SECONDS,
    monitorIntervalSeconds: LOOK_EVERY_SECONDS,
  });
  tellErrors(boss, log);

  return {
    async start(kinds) {
      await alone(database, () => boss.start());
      for (const kind of kinds) {
        const rules = rulesOf(kind);
        await boss.createQueue(kind.name, rules);
        await boss.updateQueue(kind.name, rules); // one that an older version made
        if (kind.schedule) await boss.schedule(kind.name, kind.schedule, {}, { tz: 'UTC' });
        const options = {
          pollingIntervalSeconds: 0.5,
          batchSize: kind.atOnce ?? 1,
          burstWhenBatchFull: true,
          includeMetadata: true,
        } as const;
        await boss.work<unknown, void, typeof options>(kind.name, options, (batch) => doAll(kind, batch));
      }
    },
    async add(db, name, ids) {
      await boss.send(name, ids, { db: fromDrizzle(db, sql) });
    },
    givenUp: () => givenUpIn(database.service),
    stop: (withinMs) => stopWithin(withinMs, boss, log),
  };

  /** Work that fails is tried again, and does not take along what came with it. */
  async function doAll(kind: Job, batch: readonly QueuedJob[]): Promise<void> {
    const done: string[] = [];
    for (const job of batch) if (await isDone(kind, job)) done.push(job.id);
    if (done.length === batch.length) return;
    if (done.length > 0) await boss.complete(kind.name, done);
    // pg-boss tries the rest again, and keeps what it is told: messages of mail servers hold addresses.
    throw new Error(`${kind.name} failed`);
  }

  async function isDone(kind: Job, { id, data, retryCount }: QueuedJob): Promise<boolean> {
    const ids = idsSchema.safeParse(data);
    if (!ids.success) {
      // Nobody could read it the next time either.
      await boss.cancel(kind.name, id);
      log.error('job given up', ids.error, { job: kind.name, tries: 0 });
      return true;
    }
    try {
      await kind.work(ids.data ?? {});
      return true;
    } catch (error) {
      const isLast = retryCount >= kind.retries;
      log.error(isLast ? 'job given up' : 'job failed', error, { job: kind.name, tries: retryCount + 1 });
      return false;
    }
  }
}

interface QueuedJob {
  readonly id: string;
  readonly data: unknown;
  readonly retryCount: number;
}

async function stopWithin(ms: number, boss: PgBoss, log: CloudLog): Promise<void> {
  const stopped = boss.stop({ graceful: true, timeout: ms }).then(
    () => true,
    () => false, // the database is away, which has been said
  );
  if (!(await atMost(ms + GIVES_BACK_WITHIN_MS, stopped, false))) log.warn('jobs left as they are');
}

function tellErrors(boss: PgBoss, log: CloudLog): void {
  let saidAway = Number.NEGATIVE_INFINITY;
  boss.on('error', (error) => {
    if (!isDatabaseAway(error)) return log.error('jobs', error, { code: codeOf(error) });
    if (performance.now() - saidAway < SAY_AWAY_EVERY_MS) return;
    saidAway = performance.now();
    log.warn('jobs wait for the database');
  });
}

function rulesOf({ retries, longestPause = LONGEST_PAUSE }: Job) {
  return {
    retryLimit: retries,
    retryBackoff: true,
    retryDelay: 1,
    retryDelayMax: longestPause / 1_000,
    expireInSeconds: 300,
    heartbeatSeconds: HEARD_WITHIN_SECONDS,
  };
}

async function givenUpIn(db: Db): Promise<readonly GivenUp[]> {
  const { rows } = await db.execute<{ job: string; count: number; last_at: Date | string }>(sql`
    select name as job, count(*)::int as count, max(completed_on) as last_at from jobs.job
    where state in ('failed', 'cancelled') group by name order by last_at desc`);
  return rows.map(({ job, count, last_at: lastAt }) => ({ job, count, lastAt: new Date(lastAt) }));
}
