import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type CloudDatabase } from '../../cloud/db/database.ts';
import { aCloud, type Cloud } from '../support/a-cloud.ts';
import { aDatabaseProxy, type DatabaseProxy } from '../support/a-database-proxy.ts';
import { aMember } from '../support/a-member.ts';
import { aPostgres, type PostgresServer } from '../support/a-postgres.ts';
import { eventually } from '../support/eventually.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const patience = 60_000;

describe('the connection to the database breaks at the COMMIT', () => {
  let postgres: PostgresServer;
  let proxy: DatabaseProxy;
  let watcher: CloudDatabase;
  let stripe: FakeStripe;
  let cloud: Cloud;
  beforeAll(async () => {
    postgres = await aPostgres();
    const url = await postgres.newDatabase();
    proxy = await aDatabaseProxy(url);
    watcher = await openDatabase({ kind: 'server', url });
    const database = await openDatabase({ kind: 'server', url: proxy.through(url) });
    cloud = await aCloud(database, { stripe: async (now) => (stripe = await fakeStripe(now)) });
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await watcher.close();
    await proxy[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  }, patience);

  const count = async (query: ReturnType<typeof sql>): Promise<number> => (await watcher.service.execute(query)).rows.length;
  const quiet = () =>
    eventually(async () => expect(await count(sql`select 1 from jobs.job where state::text in ('created', 'retry', 'active')`)).toBe(0));

  /** Somebody who has just paid, of which Stripe has not reported yet. */
  async function aBuyer(email: string) {
    const member = await aMember(cloud, email);
    const page = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    const before = stripe.events.length;
    stripe.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? '');
    const paid = stripe.events.slice(before).find(({ type }) => type === 'invoice.paid');
    if (!paid) throw new Error('nothing was paid');
    return { id: member.id, paid, invoice: paid.data.object.id };
  }

  /** Exactly what one report makes, and its two letters, which leave once each. */
  async function expectTakenOnce({ id, paid, invoice }: Awaited<ReturnType<typeof aBuyer>>): Promise<void> {
    await quiet();
    expect(await count(sql`select 1 from stripe_events where id = ${paid.id}`)).toBe(1);
    expect(await count(sql`select 1 from jobs.job where data->>'invoice' = ${invoice}`)).toBe(1);
    expect(await count(sql`select 1 from receipts where account_id = ${id}`)).toBe(1);
    expect(await count(sql`select 1 from audit where account_id = ${id} and action = 'plan.changed'`)).toBe(1);
    const { rows } = await watcher.service.execute(sql`select kind, state from mails where account_id = ${id} order by kind`);
    expect(rows).toEqual([
      { kind: 'plan changed', state: 'sent' },
      { kind: 'receipt', state: 'sent' },
    ]);
  }

  test.each(['before', 'after'] as const)(
    '%s the server has taken a report: it is not said to be taken, and the one that comes again makes one receipt',
    async (when) => {
      const buyer = await aBuyer(`ada.${when}@probe.example`);
      const mails = cloud.mailCount();
      const cut = proxy.cutAtCommit('stripe_events', when);
      expect(await stripe.deliver(cloud.url, buyer.paid)).toBe(503);
      await cut;
      expect(await count(sql`select 1 from stripe_events where id = ${buyer.paid.id}`)).toBe(when === 'before' ? 0 : 1);
      expect([await stripe.deliver(cloud.url, buyer.paid), await stripe.deliver(cloud.url, buyer.paid)]).toEqual([200, 200]);
      await expectTakenOnce(buyer);
      expect(cloud.mailCount() - mails).toBe(2);
    },
    patience,
  );

  test.each(['before', 'after'] as const)(
    '%s the server has taken a receipt: the work is done again, and the receipt leaves once',
    async (when) => {
      const buyer = await aBuyer(`bea.${when}@probe.example`);
      const mails = cloud.mailCount();
      const cut = proxy.cutAtCommit('receipts', when);
      expect(await stripe.deliver(cloud.url, buyer.paid)).toBe(200);
      await cut;
      await expectTakenOnce(buyer);
      expect(cloud.mailCount() - mails).toBe(2);
    },
    patience,
  );
});
