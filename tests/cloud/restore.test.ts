import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { accounts, deletions, licences, mailChoices, mails, visitKeys } from '../../cloud/db/schema.ts';
import { heardIn, speaksOfIt } from '../../cloud/features/rights/outliving.ts';
import { duration, hours, instant, minutes } from '../../shared/domain/time.ts';
import { aCloud, mailSecrets, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { aBackupKey, backUp, bringBack, plainDump } from '../support/a-dump.ts';
import { aMember, memberPassword as current, signIn } from '../support/a-member.ts';
import { aPostgres, type PostgresServer } from '../support/a-postgres.ts';
import { createVisitor } from '../support/a-visitor.ts';
import { eventually } from '../support/eventually.ts';

const patience = 60_000;
const days = (count: number) => hours(24 * count);
const page = '/account/data';
const main = join(import.meta.dirname, '../../cloud/main.ts');

describe('a database that comes back from a backup', () => {
  let postgres: PostgresServer;
  let folder: string;
  beforeAll(async () => {
    postgres = await aPostgres();
    folder = mkdtempSync(join(tmpdir(), 'session-desk-restore-'));
  }, patience);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await postgres[Symbol.asyncDispose]();
  }, patience);

  function newFolder(name: string): string {
    mkdirSync(join(folder, name));
    return join(folder, name);
  }

  async function runJob(cloud: Cloud, name: string): Promise<void> {
    await cloud.database.service.transaction((db) => cloud.service.jobs.add(db, name, {}));
    await eventually(async () => {
      const { rows } = await cloud.database.service.execute(
        sql`select 1 from jobs.job where name = ${name} and state in ('created', 'retry', 'active')`,
      );
      expect(rows).toEqual([]);
    });
  }
  const askFor = ({ browser }: Awaited<ReturnType<typeof aMember>>) => browser.send(page, { current, sure: 'yes' }, `${page}/delete`);
  const sequenceOf = async (cloud: Cloud, accountId: string): Promise<number> => {
    const [row] = await cloud.database.service.select().from(licences).where(eq(licences.accountId, accountId));
    return row?.sequence ?? 0;
  };

  test('a backup is sealed, removes those of 33 days once it is there, and removes nothing while it fails', async () => {
    const url = await postgres.newDatabase();
    using key = aBackupKey();
    const backups = newFolder('many');
    const old = (age: number): string => {
      const file = join(backups, `desk-${age}.dump.gpg`);
      writeFileSync(file, 'sealed');
      utimesSync(file, new Date(), new Date(Date.now() - days(age) - minutes(5)));
      return `desk-${age}.dump.gpg`;
    };
    const [due, kept] = [old(33), old(32)];

    expect(backUp('postgres://nobody@127.0.0.1:9/desk', backups, key)).not.toBe(0);
    expect(readdirSync(backups).toSorted(), 'and no half of one').toEqual([kept, due].toSorted());

    expect(backUp(url, backups, key)).toBe(0);
    const made = readdirSync(backups).find((file) => file !== kept) ?? '';
    expect(readdirSync(backups).toSorted()).toEqual([kept, made].toSorted());
    expect(statSync(join(backups, made)).mode & 0o777).toBe(0o600);
    expect(backUp(url, backups, key), 'once more on the same day').toBe(0);
  });

  test('who was deleted since is deleted again, who is leaving leaves, who was kept stays, and nobody is written to by mistake', async () => {
    const url = await postgres.newDatabase();
    const before = await aCloud(await openDatabase({ kind: 'server', url }), { startsAt: instant(Date.now() - days(30) - minutes(10)) });
    const gone = await aMember(before, 'harriet@probe.example');
    const leaves = await aMember(before, 'leaves@probe.example');
    const kept = await aMember(before, 'kept@probe.example');
    const stays = await aMember(before, 'stays@probe.example');
    await stays.browser.send('/account/mail', { news: 'yes', research: 'yes' });
    await askFor(kept);
    const toKeep = (await before.nextMail(kept.email)).link;
    // Of two networks one is counted no more from before the backup on, the other from after; of two addresses likewise with mail.
    const [countedAgain, notCounted] = ['203.0.113.7', '203.0.113.8'].map((network) => createVisitor(before.url, network));
    const bounce = (email: string) => {
      const body = { RecordType: 'Bounce', ID: email.length, Type: 'HardBounce', Inactive: true, Email: email };
      const authorization = `Basic ${Buffer.from(`events:${mailSecrets.postmark}`).toString('base64')}`;
      return before.visitor().tell('/mail-events/postmark', JSON.stringify(body), { authorization });
    };
    await countedAgain?.send('/privacy/visits', { counted: 'no' });
    expect((await bounce(stays.email)).status).toBe(200);
    const asked = await aDevice(before.url).ask();
    if (asked.outcome !== 'asked') throw new Error(asked.outcome);
    await stays.browser.send('/connect', { code: asked.code }, '/connect/confirm');
    await fetch(before.url);
    // A mail is on its way while the backup is made.
    const [mail] = await before.database.service.select().from(mails).where(eq(mails.recipient, kept.email));
    await before.database.service.execute(
      sql`update mails set state = 'waiting', subject = 'Keep it', plain = 'Keep it', html = 'Keep it' where id = ${mail?.id}`,
    );
    await before.database.service.execute(
      sql`update jobs.job set state = 'created', start_after = now() + interval '1 day', completed_on = null where data->>'mailId' = ${mail?.id}`,
    );
    expect(plainDump(url)).toContain('INSERT INTO public.visit_keys');
    const dump = join(folder, 'desk.dump');
    using key = aBackupKey();
    const backups = newFolder('backups');
    expect(backUp(url, backups, key)).toBe(0);
    const [sealed = ''] = readdirSync(backups);
    expect(readFileSync(join(backups, sealed)).includes('PGDMP')).toBe(false);
    key.decrypt(join(backups, sealed), dump);

    await countedAgain?.send('/privacy/visits', { counted: 'yes' });
    await notCounted?.send('/privacy/visits', { counted: 'no' });
    expect((await stays.browser.send('/account/mail', {}, '/account/mail/again')).text).toContain('We write to your address again');
    for (const email of [kept.email, gone.email]) expect((await bounce(email)).status).toBe(200); // one of them goes with its account
    await askFor(gone);
    await before.visitor().send(toKeep, { token: new URL(toKeep).searchParams.get('token') ?? '' }, '/keep-account');
    await stays.browser.send('/account/mail', { research: 'yes' });
    await stays.browser.send('/account/sign-ins', {}, '/account/sign-ins/end-all');
    const { html } = await (await signIn(before, stays.email)).get('/account/devices');
    const device = /name="device" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await (await signIn(before, stays.email)).send('/account/devices', { device }, '/account/devices/release');
    const newestLicence = await sequenceOf(before, stays.id);
    before.wait(days(10));
    await askFor({ ...leaves, browser: await signIn(before, leaves.email) });
    before.wait(duration(days(20) + minutes(5)));
    await runJob(before, 'deletions');
    expect(plainDump(url)).not.toContain('harriet');
    expect(before.logged()).not.toMatch(/harriet|probe\.example|203\.0\.113/);
    const log = join(folder, 'desk.log');
    writeFileSync(log, `desk-1  | ${before.logged().replaceAll('\n', '\ndesk-1  | ')}`);
    await before[Symbol.asyncDispose]();

    // The machine is lost. Another database, the backup, the log.
    const restored = await postgres.newDatabase();
    bringBack(dump, restored);
    expect(plainDump(restored)).toContain('harriet');
    const lost = await openDatabase({ kind: 'server', url: restored });
    await lost.service.execute(sql`update jobs.job set start_after = now() where state = 'created'`); // a day has gone by
    await lost.close();
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'after-restore', log], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: restored, CLOUD_FOLDER: join(folder, 'cloud') },
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const line of [
      '1 deleted since',
      '1 asked since',
      '1 kept since',
      '1 noes',
      '4 networks',
      '1 mails held back',
      '0 letters',
      'signed out',
    ])
      expect(stdout).toContain(line);
    expect(stdout).not.toMatch(/@|could not be read/);

    const after = await aCloud(await openDatabase({ kind: 'server', url: restored }));
    try {
      const { service } = after.database;
      expect(await service.select().from(visitKeys), 'the key of the day is in no backup').toEqual([]);
      expect((await stays.browser.get(`${after.url}/account`)).status).toBe(302);
      for (const job of ['deletions', 'grants', 'retention']) await runJob(after, job);
      expect((await service.select({ email: accounts.email }).from(accounts)).map(({ email }) => email).toSorted()).toEqual(
        [kept.email, leaves.email, stays.email].toSorted(),
      );
      expect(plainDump(restored)).not.toMatch(/harriet|Keep it/);
      const due = await service.select().from(deletions);
      expect(due.map(({ accountId }) => accountId)).toEqual([leaves.id]);
      expect(Math.round(((due[0]?.dueAt.getTime() ?? 0) - after.now()) / days(1))).toBe(10);
      expect(await sequenceOf(after, stays.id)).toBeGreaterThan(newestLicence);
      const choices = await service.select().from(mailChoices).where(eq(mailChoices.accountId, stays.id)).orderBy(mailChoices.id);
      expect(choices.map(({ category, isOn, way }) => [category, isOn, way])).toEqual([
        ['news', true, 'page'],
        ['research', true, 'page'],
        ['news', false, 'page'],
      ]);

      for (const [network, said] of [
        ['203.0.113.7', 'are counted'],
        ['203.0.113.8', 'are not counted'],
      ] as const)
        expect((await createVisitor(after.url, network).get('/privacy/visits')).text).toContain(`Visits from your network ${said}`);
      await after.visitor().send('/forgot', { email: kept.email });
      const last = service.select({ state: mails.state }).from(mails).where(eq(mails.accountId, kept.id)).orderBy(desc(mails.createdAt));
      await eventually(async () => expect((await last.limit(1))[0]).toEqual({ state: 'withheld' }));

      // The first mail that leaves at all is one that was asked for now.
      await after.visitor().send('/forgot', { email: stays.email });
      expect((await after.nextMail(stays.email)).subject).toBe('Choose a new password for Session Desk');
      expect(after.mailCount()).toBe(1);
      // What is on its way out is still reminded of, and goes.
      after.wait(days(3.5));
      await runJob(after, 'deletions');
      expect((await after.nextMail(leaves.email)).subject).toMatch(/^Reminder: your account will be deleted/);
      after.wait(days(7));
      await runJob(after, 'deletions');
      expect(await service.select().from(accounts).where(eq(accounts.id, leaves.id))).toEqual([]);
    } finally {
      await after[Symbol.asyncDispose]();
    }
  }, 120_000);

  test('without a log it does nothing, and an unknown word is refused', () => {
    for (const words of [['after-restore'], ['after-lunch']]) {
      const env = { PATH: process.env['PATH'] ?? '', CLOUD_FOLDER: join(folder, 'untouched') };
      expect(spawnSync(process.execPath, [main, ...words], { env }).status).toBe(1);
    }
  });

  test('lines that are cut or changed are counted, and nothing else is taken for one', () => {
    const account = '0f2a6d1e-6f1c-4c58-9a4b-1f0c3c9d2a11';
    const line = (what: string, at: string) =>
      JSON.stringify({ level: 'info', event: 'outlives the database', account, what, at: `2026-11-${at}T00:00:00.000Z` });
    const log = [
      line('account.deleted', '23'),
      line('deletion.asked', '22').slice(0, 90),
      line('everything', '22'),
      '{"event":"request"}',
      'x',
    ];
    const heard = heardIn(log.filter(speaksOfIt));
    expect(heard).toEqual({
      lines: [{ accountId: account, what: 'account.deleted', at: new Date('2026-11-23T00:00:00Z') }],
      marks: [],
      unread: 2,
    });
    const two = heardIn([line('deletion.stopped', '20'), `app | ${line('deletion.asked', '19')}`]);
    expect(two.lines.map(({ what }) => what)).toEqual(['deletion.asked', 'deletion.stopped']);
  });
});
