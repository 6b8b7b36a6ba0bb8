import { PassThrough } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloudDatabase } from '../../cloud/db/database.ts';
import { grounds, removeWhatIsDue, retentionJob, retentions } from '../../cloud/features/privacy/retention.ts';
import { words } from '../../cloud/features/privacy/words.ts';
import { createJobs } from '../../cloud/jobs.ts';
import { createLog } from '../../cloud/log.ts';
import { duration, hours, instant, plus, type DurationMs } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds } from '../support/a-cloud.ts';
import { migrate } from '../../cloud/db/migrate.ts';
import { createVisitor } from '../support/a-visitor.ts';
import { visits } from '../../cloud/db/schema.ts';

const patience = 60_000;
const days = (count: number): DurationMs => hours(24 * count);
const begin = instant(Date.UTC(2026, 10, 22, 12));
const aSecond = duration(1_000);
const ada = '0f2a6d1e-6f1c-4c58-9a4b-1f0c3c9d2a11';
const gone = 'c3d1e0aa-2d35-4e6f-8b57-9e1a4d7c5b33';

/** A line of the privacy page, put to the test: a row from that moment, in words and in time. */
interface Kept {
  readonly what: string;
  /** In the words of the page. */
  readonly howLong: RegExp;
  readonly table: string;
  /** Of a row that is kept from the beginning on, and how long that is. */
  readonly row: (from: string) => ReturnType<typeof sql>;
  readonly limit: DurationMs;
  /** What the row of the table is counted by, when others are there too. */
  readonly which?: string;
}

const on = (from: string): string => from.slice(0, 10);
const midnight = instant(Date.UTC(2026, 10, 22));
/** From noon of a day to the beginning of the one so many days later. */
const toDay = (count: number): DurationMs => duration(midnight + days(count) - begin);
const mail = (settled: string | null, created: string) =>
  sql`insert into mails (id, kind, recipient, subject, plain, html, state, created_at, settled_at)
    values (gen_random_uuid(), 'k', 'r', '', 'words', '', ${settled ? 'sent' : 'waiting'}, ${created}, ${settled})`;

const kept: readonly Kept[] = [
  {
    what: 'An account whose address was never confirmed',
    howLong: /^7 days$/,
    table: 'accounts',
    which: 'not email_verified',
    row: (from) => sql`insert into accounts (name, email, created_at) values ('new', 'new@probe.example', ${from})`,
    limit: days(7),
  },
  {
    what: 'Sign-ins: when',
    howLong: /^30 days after/,
    table: 'sessions',
    row: (from) => sql`insert into sessions (user_id, token, expires_at) values (${ada}, 't', ${from}::timestamptz + interval '30 days')`,
    limit: days(30),
  },
  {
    what: 'Sign-ins of the owner',
    howLong: /^1 day$/,
    table: 'owner_sessions',
    row: (from) => sql`insert into owner_sessions values ('m', ${ada}, ${from}, ${from})`,
    limit: days(1),
  },
  {
    what: 'Visits of our open pages',
    howLong: /^90 days/,
    table: 'visits',
    row: (from) => sql`insert into visits (on_day, visitor, page, device) values (${on(from)}, 'v', '/', 'phone')`,
    limit: toDay(90),
  },
  {
    what: 'Visits of our open pages',
    howLong: /until the day is over$/,
    table: 'visit_keys',
    row: (from) => sql`insert into visit_keys values (${on(from)}, 'k')`,
    limit: toDay(1),
  },
  {
    what: 'That visits from your network',
    howLong: /^Two years/,
    table: 'visit_refusals',
    row: (from) => sql`insert into visit_refusals values ('m', ${from})`,
    limit: days(730),
  },
  {
    what: 'Links that were mailed',
    howLong: /at most 24 hours$/,
    table: 'verifications',
    row: (from) =>
      sql`insert into verifications (identifier, value, expires_at) values ('i', 'v', ${from}::timestamptz + interval '24 hours')`,
    limit: days(1),
  },
  {
    what: 'A new address',
    howLong: /^24 hours$/,
    table: 'email_changes',
    row: (from) => sql`insert into email_changes values (${ada}, 'n@probe.example', 'h', ${from}::timestamptz + interval '24 hours')`,
    limit: days(1),
  },
  { what: 'That a mail was sent', howLong: /^30 days$/, table: 'mails', row: (from) => mail(from, from), limit: days(30) },
  { what: 'That a mail was sent', howLong: /^30 days$/, table: 'mails', row: (from) => mail(null, from), limit: days(30) },
  {
    what: 'That your mail service',
    howLong: /^30 days$/,
    table: 'mail_events',
    row: (from) => sql`insert into mail_events values ('e', ${from})`,
    limit: days(30),
  },
  {
    what: 'That mail to an address',
    howLong: /^One year/,
    table: 'suppressions',
    row: (from) => sql`insert into suppressions values ('m', 'bounced', ${from})`,
    limit: days(365),
  },
  {
    what: 'Attempts to sign in',
    howLong: /^1 day after/,
    table: 'attempts',
    row: (from) => sql`insert into attempts values ('k', 9, ${from}, ${from})`,
    limit: days(1),
  },
  {
    what: 'That Stripe reported',
    howLong: /^30 days$/,
    table: 'stripe_events',
    row: (from) => sql`insert into stripe_events values ('e', 'k', ${from}, ${from})`,
    limit: days(30),
  },
  {
    what: 'Work that the service has to do',
    howLong: /^Until it is done, and 7 days more; no longer/,
    table: 'jobs.job',
    row: (from) => sql`insert into jobs.job (name, data, state, completed_on) values
      ('work', '{"accountId":"a"}', 'completed', ${from}), ('work', '{"accountId":"b"}', 'failed', ${from})`,
    limit: days(7),
  },
  {
    what: 'Computers that use your plan',
    howLong: /60 days more; no longer/,
    table: 'devices',
    row: (from) => sql`insert into devices (account_id, key, label, app_version, plan, added_at, last_seen_at, released_at)
      values (${ada}, 'k', 'l', '1.0.0', 'free', ${from}, ${from}, ${from})`,
    limit: days(60),
  },
  {
    what: 'That a computer asked',
    howLong: /^1 day$/,
    table: 'device_requests',
    row: (from) => sql`insert into device_requests values (gen_random_uuid(), 'm', 'k', '1.0.0', ${from})`,
    limit: days(1),
  },
  {
    what: 'The record of what was done',
    howLong: /one year more$/,
    table: 'audit',
    // The first line is older; the last one, of the deletion, counts.
    row: (from) => sql`insert into audit values (${gone}, 1, ${from}::timestamptz - interval '900 days', 'account', 'x', '{}', '', 'h'),
      (${gone}, 2, ${from}, 'service', 'account.deleted', '{}', 'h', 'i')`,
    limit: days(365),
  },
];

/** What no job of ours removes by the clock: it goes with its account, or elsewhere. */
const notByTheClock = [
  'Your account',
  'Which emails you said yes or no to',
  'Letters that went to many',
  'Your plan',
  'The log of the service',
  'Backups of all this',
];

test('every line of the privacy page is either put to the test here, in its own words, or goes with its account', () => {
  for (const { what, howLong, remove } of retentions) {
    const tested = kept.filter((one) => what.startsWith(one.what));
    for (const one of tested) expect([what, howLong]).toEqual([what, expect.stringMatching(one.howLong)]);
    const isElsewhere = notByTheClock.some((one) => what.startsWith(one));
    expect([what, remove === null, tested.length > 0]).toEqual([what, isElsewhere, !isElsewhere]);
  }
  expect(kept.filter((one) => !retentions.some(({ what }) => what.startsWith(one.what)))).toEqual([]);
});

describe.each(databaseKinds)('what is kept for a while on the %s database', (kind) => {
  const databases = cloudDatabases();
  let database: CloudDatabase;
  beforeAll(async () => {
    database = await databases.open(kind);
    await migrate(database);
    expect(await removeWhatIsDue(database.service, begin), 'before the queue has a table').toBe(0);
    const queue = createJobs({ database, log: createLog(new PassThrough()) });
    await queue.start([{ name: 'work', retries: 0, work: async () => undefined }]);
    await queue.stop(1_000);
    await database.service.execute(
      sql`insert into accounts (id, name, email, email_verified, created_at) values (${ada}, 'ada', 'ada@probe.example', true, ${iso(begin)})`,
    );
  }, patience);
  afterAll(async () => {
    await database.close();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const iso = (at: number): string => new Date(at).toISOString();
  async function count({ table, which = 'true' }: Kept): Promise<number> {
    const { rows } = await database.service.execute<{ count: number }>(
      sql.raw(`select count(*)::int as count from ${table} where ${which}`),
    );
    return rows[0]?.count ?? 0;
  }

  test.each(kept.map((one) => [`${one.table}: ${one.what}`, one] as const))(
    '%s is there one second before its time is over, and gone one second after',
    async (_name, one) => {
      const over = plus(begin, one.limit);
      await database.service.execute(one.row(iso(begin)));
      const before = await count(one);
      expect(before).toBeGreaterThan(0);
      await removeWhatIsDue(database.service, instant(over - aSecond));
      expect(await count(one)).toBe(before);
      await retentionJob({ db: database.service, now: () => instant(over + aSecond) }).work({});
      expect(await count(one)).toBe(0);
      const { rows } = await database.service.execute(sql`select 1 from accounts where id = ${ada}`);
      expect(rows, 'an account that is used stays').toHaveLength(1);
    },
  );

  test('the record of an account that is there stays, however old', async () => {
    await database.service.execute(sql`insert into audit values (${ada}, 1, ${iso(begin - days(4_000))}, 'account', 'x', '{}', '', 'h')`);
    await removeWhatIsDue(database.service, plus(begin, days(4_000)));
    const { rows } = await database.service.execute(sql`select 1 from audit where account_id = ${ada}`);
    expect(rows).toHaveLength(1);
  });
});

describe('the pages about it', () => {
  const databases = cloudDatabases();
  afterAll(() => databases[Symbol.asyncDispose](), patience);

  test('privacy says each line with its time, reason and ground, and its version; the mark of a visit changes at midnight, its key goes', async () => {
    const cloud = await aCloud(await databases.open('embedded'), { startsAt: instant(Date.UTC(2026, 10, 22, 23, 59, 58)) });
    try {
      const browser = createVisitor(cloud.url, '203.0.113.9');
      const { text } = await browser.get('/privacy');
      const plain = text.replaceAll('&quot;', '"');
      for (const { what, howLong, why, ground } of retentions)
        for (const said of [what, howLong, why, grounds[ground]]) expect(plain).toContain(said);
      expect(plain).toContain('Version of 23 November 2026');
      expect((await browser.get('/terms')).text).toContain('Version of 23 November 2026');
      expect([words.privacy.version, words.terms.version], 'a new text is a new version').toEqual(['2026-11-23', '2026-11-23']);

      const marks = async () => (await cloud.database.service.select().from(visits).orderBy(visits.id)).map(({ visitor }) => visitor);
      cloud.wait(aSecond);
      await browser.get('/privacy');
      cloud.wait(aSecond); // midnight
      await browser.get('/privacy');
      const [first, , lastOfDay, firstOfNext] = await marks();
      expect(lastOfDay).toBe(first);
      expect(firstOfNext).not.toBe(first);
      await removeWhatIsDue(cloud.database.service, cloud.now());
      // Nobody can make a mark of the day before any more: not even the process that made it.
      cloud.wait(duration(-aSecond));
      await browser.get('/privacy');
      expect((await marks()).at(-1)).not.toBe(first);
    } finally {
      await cloud[Symbol.asyncDispose]();
    }
  });
});
