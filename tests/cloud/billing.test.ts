import { request } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLicence } from '../../main/licence-token/verify-licence.ts';
import { duration, hours, instant, minutes, plus } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { allRows } from '../support/all-rows.ts';
import { aMember, memberPassword, type Member } from '../support/a-member.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const patience = 60_000;

describe.each(databaseKinds)('plans and payment on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let stripe: FakeStripe;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind), { stripe: async (now) => (stripe = await fakeStripe(now)) });
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const stateOf = async (accountId: string) => {
    const { rows } = await cloud.database.service.execute<Record<string, unknown>>(
      sql`select plan, billed, state from subscriptions where account_id = ${accountId}`,
    );
    return rows[0] ?? null;
  };
  const planPage = async ({ browser }: Member) => (await browser.get('/account/plan')).text;

  async function checkoutOf({ browser }: Member, offer: string): Promise<string> {
    const page = await browser.send('/account/plan', { offer }, '/account/plan/buy');
    return /href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? page.text;
  }

  /** Jobs are taken by whichever instance comes first. */
  async function eventually(look: () => Promise<boolean>): Promise<void> {
    while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 30));
  }

  async function aSubscriber(email: string): Promise<Member & { readonly subscription: string }> {
    const member = await aMember(cloud, email);
    const subscription = stripe.pay(await checkoutOf(member, 'plusMonthly'));
    await member.browser.get('/account/plan/back');
    await cloud.nextMail(email);
    return { ...member, subscription };
  }

  test('Plus is bought at Stripe, shows at once, and comes to the computer as a licence; its end is told and comes with the period', async () => {
    const email = 'ada.a@probe.example';
    const member = await aMember(cloud, email);
    const pricing = await cloud.visitor().get('/pricing');
    expect(pricing.text).toContain('Plus £6.00 a month, or £60.00 a year. Everything in Free Invoice PDFs without limit');
    expect(pricing.text).toContain('Pro Not sold yet. Everything in Plus What it will add is being built');
    expect(pricing.text).toContain('renews by itself each month or each year, at its price, until you cancel it');
    expect(pricing.text).toContain('the whole of what you pay: where tax is owed, it is in it');
    const before = await planPage(member);
    expect(before).toContain('Plus, by the month £6.00 a month, all in. It renews each month until you cancel.');
    expect(before).toContain('Plus, by the year £60.00 a year, all in. It renews each year until you cancel.');
    expect(before).toContain('You have Free .');
    const subscription = stripe.pay(await checkoutOf(member, 'plusMonthly'));
    expect(await planPage(member)).toContain('You have Free .'); // nobody has told yet
    expect((await member.browser.get('/account/plan/back')).location).toBe('/account/plan');
    expect(await planPage(member)).toContain('You have Plus . It renews on');
    expect(await cloud.nextMail(email)).toMatchObject({ subject: 'Session Desk: you have Plus' });

    const device = aDevice(cloud.url);
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error('wait');
    await member.browser.send('/connect', { code: asked.code }, '/connect/confirm');
    const licence = async () => {
      const refreshed = await device.refresh(member.id);
      return refreshed.outcome === 'licence' ? verifyLicence(refreshed.token, [cloud.licencePublicKey]) : null;
    };
    expect(await licence()).toMatchObject({ plan: 'plus', subscription: 'active' });

    const ending = stripe.change(subscription, { cancel_at_period_end: true });
    expect(await stripe.deliver(cloud.url, ending)).toBe(200);
    await eventually(async () => (await stateOf(member.id))?.['state'] === 'ending');
    expect(await cloud.nextMail(email)).toMatchObject({ subject: 'Session Desk: your plan will end' });
    expect(await licence()).toMatchObject({ plan: 'plus', subscription: 'ending' });
    expect(await planPage(member)).toContain('does not renew');
  });

  test('a plan arrives by the report alone, once, however often and in whatever order it is sent', async () => {
    const member = await aMember(cloud, 'ada.b@probe.example');
    const before = stripe.events.length;
    const subscription = stripe.pay(await checkoutOf(member, 'plusYearly'));
    stripe.renew(subscription);
    stripe.change(subscription, { status: 'past_due' });
    stripe.switchTo(subscription, 'proYearly');
    const reports = stripe.events.slice(before);
    const mixed = [...reports.toReversed(), ...reports, ...reports.toReversed()];
    expect(new Set(await Promise.all(mixed.map((event) => stripe.deliver(cloud.url, event))))).toEqual(new Set([200]));
    await eventually(async () => (await stateOf(member.id))?.['plan'] === 'pro');
    expect(await stateOf(member.id)).toEqual({ plan: 'pro', billed: 'yearly', state: 'pastDue' });
    const ids = sql.join(
      reports.map(({ id }) => sql`${id}`),
      sql`, `,
    );
    const { rows } = await cloud.database.service.execute(sql`select id from stripe_events where id in (${ids})`);
    expect(rows).toHaveLength(reports.length);
    const { rows: work } = await cloud.database.service.execute<{ customer: string }>(
      sql`select data->>'customer' as customer from jobs.job where name = 'look-at-subscription'`,
    );
    const customer = stripe.subscription(subscription).customer;
    expect(work.filter((job) => job.customer === customer)).toHaveLength(reports.length);
  });

  test('what Stripe did not sign, is too old, from the future, of the other mode, or changed on the way does nothing', async () => {
    const member = await aSubscriber('ada.c@probe.example');
    const event = stripe.change(member.subscription, { status: 'past_due' });
    const text = JSON.stringify(event);
    const tries = [
      stripe.deliver(cloud.url, event, { secret: 'whsec_other' }),
      stripe.deliver(cloud.url, event, { body: `${text} ` }),
      stripe.deliver(cloud.url, event, { body: JSON.stringify(JSON.parse(text), null, 1) }),
      stripe.deliver(cloud.url, event, { signedAt: plus(cloud.now(), hours(24)) }),
      stripe.deliver(cloud.url, event, { signedAt: plus(cloud.now(), minutes(6)) }),
      stripe.deliver(cloud.url, event, { signedAt: plus(cloud.now(), duration(-minutes(6))) }),
      stripe.deliver(cloud.url, { ...event, livemode: true }),
      fetch(`${cloud.url}/webhooks/stripe`, { method: 'POST', body: text }).then(({ status }) => status),
    ];
    expect(await Promise.all(tries)).toEqual(tries.map(() => 400));
    expect(await postLarge(`${cloud.url}/webhooks/stripe`)).toBe(413);
    const { rows } = await cloud.database.service.execute(sql`select 1 from stripe_events where id = ${event.id}`);
    expect(rows).toEqual([]);
    expect(await stateOf(member.id)).toMatchObject({ state: 'active' });
    // A clock that is a little out is no reason to refuse.
    expect(await stripe.deliver(cloud.url, event, { signedAt: plus(cloud.now(), minutes(4)) })).toBe(200);
  });

  test(
    'when Stripe is busy, broken or cut off, it is asked again, and nothing is lost',
    async () => {
      const member = await aSubscriber('ada.d@probe.example');
      const event = stripe.change(member.subscription, { status: 'past_due' });
      stripe.fail('tooMany', 'broken', 'cut', 'broken');
      expect(await stripe.deliver(cloud.url, event)).toBe(200);
      await eventually(async () => (await stateOf(member.id))?.['state'] === 'pastDue');
      expect(await cloud.nextMail(member.email)).toMatchObject({ subject: 'Session Desk: a payment did not go through' });
    },
    patience,
  );

  test(
    'a Stripe that never answers is asked three times, then it is away; asked about a report it is asked again',
    async () => {
      let silent!: FakeStripe;
      await using hasty = await aCloud(await databases.open(kind), {
        stripe: async (now) => {
          const made = await fakeStripe(now);
          silent = { ...made, config: { ...made.config, answersWithinMs: 1_000 } };
          return silent;
        },
      });
      const member = await aMember(hasty, 'ada.s@probe.example');
      await member.browser.get('/account/plan'); // what things cost is known from here on
      const before = silent.asked.length;
      silent.fail('silent', 'silent', 'silent');
      const page = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
      expect([page.status, page.text]).toEqual([503, expect.stringContaining('Nothing was bought or changed')]);
      expect(silent.asked.slice(before)).toEqual(['POST /v1/customers', 'POST /v1/customers', 'POST /v1/customers']);
      const bought = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
      const subscription = silent.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(bought.html)?.[1] ?? '');
      await member.browser.get('/account/plan/back');
      expect(await hasty.nextMail(member.email)).toMatchObject({ subject: 'Session Desk: you have Plus' });
      silent.fail('silent');
      expect(await silent.deliver(hasty.url, silent.change(subscription, { status: 'past_due' }))).toBe(200);
      expect(await hasty.nextMail(member.email)).toMatchObject({ subject: 'Session Desk: a payment did not go through' });
    },
    patience,
  );

  test('when Stripe is away nothing is bought, and it is said', async () => {
    const member = await aMember(cloud, 'ada.e@probe.example');
    stripe.fail('broken', 'broken', 'broken');
    const page = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('Nothing was bought or changed')]);
    expect(await stateOf(member.id)).toBeNull();
  });

  test('nothing is sold below 18, until its owner says that they are', async () => {
    const member = await aMember(cloud, 'ada.k@probe.example');
    const sayAge = async (age: string) => {
      cloud.wait(minutes(1));
      await member.browser.send('/account/details', { age }, '/account/details/age');
    };
    await sayAge('age13');
    const asked = stripe.asked.length;
    expect(await planPage(member)).toContain('sold from the age of 18');
    await member.browser.get('/account/details');
    const { text } = await member.browser.send('/account/details', { offer: 'plusMonthly' }, '/account/plan/buy');
    expect(text).toContain('That is not possible now');
    expect(stripe.asked).toHaveLength(asked);
    await sayAge('age18');
    expect(await checkoutOf(member, 'plusMonthly')).toMatch(/\/pay\//);
  });

  test('each payment brings one receipt, however often it is reported, and the nightly look sends what no report told', async () => {
    const member = await aSubscriber('ada.j@probe.example');
    const ofMember = ({ data: { object } }: { readonly data: { readonly object: object } }): boolean =>
      'of' in object && object.of === member.subscription;
    const receiptsOf = async () =>
      (await cloud.database.service.execute(sql`select invoice from receipts where account_id = ${member.id}`)).rows.length;

    const paid = stripe.events.find(ofMember);
    if (!paid) throw new Error('nothing was paid');
    await Promise.all([1, 2, 3].map(() => stripe.deliver(cloud.url, paid)));
    await stripe.deliver(cloud.url, { ...paid, id: 'evt_told_anew' });
    const receipt = await cloud.nextMail(member.email);
    expect(receipt.subject).toBe('Session Desk: your receipt');
    expect(receipt.text).toMatch(/We received £6\.00 for Plus, by the month, for \d+ \w+ \d{4} to \d+ \w+ \d{4}\./);
    expect(receipt.text).toMatch(/Of this, £1\.00 is tax\. Invoice number DESK-\d+\./);

    stripe.renew(member.subscription);
    await cloud.service.jobs.add(cloud.database.service, 'look-at-all-payments', {});
    const next = await cloud.nextMail(member.email);
    expect(next.subject).toBe('Session Desk: your receipt');
    expect(next.text).not.toBe(receipt.text);
    await cloud.service.jobs.add(cloud.database.service, 'look-at-all-payments', {});
    const isQuiet = async () =>
      (
        await cloud.database.service.execute(
          sql`select 1 from jobs.job where name in ('look-at-all-payments', 'send-receipt', 'send-mail') and state::text not in ('completed')`,
        )
      ).rows.length === 0;
    await eventually(isQuiet);
    expect(await receiptsOf()).toBe(2);
    const { rows } = await cloud.database.service.execute<{ kind: string }>(
      sql`select kind from mails where account_id = ${member.id} and kind = 'receipt'`,
    );
    expect(rows).toHaveLength(2);
  });

  test('a new address reaches Stripe though it is away at first, and also when it is confirmed while the customer is made', async () => {
    const change = async (member: Member, email: string) => {
      const page = '/account/details';
      await member.browser.send(page, { email, current: memberPassword }, `${page}/email`);
      const { link } = await cloud.nextMail(email);
      const token = new URL(link).searchParams.get('token') ?? '';
      await cloud.visitor().send(link, { token }, '/new-address');
    };
    const addresses = () => [...stripe.customers.values()].flatMap(({ email }) => (email?.startsWith('ada.l') ? [email] : []));
    const buyer = await aSubscriber('ada.l@probe.example');
    stripe.fail('broken', 'cut', 'tooMany', 'broken'); // longer than its own client tries
    await change(buyer, 'ada.l2@probe.example');
    await eventually(async () => addresses().join() === 'ada.l2@probe.example');
    await change(buyer, 'ada.l3@probe.example');
    await eventually(async () => addresses().join() === 'ada.l3@probe.example');

    const slow = await aMember(cloud, 'ada.m@probe.example');
    await slow.browser.get('/account/plan');
    const making = stripe.hold();
    const bought = checkoutOf(slow, 'plusMonthly');
    await making.isMade;
    await change(slow, 'ada.m2@probe.example');
    const told = sql`select 1 from jobs.job where name = 'tell-stripe-address' and state <> 'completed'`;
    await eventually(async () => (await cloud.database.service.execute(told)).rows.length === 0);
    making.letGo();
    expect(await bought).toMatch(/\/pay\//);
    expect([...stripe.customers.values()].map(({ email }) => email)).not.toContain('ada.m@probe.example');
    expect(cloud.logged()).not.toMatch(/ada\.[lm]/);
  });

  test('two clicks are one purchase and one customer; with a plan that runs nothing more is sold', async () => {
    const member = await aMember(cloud, 'ada.f@probe.example');
    const [one, two] = await Promise.all([checkoutOf(member, 'plusMonthly'), checkoutOf(member, 'plusMonthly')]);
    expect(one).toBe(two);
    expect([...stripe.customers.values()].filter(({ email }) => email === member.email)).toHaveLength(1);
    expect(await checkoutOf(member, 'proMonthly')).toContain('That is not possible now'); // it has nothing yet
    stripe.pay(one);
    await member.browser.get('/account/plan/back');
    expect(await checkoutOf(member, 'plusYearly')).toContain('That is not possible now');
    expect(await checkoutOf(member, 'gold')).toContain('That is not possible now');
    const portal = await member.browser.send('/account/plan', {}, '/account/plan/manage');
    expect(portal.html).toMatch(/href="http[^"]*\/portal\/cus_/);
  });

  test('the nightly look finds what no report told; an older look does not undo a newer one', async () => {
    const [ada, bea] = [await aSubscriber('ada.g@probe.example'), await aSubscriber('bea.g@probe.example')];
    stripe.change(ada.subscription, { status: 'canceled', ended_at: Math.floor(cloud.now() / 1_000) });
    const nightly = stripe.hold();
    await cloud.service.jobs.add(cloud.database.service, 'look-at-all-subscriptions', {});
    await nightly.isMade;
    stripe.switchTo(bea.subscription, 'proMonthly');
    await bea.browser.get('/account/plan/back');
    expect(await stateOf(bea.id)).toMatchObject({ plan: 'pro' });
    nightly.letGo();
    await eventually(async () => (await stateOf(ada.id))?.['state'] === 'ended');
    expect(await cloud.nextMail(ada.email)).toMatchObject({ subject: 'Session Desk: your plan has ended' });
    const running = sql`select 1 from jobs.job where name = 'look-at-all-subscriptions' and state in ('created', 'retry', 'active')`;
    await eventually(async () => (await cloud.database.service.execute(running)).rows.length === 0);
    expect(await stateOf(bea.id)).toMatchObject({ plan: 'pro' });
    const told = await cloud.database.service.execute(sql`select 1 from audit where account_id = ${bea.id} and action = 'plan.changed'`);
    expect(told.rows, 'bought, then changed').toHaveLength(2);
  });

  test('a report that the database could not take is answered as a failure, and taken when it comes again', async () => {
    const member = await aSubscriber('ada.h@probe.example');
    const event = stripe.change(member.subscription, { status: 'past_due' });
    await cloud.database.service.execute(sql`alter table stripe_events rename to stripe_events_away`);
    expect(await stripe.deliver(cloud.url, event)).toBe(500);
    await cloud.database.service.execute(sql`alter table stripe_events_away rename to stripe_events`);
    expect(await stripe.deliver(cloud.url, event)).toBe(200);
    await eventually(async () => (await stateOf(member.id))?.['state'] === 'pastDue');
  });

  test(
    'when an account goes, Stripe ends its subscription and forgets the customer, and here no number of its payments is left',
    async () => {
      const member = await aSubscriber('ada.i@probe.example');
      const { customer } = stripe.subscription(member.subscription);
      const reportsOf = () => stripe.events.filter(({ data: { object } }) => 'customer' in object && object.customer === customer);
      const report = async (again: string) => {
        for (const event of reportsOf()) expect(await stripe.deliver(cloud.url, { ...event, id: `${event.id}${again}` })).toBe(200);
      };
      await report('');
      expect((await cloud.nextMail(member.email)).subject).toBe('Session Desk: your receipt');
      const invoices = reportsOf().flatMap(({ data: { object } }) => (object.object === 'invoice' ? [object.id] : []));
      const found = async () => {
        const numbers = [member.id, customer, ...invoices];
        const rows = [...(await allRows(cloud.database))].filter(([, text]) => numbers.some((number) => text.includes(number)));
        return rows.map(([table]) => table);
      };
      expect(invoices).toHaveLength(1);
      expect(await found()).toEqual(expect.arrayContaining(['jobs.job_common', 'public.receipts', 'public.subscriptions']));
      await member.browser.send('/account/data', { current: memberPassword, sure: 'yes' }, '/account/data/delete');
      const { rows } = await cloud.database.service.execute(sql`select 1 from deletions where account_id = ${member.id}`);
      expect(rows).toHaveLength(1);
      // What follows from the asking is over before Stripe breaks.
      await eventually(async () => (await stateOf(member.id))?.['state'] === 'ending');
      cloud.wait(hours(24 * 31));
      stripe.fail('broken', 'broken', 'broken');
      await cloud.service.jobs.add(cloud.database.service, 'deletions', {});
      await eventually(async () => cloud.logged().includes('deletion put off'));
      expect(stripe.customers.has(customer)).toBe(true);
      await cloud.service.jobs.add(cloud.database.service, 'deletions', {});
      await eventually(async () => !stripe.customers.has(customer));
      expect(stripe.subscription(member.subscription).status).toBe('canceled');
      await eventually(async () => (await stateOf(member.id)) === null);
      expect(await found()).toEqual(['public.audit']);
      // What Stripe reports of it afterwards is about nobody, and makes no work.
      await report('_anew');
      expect(await found()).toEqual(['public.audit']);
    },
    patience,
  );

  test('no card, no amount and no address of a buyer is logged or kept', async () => {
    const { rows } = await cloud.database.service.execute<{ row: string }>(sql`
      select row_to_json(s)::text as row from subscriptions s union all select row_to_json(e)::text from stripe_events e
      union all select data::text from jobs.job where name = 'look-at-subscription'`);
    expect(rows.map(({ row }) => row).join()).not.toMatch(/@|amount|card/);
    expect(cloud.logged()).not.toMatch(/@probe|sk_test|whsec_/);
  });
});

/** On a connection of its own: the server ends it, and the next request must not find that out. */
function postLarge(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: false, headers: { 'stripe-signature': 't=1,v1=x', 'content-length': 2_000_000 } });
    sent.on('response', ({ statusCode }) => {
      resolve(statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('x'.repeat(1_000));
  });
}

describe('two instances over one database', () => {
  const databases = cloudDatabases();
  afterAll(() => databases[Symbol.asyncDispose](), patience);

  test(
    'a report that reaches both at once is worked on once',
    async () => {
      const [first, second] = await databases.pair();
      await using fake = await fakeStripe(() => instant(Date.now()));
      const shared = { stripe: async () => ({ ...fake, [Symbol.asyncDispose]: async () => undefined }) };
      await using one = await aCloud(first, shared);
      await using two = await aCloud(second, shared);
      const member = await aMember(one, 'ada@probe.example');
      const page = await member.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
      const subscription = fake.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? '');
      const event = fake.change(subscription, {});
      const answers = await Promise.all([one, two, one, two].map(({ url: to }) => fake.deliver(to, event)));
      expect(answers).toEqual([200, 200, 200, 200]);
      const count = async (query: ReturnType<typeof sql>) => (await one.database.service.execute(query)).rows.length;
      while ((await count(sql`select 1 from subscriptions where account_id = ${member.id} and state = 'active'`)) === 0)
        await new Promise((resolve) => setTimeout(resolve, 30));
      expect(await count(sql`select 1 from audit where account_id = ${member.id} and action = 'plan.changed'`)).toBe(1);
      expect(await count(sql`select 1 from jobs.job where name = 'look-at-subscription'`)).toBe(1);
    },
    patience,
  );
});
