import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { accounts, agreements, credentials } from '../../cloud/db/schema.ts';
import { createPasswords } from '../../cloud/features/accounts/passwords.ts';
import { instant } from '../../shared/domain/time.ts';
import { aPostgres } from '../support/a-postgres.ts';
import { createVisitor, type Visitor } from '../support/a-visitor.ts';
import { cloudEnvironment } from '../support/cloud-environment.ts';
import { cloudProcess, type CloudProcess } from '../support/cloud-process.ts';
import { fakeStripe } from '../support/fake-stripe.ts';
import { freePort } from '../support/free-port.ts';
import { memberPassword as password } from '../support/a-member.ts';
import { nextVersion } from '../support/next-version.ts';

test('who is in the checkout while the next version takes over has the plan once, and sees it, whether or not anybody answered Stripe meanwhile', async () => {
  await using postgres = await aPostgres();
  const url = await postgres.newDatabase();
  await using stripe = await fakeStripe(() => instant(Date.now()));
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
  const running: CloudProcess[] = [];
  const [port, nextPort] = [await freePort(), await freePort()];
  const [old, next] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${nextPort}`];
  const environment = { ...cloudEnvironment({ folder, database: url, stripe }), CLOUD_URL: old };
  const begin = async (at: number, program?: string): Promise<CloudProcess> => {
    const started = cloudProcess({ ...environment, CLOUD_PORT: String(at) }, program);
    running.push(started);
    await started.listening;
    return started;
  };
  const thisVersion = await begin(port);
  const database = await openDatabase({ kind: 'server', url });
  try {
    const hash = await createPasswords().hash(password);
    async function inCheckout(email: string): Promise<{ id: string; browser: Visitor; checkout: string }> {
      const [made] = await database.service.insert(accounts).values({ name: 'Ada', email, emailVerified: true }).returning();
      const id = made?.id ?? '';
      await database.service.insert(agreements).values({ accountId: id, document: 'age18', version: '1', agreedAt: new Date() });
      await database.service.insert(credentials).values({ userId: id, accountId: id, providerId: 'credential', password: hash });
      const browser = createVisitor(old);
      await browser.send('/sign-in', { email, password });
      const page = await browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
      return { id, browser, checkout: /href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? page.text };
    }
    const [ada, bea] = [await inCheckout('ada@probe.example'), await inCheckout('bea@probe.example')];

    // The next version brings the schema further while this one still runs: a report may reach either, or both.
    const nextInstance = await begin(nextPort, nextVersion(join(folder, 'next')));
    expect(nextInstance.said.out).toContain('"schema brought up to date","steps":1');
    const subscription = stripe.pay(ada.checkout);
    const reports = stripe.events.slice(-2);
    for (const to of [old, next, old]) for (const report of reports) expect(await stripe.deliver(to, report)).toBe(200);
    expect((await ada.browser.get('/account/plan/back')).location).toBe('/account/plan');
    expect((await ada.browser.get('/account/plan')).text).toContain('You have Plus .');

    // Then nobody listens where Stripe reports, until the next version takes that place.
    thisVersion.child.kill('SIGTERM');
    expect(await thisVersion.ended).toBe(0);
    nextInstance.child.kill('SIGTERM');
    expect(await nextInstance.ended).toBe(0);
    stripe.pay(bea.checkout);
    const missed = stripe.events.slice(-2);
    for (const report of missed) await expect(stripe.deliver(old, report)).rejects.toThrow();
    await begin(port, join(folder, 'next/cloud/main.ts'));
    for (const report of missed) expect(await stripe.deliver(old, report)).toBe(200);
    expect((await bea.browser.get('/account/plan/back')).location).toBe('/account/plan');
    for (const { browser } of [ada, bea]) expect((await browser.get('/account/plan')).text).toContain('You have Plus . It renews on');
    expect(await bea.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy')).toMatchObject({
      text: expect.stringContaining('not possible now'),
    });

    const count = async (query: ReturnType<typeof sql>): Promise<number> => (await database.service.execute(query)).rows.length;
    while ((await count(sql`select 1 from jobs.job where name = 'look-at-subscription' and state in ('created', 'retry', 'active')`)) > 0)
      await setTimeout(50);
    for (const { id } of [ada, bea]) {
      expect(await count(sql`select 1 from audit where account_id = ${id} and action = 'plan.changed'`)).toBe(1);
      expect(await count(sql`select 1 from mails where account_id = ${id} and kind = 'plan changed'`)).toBe(1);
    }
    expect(await count(sql`select 1 from stripe_events`)).toBe(4);
    expect(stripe.subscriptionsOf(stripe.subscription(subscription).customer)).toHaveLength(1);
    // This version does not come back over the schema of the next: it says so, and leaves everything as it is.
    const back = cloudProcess({ ...environment, CLOUD_PORT: String(nextPort) });
    running.push(back);
    expect(await back.ended).toBe(1);
    expect(back.said.err).toContain('this version knows');
  } finally {
    await database.close();
    for (const { child, ended } of running) {
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
