import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq, sql, type SQLWrapper } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../cloud/db/database.ts';
import { audit } from '../../cloud/db/schema.ts';
import { createCopyKey } from '../../cloud/features/rights/copy-key.ts';
import { makeCopy } from '../../cloud/features/rights/copying.ts';
import { duration, hours, minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as current, signIn, type Member } from '../support/a-member.ts';
import { eventually } from '../support/eventually.ts';
import { readZip } from '../support/read-zip.ts';

const patience = 60_000;
const days = (count: number) => hours(24 * count);
const aSecond = duration(1_000);
const page = '/account/data';

describe.each(databaseKinds)('the thirty days in which an account can be kept, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** An account that has just asked for its deletion. @returns it, with the link that keeps it */
  async function aLeaver(name: string): Promise<Member & { readonly link: string }> {
    const member = await aMember(cloud, `${name}@probe.example`);
    expect((await member.browser.send(page, { current, sure: 'yes' }, `${page}/delete`)).status).toBe(200);
    return { ...member, link: (await cloud.nextMail(member.email)).link };
  }
  const keep = (link: string) => cloud.visitor().send(link, { token: new URL(link).searchParams.get('token') ?? '' }, '/keep-account');
  /** The job of the hour, worked to its end. */
  const runJob = async (): Promise<void> => {
    await cloud.database.service.transaction((db) => cloud.service.jobs.add(db, 'deletions', {}));
    await eventually(async () => {
      const { rows } = await cloud.database.service.execute(
        `select 1 from jobs.job where name = 'deletions' and state in ('created', 'retry', 'active')`,
      );
      expect(rows).toEqual([]);
    });
  };
  async function isThere({ id }: Member): Promise<boolean> {
    const { rows } = await cloud.database.service.execute(sql`select 1 from accounts where id = ${id}`);
    return rows.length > 0;
  }

  test('on day 29 at 23:59 and at the last second it is kept, by the link and by signing in; the job leaves it alone', async () => {
    const [late, last] = [await aLeaver('late'), await aLeaver('last')];
    cloud.wait(duration(days(29) + hours(23) + minutes(59)));
    expect((await keep(late.link)).text).toContain('Your account stays');
    cloud.wait(duration(minutes(1) - aSecond));
    const browser = await signIn(cloud, last.email);
    const files = readZip((await browser.send(page, { current }, `${page}/copy`)).bytes);
    expect(JSON.parse(files.get('deletion.json')?.toString() ?? ''), 'a copy until the end').toMatchObject([{ account_id: last.id }]);
    expect((await browser.send(page, {}, `${page}/keep`)).text).toContain('Your account stays.');
    cloud.wait(days(2));
    await runJob();
    for (const member of [late, last]) expect([member.email, await isThere(member)]).toEqual([member.email, true]);
  });

  test('from the end of the thirty days on it cannot be kept, though the job has not run yet; then it is gone', async () => {
    const gone = await aLeaver('gone');
    cloud.wait(days(30));
    expect(await keep(gone.link)).toMatchObject({ status: 400, text: expect.stringContaining('There is nothing to stop') });
    expect((await (await signIn(cloud, gone.email)).send(page, {}, `${page}/keep`)).text).toContain('The thirty days are over.');
    await runJob();
    expect(await isThere(gone), 'an instance whose clock is behind may keep it still').toBe(true);
    cloud.wait(minutes(5));
    await runJob();
    expect(await isThere(gone)).toBe(false);
    expect((await keep(gone.link)).text).toContain('There is nothing to stop');
  });

  test('a copy that is under way when the account goes is whole, and the account goes right after it', async () => {
    const member = await aLeaver('under.way');
    cloud.wait(duration(days(30) + minutes(5)));
    const deleting: Promise<void>[] = [];
    // In the middle of the tables the job begins. It either waits for the copy, or takes the rest of the tables away from it.
    const slow = beforeTable(cloud.database, 'devices', async () => {
      deleting.push(runJob());
      if (kind === 'server') await eventually(async () => expect(await isWaitingFor('delete from "accounts"')).toBe(true));
    });
    const key = createCopyKey('a secret of the tests, long enough to sign with');
    const zip = await makeCopy(member.id, { database: slow, key, publicUrl: new URL(cloud.url), now: cloud.now });
    const files = readZip(zip ?? Buffer.alloc(0));
    for (const file of ['account', 'mails', 'deletion', 'record'])
      expect([file, JSON.parse(files.get(`${file}.json`)?.toString() ?? '[]')]).not.toEqual([file, []]);
    await Promise.all(deleting);
    expect(await isThere(member)).toBe(false);
  });

  test.runIf(kind === 'server')('a copy that is asked for in the very moment in which the account goes is not made', async () => {
    const member = await aLeaver('last.moment');
    const browser = await signIn(cloud, member.email);
    cloud.wait(duration(days(30) + minutes(5)));
    // The job has taken everything away, and cannot end yet: it waits for its place in the record.
    const release = Promise.withResolvers<void>();
    const held = cloud.database.service.transaction(async (db) => {
      await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${member.id}, 0))`);
      await release.promise;
    });
    const deleted = runJob();
    await eventually(async () => expect(await isWaitingFor('select note_line')).toBe(true));
    const copy = browser.send(page, { current }, `${page}/copy`);
    await eventually(async () => expect(await isWaitingFor('select "id" from "accounts"')).toBe(true));
    release.resolve();
    await Promise.all([held, deleted]);
    expect(await copy).toMatchObject({ status: 303, location: '/sign-in' });
    const lines = await cloud.database.service.select().from(audit).where(eq(audit.accountId, member.id)).orderBy(audit.position);
    expect(lines.at(-1)?.action).toBe('account.deleted');
  });

  async function isWaitingFor(statement: string): Promise<boolean> {
    const { rows } = await cloud.database.service.execute<{ query: string }>(
      sql`select query from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rows.some(({ query }) => query.startsWith(statement));
  }
});

/** The same database, but for a pause in each transaction of an account before a table is read. */
function beforeTable(database: CloudDatabase, table: string, pause: () => Promise<void>): CloudDatabase {
  return {
    ...database,
    asAccount: (accountId, work) =>
      database.asAccount(accountId, (db) => {
        const execute = async (query: SQLWrapper) => {
          if (JSON.stringify(query.getSQL().queryChunks).includes(`"value":"${table}"`)) await pause();
          return db.execute(query);
        };
        const get = (target: Db, name: keyof Db): unknown => (name === 'execute' ? execute : target[name]);
        return work(new Proxy(db, { get: (target, name) => get(target, name as keyof Db) }));
      }),
  };
}
