import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { aCloud, type Cloud } from '../support/a-cloud.ts';
import { aDatabaseProxy, type DatabaseProxy } from '../support/a-database-proxy.ts';
import { aDevice } from '../support/a-device.ts';
import { aMember, memberPassword as password } from '../support/a-member.ts';
import { aPostgres, type PostgresServer } from '../support/a-postgres.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const patience = 60_000;
/** What a browser and its owner may have to wait, at the worst. */
const LONGEST_MS = 15_000;
/** As many connections as pages have between them. */
const CONNECTIONS = 20;

describe('the database takes connections and answers nothing', () => {
  let postgres: PostgresServer;
  let proxy: DatabaseProxy;
  let cloud: Cloud;
  let stripe: FakeStripe;
  beforeAll(async () => {
    postgres = await aPostgres();
    const url = await postgres.newDatabase();
    proxy = await aDatabaseProxy(url);
    const database = await openDatabase({ kind: 'server', url: proxy.through(url) });
    cloud = await aCloud(database, { stripe: async (now) => (stripe = await fakeStripe(now)) });
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  }, patience);

  test(
    'nobody waits for ever, what was typed is kept, nothing is said to be taken, and no connection is lost to it',
    async () => {
      const { id, browser } = await aMember(cloud, 'ada@probe.example');
      const device = aDevice(cloud.url);
      const asked = await device.ask();
      if (asked.outcome !== 'asked') throw new Error(asked.outcome);
      await browser.send('/connect', { code: asked.code }, '/connect/confirm');
      const newcomer = cloud.visitor();
      const typed = { name: 'Bea', email: 'bea@probe.example', password, age: 'age18', agreed: 'yes' };
      const form = /name="form" value="([^"]*)"/.exec((await newcomer.get('/sign-up')).html)?.[1] ?? '';
      const report = stripe.change(stripe.subscribe(stripe.addCustomer('ada@probe.example'), 'plusMonthly'), { status: 'past_due' });
      const everyone = () => Promise.all(Array.from({ length: 2 * CONNECTIONS }, () => browser.get('/account')));
      await everyone(); // so that all connections are open
      const hanging = Promise.withResolvers<void>();
      const working = cloud.database.service.transaction(async (db) => {
        await db.execute(sql`select 1`);
        proxy.hang();
        hanging.resolve();
        await db.execute(sql`select 2`);
      });
      await hanging.promise;
      const began = performance.now();
      const timed = async <T>(work: Promise<T>) => ({ told: await work, ms: performance.now() - began });
      const refused = (work: Promise<unknown>) => timed(expect(work).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503 }));

      const beginning = Array.from({ length: CONNECTIONS / 2 }, () => cloud.database.asAccount(id, () => Promise.resolve()));
      const [again, signIn, taken, pages, shown, ...calls] = await Promise.all([
        timed(newcomer.post('/sign-up', { form, ...typed }, { origin: cloud.url })),
        timed(cloud.visitor().send('/sign-in', { email: 'ada@probe.example', password })),
        timed(stripe.deliver(cloud.url, report)),
        timed(everyone()),
        timed(Promise.all(['/', '/pricing', '/sign-in'].map((path) => browser.get(path)))),
        refused(device.refresh(id)),
        refused(device.ask()),
        refused(device.look(asked.requestId)),
        ...beginning.map((work) => timed(expect(work).rejects.toThrow('begin'))),
        timed(expect(working).rejects.toThrow('select 2')),
      ]);
      const all = [again, signIn, taken, pages, shown, ...calls];
      expect([again.told.status, again.told.text]).toEqual([503, expect.stringContaining('What you typed is kept')]);
      expect(again.told.html).toContain('value="bea@probe.example"');
      expect([signIn.told.status, signIn.told.text]).toEqual([503, expect.stringContaining('Back in a moment')]);
      expect(taken.told).toBe(503);
      expect(pages.told.filter(({ status, text }) => status !== 503 || !text.includes('Back in a moment'))).toEqual([]);
      expect(shown.told.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(LONGEST_MS);

      proxy.pass();
      expect((await everyone()).filter(({ status }) => status !== 200)).toEqual([]);
      expect((await newcomer.post('/sign-up', { form, ...typed }, { origin: cloud.url })).status).toBe(200);
      expect(await stripe.deliver(cloud.url, report)).toBe(200);
      expect(await device.refresh(id)).toMatchObject({ outcome: 'licence' });
      expect((await cloud.nextMail('bea@probe.example')).link).toContain('/confirm?token=');
    },
    patience,
  );
});
