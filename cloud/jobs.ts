import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { CloudDatabase, Db } from './db/database.ts';
import type { CloudLog } from './log.ts';

/** A kind of work that is done outside a request, by whichever instance takes it. Its data are ids alone. */
export interface Job {
  readonly name: string;
  /** How often it is tried again after a failure, with growing pauses. */
  readonly retries: number;
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
  /** Ends after the work in hand, at most `withinMs` later; what is left is taken by another instance, or at the next start. */
  stop(withinMs: number): Promise<void>;
}

/** A job whose instance has not been heard of for so long is taken by another. */
const HEARD_WITHIN_SECONDS = 30;
/** How often an instance looks for such jobs. */
const LOOK_EVERY_SECONDS = 10;

/** A number of our own, beside that of the migrations. */
const LOCK = 7_340_120_612;

/** Of several instances that start at once one makes the tables of the queue. A database in a folder has one instance, and one connection. */
async function alone({ service, jobs: { backend } }: CloudDatabase, work: () => Promise<unknown>): Promise<void> {
  if (backend === 'pglite') return void (await work());
  await service.transaction(async (db) => {
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
  boss.on('error', (error) => log.error('jobs', error));

  return {
    async start(kinds) {
      await alone(database, () => boss.start());
      for (const kind of kinds) {
        await boss.createQueue(kind.name, {
          retryLimit: kind.retries,
          retryBackoff: true,
          retryDelay: 1,
          expireInSeconds: 300,
          heartbeatSeconds: HEARD_WITHIN_SECONDS,
        });
        if (kind.schedule) await boss.schedule(kind.name, kind.schedule, {}, { tz: 'UTC' });
        const options = { pollingIntervalSeconds: 0.5, batchSize: kind.atOnce ?? 1, burstWhenBatchFull: true };
        await boss.work<Record<string, string>>(kind.name, options, (batch) => doAll(kind, batch));
      }
    },
    async add(db, name, ids) {
      await boss.send(name, ids, { db: fromDrizzle(db, sql) });
    },
    stop: (withinMs) => boss.stop({ graceful: true, timeout: withinMs }),
  };

  /** Work that fails is tried again, and does not take along what came with it. */
  async function doAll(kind: Job, batch: readonly QueuedJob[]): Promise<void> {
    const done: string[] = [];
    for (const { id, data } of batch) if (await isDone(kind, data ?? {})) done.push(id);
    if (done.length === batch.length) return;
    if (done.length > 0) await boss.complete(kind.name, done);
    // pg-boss tries the rest again, and keeps what it is told: messages of mail servers hold addresses.
    throw new Error(`${kind.name} failed`);
  }

  async function isDone(kind: Job, ids: Readonly<Record<string, string>>): Promise<boolean> {
    try {
      await kind.work(ids);
      return true;
    } catch (error) {
      log.error('job failed', error, { job: kind.name });
      return false;
    }
  }
}

interface QueuedJob {
  readonly id: string;
  readonly data: Readonly<Record<string, string>> | null;
}
