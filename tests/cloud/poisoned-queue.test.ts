import { PassThrough } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloudDatabase } from '../../cloud/db/database.ts';
import { createJobs, type Jobs } from '../../cloud/jobs.ts';
import { createLog } from '../../cloud/log.ts';
import { cloudDatabases, databaseKinds } from '../support/a-cloud.ts';
import { eventually } from '../support/eventually.ts';

const patience = 60_000;
const RETRIES = 2;

describe.each(databaseKinds)('a queue with poison in it, on the %s database', (kind) => {
  const databases = cloudDatabases();
  const [done, tried]: [string[], string[]] = [[], []];
  let logged = '';
  let database: CloudDatabase;
  let jobs: Jobs;
  beforeAll(async () => {
    database = await databases.open(kind);
    const sink = new PassThrough();
    sink.on('data', (line: Buffer) => (logged += line.toString()));
    jobs = createJobs({ database, log: createLog(sink) });
    const work = async ({ id = '' }: Readonly<Record<string, string>>) => {
      tried.push(id);
      if (id.startsWith('poison')) throw new Error('no use: ada@probe.example');
      done.push(id);
    };
    await jobs.start([
      { name: 'one-by-one', retries: RETRIES, work },
      { name: 'many-at-once', retries: RETRIES, atOnce: 20, work },
    ]);
  }, patience);
  afterAll(async () => {
    await jobs.stop(1_000);
    await database.close();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const states = async (name: string) =>
    (await database.service.execute<{ state: string }>(sql`select state::text from jobs.job where name = ${name} order by state`)).rows.map(
      ({ state }) => state,
    );
  /** As if the pauses were over. */
  const skipPauses = () => database.service.execute(sql`update jobs.job set start_after = now() where state = 'retry'`);

  test.concurrent.each(['one-by-one', 'many-at-once'])(
    '%s: what cannot be done does not keep the rest, is tried a few times, and is not lost without a trace',
    async (name) => {
      const [poison, good] = [`poison ${name}`, [1, 2, 3].map((count) => `good ${count} ${name}`)];
      await database.service.transaction(async (db) => {
        for (const id of ['unread', poison, ...good, 'unread']) await jobs.add(db, name, { id });
        await db.execute(sql`update jobs.job set data = '["not", "ids"]' where name = ${name} and data->>'id' = 'unread'`);
      });
      await eventually(() => expect(done).toEqual(expect.arrayContaining(good)));
      await eventually(async () => {
        await skipPauses();
        expect(await states(name)).toEqual(['cancelled', 'cancelled', 'completed', 'completed', 'completed', 'failed']);
      });
      expect(tried.filter((id) => id === poison)).toHaveLength(RETRIES + 1);
      expect(tried.filter((id) => good.includes(id))).toHaveLength(good.length);
      expect(tried).not.toContain('unread');
      expect(await jobs.givenUp()).toContainEqual({ job: name, count: 3, lastAt: expect.any(Date) });
      const told = logged.split('\n').filter((line) => line.includes('job given up') && line.includes(`"job":"${name}"`));
      expect(told).toHaveLength(3);
      expect(told.join()).toContain(`"tries":${RETRIES + 1}`);
      // Neither the log nor the queue keeps what the error said.
      const { rows } = await database.service.execute(sql`select output::text from jobs.job`);
      expect(JSON.stringify(rows)).toContain('failed');
      expect(logged + JSON.stringify(rows)).not.toContain('@');
    },
  );
});
