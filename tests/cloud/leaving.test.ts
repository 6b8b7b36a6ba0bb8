import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subscriptions } from '../../cloud/db/schema.ts';
import { hours } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as current, signIn, type Member } from '../support/a-member.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const patience = 60_000;
const days = (count: number) => hours(24 * count);

describe.each(databaseKinds)('a plan of an account that is to be deleted, on the %s database', (kind) => {
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

  async function checkoutOf({ browser }: Member): Promise<string> {
    const page = await browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    return /href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? page.text;
  }

  async function aSubscriber(email: string): Promise<Member & { readonly subscription: string }> {
    const member = await aMember(cloud, email);
    const subscription = stripe.pay(await checkoutOf(member));
    await member.browser.get('/account/plan/back');
    expect((await cloud.nextMail(email)).subject).toBe('Session Desk: you have Plus');
    return { ...member, subscription };
  }

  const askFor = ({ browser }: Member) => browser.send('/account/data', { current, sure: 'yes' }, '/account/data/delete');
  const keep = async ({ email }: Member) => (await signIn(cloud, email)).send('/account/data', {}, '/account/data/keep');
  const endsWithPeriod = (subscription: string) => stripe.subscription(subscription).cancel_at_period_end;
  const becomes = (subscription: string, ends: boolean) =>
    expect.poll(() => endsWithPeriod(subscription), { timeout: 30_000, interval: 30 }).toBe(ends);
  const chargesOf = (subscription: string) => stripe.charges.filter((one) => one === subscription).length;
  async function lookAgain(): Promise<void> {
    const logged = () => cloud.logged().split('"subscriptions looked at"').length;
    const before = logged();
    await cloud.service.jobs.add(cloud.database.service, 'look-at-all-subscriptions', {});
    await expect.poll(logged, { timeout: 30_000, interval: 30 }).toBe(before + 1);
  }
  async function stateOf(accountId: string) {
    const [row] = await cloud.database.service.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
    return row?.state;
  }

  test(
    'nothing renews in the thirty days, and the mail says so; others pay as ever; once it is kept it renews again',
    async () => {
      const [goes, kept, stays] = [
        await aSubscriber('goes@probe.example'),
        await aSubscriber('kept@probe.example'),
        await aSubscriber('stays@probe.example'),
      ];
      stripe.fail('broken', 'cut', 'tooMany');
      await askFor(goes);
      await becomes(goes.subscription, true);
      const mails = [await cloud.nextMail(goes.email), await cloud.nextMail(goes.email)];
      expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
        expect.stringMatching(/^Session Desk: your plan will end/),
        expect.stringMatching(/^Your account will be deleted/),
      ]);
      expect(mails.map(({ text }) => text).join()).toContain('Your plan does not renew any more, and nothing is charged until then.');
      await expect.poll(() => stateOf(goes.id)).toBe('ending');

      await askFor(kept);
      await becomes(kept.subscription, true);
      await keep(kept);
      await becomes(kept.subscription, false);
      expect(stripe.subscription(kept.subscription).metadata).toEqual({});
      await expect.poll(() => stateOf(kept.id)).toBe('active');
      expect((await kept.browser.get('/account/plan')).status).toBe(302); // signed out by the first request
      expect((await (await signIn(cloud, kept.email)).get('/account/plan')).text).toContain('It renews on');

      cloud.wait(days(30));
      stripe.catchUp();
      expect([goes, kept, stays].map(({ subscription }) => chargesOf(subscription))).toEqual([0, 1, 1]);
      expect(stripe.subscription(goes.subscription).status).toBe('canceled');
    },
    patience,
  );

  test('who had cancelled before stays cancelled when the account is kept', async () => {
    const member = await aSubscriber('ended@probe.example');
    stripe.change(member.subscription, { cancel_at_period_end: true });
    await askFor(member);
    await keep(member);
    await lookAgain();
    await expect.poll(() => openSettling(), { timeout: 30_000, interval: 30 }).toBe(0);
    expect(endsWithPeriod(member.subscription)).toBe(true);
  });

  test('a payment that failed is not tried again meanwhile, and is once the account is kept', async () => {
    const member = await aSubscriber('late@probe.example');
    stripe.failPayment(member.subscription);
    await askFor(member);
    await becomes(member.subscription, true);
    await expect.poll(() => openSettling(), { timeout: 30_000, interval: 30 }).toBe(0);
    stripe.catchUp();
    expect(chargesOf(member.subscription)).toBe(0);
    await keep(member);
    await becomes(member.subscription, false);
    await expect.poll(() => openSettling(), { timeout: 30_000, interval: 30 }).toBe(0);
    stripe.catchUp();
    expect(chargesOf(member.subscription)).toBe(1);
  });

  test('nothing is sold on the way out; what was in the checkout already, or was renewed at Stripe, does not renew either', async () => {
    const member = await aMember(cloud, 'late.buyer@probe.example');
    const checkout = await checkoutOf(member);
    await askFor(member);
    const browser = await signIn(cloud, member.email);
    expect((await browser.get('/account/plan')).text).toContain('Until then nothing renews, nothing is charged, and no plan is sold.');
    expect((await browser.get('/account/plan')).html).not.toContain('name="offer"');
    expect(await checkoutOf({ ...member, browser })).toContain('That is not possible now');
    const subscription = stripe.pay(checkout);
    await browser.get('/account/plan/back');
    await becomes(subscription, true);
    stripe.change(subscription, { cancel_at_period_end: false }); // in the portal, and no report of it arrives
    await lookAgain();
    expect(endsWithPeriod(subscription)).toBe(true);
  });

  test('asked for and taken back in one breath, it goes on', async () => {
    const member = await aSubscriber('quick@probe.example');
    await askFor(member);
    await keep(member);
    await expect.poll(() => openSettling(), { timeout: 30_000, interval: 30 }).toBe(0);
    expect(endsWithPeriod(member.subscription)).toBe(false);
  });

  async function openSettling(): Promise<number> {
    const { rows } = await cloud.database.service.execute<{ count: number }>(
      `select count(*)::int as count from jobs.job where name = 'settle-renewals' and state in ('created', 'retry', 'active')`,
    );
    return rows[0]?.count ?? 0;
  }
});
