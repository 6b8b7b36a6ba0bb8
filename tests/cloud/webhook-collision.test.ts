import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type CloudDatabase } from '../../cloud/db/database.ts';
import { instant } from '../../shared/domain/time.ts';
import { aCloud, type Cloud } from '../support/a-cloud.ts';
import { aMember } from '../support/a-member.ts';
import { aPostgres, type PostgresServer } from '../support/a-postgres.ts';
import { eventually } from '../support/eventually.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const patience = 120_000;

describe('reports of Stripe that meet in the database, of two instances', () => {
  let postgres: PostgresServer;
  let watcher: CloudDatabase;
  let stripe: FakeStripe;
  let instances: readonly Cloud[];
  beforeAll(async () => {
    postgres = await aPostgres();
    const url = await postgres.newDatabase();
    watcher = await openDatabase({ kind: 'server', url });
    stripe = await fakeStripe(() => instant(Date.now()));
    // One Stripe for both, which neither of them ends.
    const shared = { stripe: async () => ({ ...stripe, [Symbol.asyncDispose]: async () => undefined }) };
    const made: Cloud[] = [];
    for (const name of ['one', 'two'])
      made.push(await aCloud(await openDatabase({ kind: 'server', url: `${url}?application_name=${name}` }), shared));
    instances = made;
  }, patience);
  afterAll(async () => {
    for (const instance of instances) await instance[Symbol.asyncDispose]();
    await stripe[Symbol.asyncDispose]();
    await watcher.close();
    await postgres[Symbol.asyncDispose]();
  }, patience);

  const urlOf = (turn: number): string => instances[turn % 2]?.url ?? '';
  const count = async (query: ReturnType<typeof sql>): Promise<number> => (await watcher.service.execute(query)).rows.length;
  const jobsFor = (event: { readonly data: { readonly object: object } }) => {
    const ids = ['customer', 'id'].flatMap((name) => Object.entries(event.data.object).find(([key]) => key === name)?.[1] ?? []);
    return sql`select 1 from jobs.job where data->>'customer' = ${ids[0]} or data->>'invoice' = ${ids[1]}`;
  };
  const quiet = () =>
    eventually(async () => expect(await count(sql`select 1 from jobs.job where state::text in ('created', 'retry', 'active')`)).toBe(0));

  /** Two who insert into the table wait for each other; who only reads it does not. */
  async function whileHeld(table: 'stripe_events' | 'jobs.job', work: () => Promise<void>): Promise<void> {
    const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = watcher.service.transaction(async (db) => {
      await db.execute(sql.raw(`lock table ${table} in exclusive mode`));
      held.resolve();
      await letGo.promise;
    });
    await held.promise;
    try {
      await work();
    } finally {
      letGo.resolve();
      await holding;
    }
  }

  /** The connections of webhooks that wait in the middle of their work: of which instance, and which process of the server. */
  async function waiting() {
    const { rows } = await watcher.service.execute<{ name: string; pid: number }>(sql`
      select distinct a.application_name as name, a.pid from pg_locks l join pg_stat_activity a using (pid)
      where not l.granted and a.datname = current_database() and exists
        (select 1 from pg_locks own where own.pid = l.pid and own.relation = 'stripe_events'::regclass)`);
    return rows;
  }

  async function aBuyer(email: string) {
    const [one] = instances;
    if (!one) throw new Error('no instance');
    const member = await aMember(one, email);
    const page = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    const before = stripe.events.length;
    const subscription = stripe.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? '');
    return { ...member, subscription, reports: stripe.events.slice(before) };
  }

  async function stateOf(accountId: string) {
    const { rows } = await watcher.service.execute(
      sql`select subscription, plan, billed, state, extract(epoch from period_ends_at)::int as ends from subscriptions where account_id = ${accountId}`,
    );
    return rows[0];
  }
  const periodEndOf = (subscription: string) => stripe.subscription(subscription).items.data[0]?.current_period_end;

  test(
    'one report sent a hundred times at once to both, while all of them wait for one another, is worked on once',
    async () => {
      const { id, subscription, reports } = await aBuyer('ada.a@probe.example');
      const paid = reports.find(({ type }) => type === 'invoice.paid');
      if (!paid) throw new Error('nothing was paid');
      let answers: Promise<readonly number[]> = Promise.resolve([]);
      await whileHeld('stripe_events', async () => {
        answers = Promise.all(Array.from({ length: 100 }, (_, turn) => stripe.deliver(urlOf(turn), paid)));
        await eventually(async () => {
          const names = (await waiting()).map(({ name }) => name);
          for (const name of ['one', 'two']) expect(names.filter((other) => other === name).length).toBeGreaterThan(5);
        });
        expect(await count(jobsFor(paid))).toBe(0);
      });
      expect(await answers).toEqual(Array.from({ length: 100 }, () => 200));
      expect(await count(sql`select 1 from stripe_events where id = ${paid.id}`)).toBe(1);
      await quiet();
      expect(await count(jobsFor(paid)), 'a look at the plan and a receipt').toBe(2);
      expect(await count(sql`select 1 from receipts where account_id = ${id}`)).toBe(1);
      expect(await count(sql`select 1 from audit where account_id = ${id} and action = 'plan.changed'`)).toBe(1);
      const { rows } = await watcher.service.execute(sql`select kind from mails where account_id = ${id} order by kind`);
      expect(rows).toEqual([{ kind: 'plan changed' }, { kind: 'receipt' }]);
      expect(await stateOf(id)).toEqual({
        subscription,
        plan: 'plus',
        billed: 'monthly',
        state: 'active',
        ends: periodEndOf(subscription),
      });
    },
    patience,
  );

  test(
    'the reports of a whole year that come backwards, twice, and to both at once leave what Stripe has',
    async () => {
      const { id, subscription } = await aBuyer('ada.b@probe.example');
      const before = stripe.events.length;
      stripe.renew(subscription);
      stripe.failPayment(subscription);
      stripe.renew(subscription);
      stripe.switchTo(subscription, 'proYearly');
      stripe.change(subscription, { status: 'canceled' });
      stripe.change(subscription, { status: 'active', cancel_at_period_end: true });
      const reports = stripe.events.slice(before).toReversed();
      let answers: Promise<readonly number[]> = Promise.resolve([]);
      await whileHeld('stripe_events', async () => {
        answers = Promise.all([...reports, ...reports].map((event, turn) => stripe.deliver(urlOf(turn), event)));
        await eventually(async () => expect(new Set((await waiting()).map(({ name }) => name)).size).toBe(2));
      });
      expect(new Set(await answers)).toEqual(new Set([200]));
      await quiet();
      expect(await stateOf(id)).toEqual({ subscription, plan: 'pro', billed: 'yearly', state: 'ending', ends: periodEndOf(subscription) });
    },
    patience,
  );

  test.each(['stripe_events', 'jobs.job'] as const)(
    'a report whose connection is cut while it writes to %s is not said to be taken, leaves no half of itself, and is taken whole when it comes again',
    async (table) => {
      const { id, subscription } = await aBuyer(`ada.${table}@probe.example`);
      await quiet();
      const event = stripe.change(subscription, { status: 'past_due' });
      const jobsBefore = await count(jobsFor(event));
      await whileHeld(table, async () => {
        const answer = stripe.deliver(urlOf(0), event);
        const [one] = await eventually(async () => {
          const found = await waiting();
          expect(found).toMatchObject([{ name: 'one' }]);
          return found;
        });
        await watcher.service.execute(sql`select pg_terminate_backend(${one?.pid})`);
        expect(await answer).toBeGreaterThanOrEqual(500);
      });
      expect(await count(sql`select 1 from stripe_events where id = ${event.id}`)).toBe(0);
      expect(await count(jobsFor(event))).toBe(jobsBefore);
      expect(await Promise.all([0, 1, 0].map((turn) => stripe.deliver(urlOf(turn), event)))).toEqual([200, 200, 200]);
      await quiet();
      expect(await count(jobsFor(event))).toBe(jobsBefore + 1);
      expect(await stateOf(id)).toMatchObject({ subscription, plan: 'plus', state: 'pastDue', ends: periodEndOf(subscription) });
    },
    patience,
  );
});
