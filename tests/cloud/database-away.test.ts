import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { aCloud, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { aMember, memberPassword as password } from '../support/a-member.ts';
import { aPostgres, type PostgresServer } from '../support/a-postgres.ts';
import { cloudProcess } from '../support/cloud-process.ts';
import { eventually } from '../support/eventually.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';
import { freePort } from '../support/free-port.ts';

const patience = 60_000;

describe('the database goes away under the service and comes back', () => {
  let postgres: PostgresServer;
  let cloud: Cloud;
  let stripe: FakeStripe;
  beforeAll(async () => {
    postgres = await aPostgres();
    const database = await openDatabase({ kind: 'server', url: await postgres.newDatabase() });
    cloud = await aCloud(database, { stripe: async (now) => (stripe = await fakeStripe(now)) });
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  }, patience);

  async function whileAway(work: () => Promise<void>): Promise<void> {
    await postgres.stop();
    try {
      await work();
    } finally {
      await postgres.start();
    }
    await eventually(async () => expect((await cloud.visitor().get('/ready')).status).toBe(200));
  }

  test('visitors are told to come back, open pages are shown, what was typed can be sent again, and everybody is still signed in', async () => {
    const { browser } = await aMember(cloud, 'ada.a@probe.example');
    const newcomer = cloud.visitor();
    const typed = { name: 'Bea "Probe"', email: 'bea@probe.example', password, age: 'age18', agreed: 'yes', news: 'yes' };
    const page = await newcomer.get('/sign-up');
    const form = /name="form" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    let again = page;
    await whileAway(async () => {
      expect((await browser.get('/health')).status).toBe(200);
      expect(await browser.get('/ready')).toMatchObject({ status: 503 });
      for (const path of ['/', '/pricing', '/privacy', '/terms', '/sign-in', '/sign-up'])
        expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
      expect((await browser.get('/status')).text).toContain('The database does not answer');
      for (const path of ['/account', '/account/plan']) {
        const told = await browser.get(path);
        expect([path, told.status, told.headers.get('retry-after')]).toEqual([path, 503, '10']);
        expect(told.text).toContain('Back in a moment');
        expect(told.html).toContain(`href="${path}"`);
      }
      const signIn = await cloud.visitor().send('/sign-in', { email: 'ada.a@probe.example', password });
      expect([signIn.status, signIn.text]).toEqual([503, expect.stringContaining('Back in a moment')]);
      again = await newcomer.post('/sign-up', { form, ...typed }, { origin: cloud.url });
      expect([again.status, again.text]).toEqual([503, expect.stringContaining('What you typed is kept')]);
      // Nothing that another site sends is written into a page of ours.
      const foreign = await newcomer.post('/sign-up', { form, ...typed }, { origin: 'https://elsewhere.example' });
      expect(foreign.html).not.toContain('bea@probe.example');
    });
    expect(again.html).not.toContain(password);
    expect(again.html).toMatch(/<input[^>]*name="password"[^>]*type="password"[^>]*value=""/);
    const kept = [...again.html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"'),
    ]);
    const { password: notKept, ...rest } = { form, ...typed };
    expect(Object.fromEntries(kept)).toEqual(rest);
    expect((await newcomer.post('/sign-up', { ...Object.fromEntries(kept), password: notKept }, { origin: cloud.url })).status).toBe(200);
    expect((await cloud.nextMail('bea@probe.example')).link).toContain('/confirm?token=');
    expect((await browser.get('/account')).text).toContain('Ada Probe');
  });

  test('an app that asks for its licence is told "not now", and no signed word that could make it worse', async () => {
    const { id, browser } = await aMember(cloud, 'ada.b@probe.example');
    const device = aDevice(cloud.url);
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error(asked.outcome);
    await browser.send('/connect', { code: asked.code }, '/connect/confirm');
    expect(await device.refresh(id)).toMatchObject({ outcome: 'licence' });
    await whileAway(async () => {
      for (const call of [() => device.refresh(id), () => device.release(id), () => device.ask(), () => device.look(asked.requestId)])
        await expect(call()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503 });
    });
    expect(await device.refresh(id)).toMatchObject({ outcome: 'licence' });
  });

  test('reports of Stripe are not said to be taken, and are when they come again; letters that waited leave', async () => {
    const member = await aMember(cloud, 'ada.c@probe.example');
    const page = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    stripe.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? '');
    const reports = stripe.events.slice(-2);
    await whileAway(async () => {
      for (const report of reports) expect(await stripe.deliver(cloud.url, report)).toBe(503);
    });
    for (const report of reports) expect(await stripe.deliver(cloud.url, report)).toBe(200);
    expect(await cloud.nextMail(member.email)).toMatchObject({ subject: 'Session Desk: you have Plus' });
    const { rows } = await cloud.database.service.execute(
      sql`select 1 from audit where account_id = ${member.id} and action = 'plan.changed'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('a transaction that is cut off between two statements fails by itself and takes nothing along', async () => {
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const cut = cloud.database.service.transaction(async (db) => {
      await db.execute(sql`insert into stripe_events values ('evt_cut', 'x', now(), now())`);
      begun.resolve();
      await goOn.promise;
      await db.execute(sql`select 1`);
    });
    await begun.promise;
    await whileAway(async () => {
      goOn.resolve();
      await expect(cut).rejects.toThrow();
    });
    const { rows } = await cloud.database.service.execute(sql`select 1 from stripe_events where id = 'evt_cut'`);
    expect(rows).toEqual([]);
  });

  test('the log says what is wrong in few lines, and no address, name or password of anybody', async () => {
    const lines = cloud.logged().split('\n');
    expect(lines.filter((line) => line.includes('jobs wait for the database'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('"event":"jobs"'))).toEqual([]);
    expect(cloud.logged()).toMatch(/"event":"request failed","kind":"\w+","code":"(?:ECONNREFUSED|57P0\d|ECONNRESET)"/);
    expect(cloud.logged()).not.toMatch(/@|127\.0\.0\.1|postgres:|harbours/);
  });

  test('it can be told to stop while the database is away', async () => {
    await postgres.stop();
    await cloud.service.jobs.stop(1_000);
  });
});

test('a service that is started while its database is away says so and ends; the address stays its own', async () => {
  const environment = { DATABASE_URL: `postgres://desk:hunter2@127.0.0.1:${await freePort()}/desk`, CLOUD_PORT: String(await freePort()) };
  const away = cloudProcess(environment);
  expect(await away.ended).toBe(1);
  expect(away.said.err).toBe(
    'The service could not start: The database does not answer. Does it run, and is it where DATABASE_URL says?\n',
  );
  expect(away.said.out).toBe('');
});
