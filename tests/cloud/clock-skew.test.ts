import { generateKeyPairSync } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { accounts, subscriptions } from '../../cloud/db/schema.ts';
import type { CloudMail } from '../../cloud/ports/mailer.ts';
import { verifyLicence } from '../../main/licence-token/verify-licence.ts';
import { licensingValues } from '../../shared/contract/cloud/device-fields.ts';
import { refusalOfLicence, type Licence } from '../../shared/domain/licence/licence.ts';
import { duration, hours, instant, minutes, seconds, type DurationMs } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { aMember, memberPassword as password, signIn } from '../support/a-member.ts';
import { createVisitor, type Visitor } from '../support/a-visitor.ts';
import { eventually } from '../support/eventually.ts';
import { confirmAddress } from '../support/confirm-address.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const patience = 120_000;
const databases = cloudDatabases();
const mails: CloudMail[] = [];
const mailer = { deliver: async (mail: CloudMail) => void mails.push(mail) };
afterAll(() => databases[Symbol.asyncDispose](), patience);
afterEach(() => void vi.useRealTimers());

/** The path of the link in the newest mail of that subject. */
async function linkTo(email: string, subject: RegExp): Promise<string> {
  const mail = await eventually(() => {
    const found = mails.findLast((one) => one.to === email && subject.test(one.subject));
    if (!found) throw new Error(`no mail to ${email}`);
    return found;
  });
  const { pathname, search } = new URL(/http\S+/.exec(mail.plain)?.[0] ?? '');
  return pathname + search;
}
const tokenIn = (path: string): string => new URLSearchParams(path.split('?')[1]).get('token') ?? '';

/** Now the process whose clock is that one; better-auth reads the clock itself. */
function asSeenBy(cloud: Cloud): void {
  vi.useFakeTimers({ toFake: ['Date'], now: cloud.now() });
}

/** The same browser, sent to another instance. */
function sentTo(cloud: Cloud, { cookies }: Visitor): Visitor {
  const visitor = cloud.visitor();
  for (const [name, value] of cookies) visitor.cookies.set(name, value);
  return visitor;
}

const signUp = (cloud: Cloud, email: string) =>
  cloud.visitor().send('/sign-up', { name: 'Ada Probe', email, password, age: 'age18', agreed: 'yes' });
const askToGo = (browser: Visitor) => browser.send('/account/data', { current: password, sure: 'yes' }, '/account/data/delete');
const keep = (cloud: Cloud, link: string) => cloud.visitor().send(link, { token: tokenIn(link) }, '/keep-account');

describe('two instances whose clocks are five minutes apart', () => {
  let ahead: Cloud;
  let behind: Cloud;
  let stripe: FakeStripe;
  beforeAll(async () => {
    const [first, second] = await databases.pair();
    stripe = await fakeStripe(() => instant(Date.now()));
    const shared = { mailer, stripe: async () => ({ ...stripe, [Symbol.asyncDispose]: async () => undefined }) };
    ahead = await aCloud(first, { ...shared, startsAt: instant(Date.now()) });
    behind = await aCloud(second, { ...shared, startsAt: instant(Date.now() - minutes(5)) });
  }, patience);
  afterAll(async () => {
    await behind[Symbol.asyncDispose]();
    await ahead[Symbol.asyncDispose]();
    await stripe[Symbol.asyncDispose]();
  }, patience);

  const later = (length: DurationMs): void => [ahead, behind].forEach((cloud) => cloud.wait(length));
  const bothWays = () => [[ahead, behind] as const, [behind, ahead] as const];
  async function isThere(id: string): Promise<boolean> {
    return (await ahead.database.service.select().from(accounts).where(eq(accounts.id, id))).length > 0;
  }
  async function planOf(id: string) {
    const [row] = await ahead.database.service.select().from(subscriptions).where(eq(subscriptions.accountId, id));
    return { state: row?.state, plan: row?.plan };
  }

  test('who shares an address signs in at both, one after another; who guesses waits at both', async () => {
    const { email } = await aMember(ahead, 'surgery@probe.example');
    const attempt = async (cloud: Cloud, words: string) =>
      (await createVisitor(cloud.url, '203.0.113.7').send('/sign-in', { email, password: words })).status;
    const sent: number[] = [];
    for (const cloud of [ahead, behind, ahead, behind]) sent.push(await attempt(cloud, password));
    expect(sent).toEqual([303, 303, 303, 303]);
    const guessed: number[] = [];
    for (const cloud of [ahead, behind, ahead, behind, ahead, behind, ahead]) guessed.push(await attempt(cloud, 'a guess of ours'));
    expect(guessed).toEqual([400, 400, 400, 400, 400, 429, 429]);
    later(minutes(6));
    expect([await attempt(behind, password), await attempt(ahead, password)]).toEqual([303, 303]);
  });

  test('a computer that is connected at one asks the other, with a challenge of the first or by its key, and its app takes each licence', async () => {
    for (const [index, [one, other]] of bothWays().entries()) {
      const keys = generateKeyPairSync('ed25519');
      const [here, there] = [aDevice(one.url, '198.51.100.7', keys), aDevice(other.url, '198.51.100.7', keys)];
      const member = await aMember(other, `computer.${index}@probe.example`);
      const asked = await here.ask();
      if (asked.outcome !== 'asked') throw new Error(asked.outcome);
      await member.browser.send('/connect', { code: asked.code }, '/connect/confirm');
      expect(await here.look(asked.requestId)).toMatchObject({ outcome: 'connected' });
      expect(await there.look(asked.requestId)).toMatchObject({ outcome: 'connected' });

      const call = { accountId: member.id, deviceKey: here.deviceKey, appVersion: '1.0.0', plan: 'free' } as const;
      const values = licensingValues(call);
      const { challenge } = await here.client.licence.challenge();
      later(minutes(4));
      const first = await there.client.licence.refresh(call, { context: { proof: there.proof(challenge, 'licence.refresh', values) } });
      if (first.outcome !== 'licence' || first.accessKey === null) throw new Error(first.outcome);
      const next = await there.client.licence.challenge();
      later(seconds(20));
      const proof = here.keyedProof(first.accessKey, next.challenge, 'licence.refresh', values);
      const second = await here.client.licence.refresh(call, { context: { proof } });
      const third = await there.refresh(member.id);
      if (second.outcome !== 'licence' || third.outcome !== 'licence') throw new Error(second.outcome);

      let kept: Licence | null = null;
      for (const { token } of [first, second, third]) {
        const licence: Licence | null = verifyLicence(token, [ahead.licencePublicKey, behind.licencePublicKey]);
        if (licence === null) throw new Error('not signed');
        expect(refusalOfLicence(licence, { accountId: member.id, deviceKeyId: here.keyId }, kept)).toBeNull();
        kept = licence;
      }
    }
  });

  test('what Stripe says later counts, whichever instance asked', async () => {
    const atAhead = await aMember(ahead, 'payer@probe.example');
    const atBehind = sentTo(behind, atAhead.browser);
    const look = (browser: Visitor) => browser.get('/account/plan/back');
    const page = await atAhead.browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
    const subscription = stripe.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(page.html)?.[1] ?? '');
    await look(atAhead.browser);
    expect(await planOf(atAhead.id)).toEqual({ state: 'active', plan: 'plus' });
    stripe.change(subscription, { cancel_at_period_end: true });
    await look(atBehind);
    expect(await planOf(atAhead.id), 'by the one that is behind').toEqual({ state: 'ending', plan: 'plus' });

    // An older look that is late, of either, undoes nothing.
    for (const [early, quick, isEnding] of [
      [atAhead.browser, atBehind, false],
      [atBehind, atAhead.browser, true],
    ] as const) {
      const hold = stripe.hold();
      const slow = look(early);
      await hold.isMade;
      stripe.change(subscription, { cancel_at_period_end: isEnding });
      await look(quick);
      hold.letGo();
      await slow;
      expect(await planOf(atAhead.id)).toEqual({ state: isEnding ? 'ending' : 'active', plan: 'plus' });
    }
  });

  test('links that one mails are followed at the other: to confirm an address, to choose a password, to change an address', async () => {
    for (const [index, [one, other]] of bothWays().entries()) {
      const email = `link.${index}@probe.example`;
      asSeenBy(one);
      await signUp(one, email);
      const confirm = await linkTo(email, /^Confirm/);
      asSeenBy(other);
      expect((await confirmAddress(other.visitor(), confirm)).text).toContain('Your address is confirmed');
      asSeenBy(one);
      await one.visitor().send('/forgot', { email });
      const reset = await linkTo(email, /password/);
      asSeenBy(other);
      const next = { token: tokenIn(reset), password: 'eleven slow rivers' };
      expect((await other.visitor().send(reset, next, '/reset')).text).toContain('Your password is changed');
      asSeenBy(one);
      const browser = await signIn(one, email, next.password);
      const another = `another.${index}@probe.example`;
      await browser.send('/account/details', { email: another, current: next.password }, '/account/details/email');
      const change = await linkTo(another, /./);
      later(duration(hours(24) - minutes(6)));
      asSeenBy(other);
      expect((await other.visitor().send(change, { token: tokenIn(change) }, '/new-address')).status).toBe(200);
      expect((await sentTo(other, browser).get('/account')).status, 'the sign-in holds at both').toBe(200);
      vi.useRealTimers();
    }
  });

  test('a deletion that was asked for at one is stopped at the other', async () => {
    for (const [index, [one, other]] of bothWays().entries()) {
      const member = await aMember(one, `leaver.${index}@probe.example`);
      await askToGo(member.browser);
      expect((await keep(other, await linkTo(member.email, /will be deleted/))).text).toContain('Your account stays');
      await askToGo(await signIn(other, member.email));
      const browser = await signIn(one, member.email);
      expect((await browser.send('/account/data', {}, '/account/data/keep')).text).toContain('Your account stays.');
    }
  });

  test('as long as an account can be kept at one, nothing of it is taken away by the other', async () => {
    const [kept, gone] = [await aMember(ahead, 'kept@probe.example'), await aMember(ahead, 'gone@probe.example')];
    for (const { browser } of [kept, gone]) await askToGo(browser);
    const link = await linkTo(kept.email, /will be deleted/);
    await behind.service.jobs.stop(1_000); // so that the one that is ahead does the work
    const runJob = async () => {
      await ahead.database.service.transaction((db) => ahead.service.jobs.add(db, 'deletions', {}));
      await eventually(async () => {
        const { rows } = await ahead.database.service.execute(
          `select 1 from jobs.job where name = 'deletions' and state in ('created', 'retry', 'active')`,
        );
        expect(rows).toEqual([]);
      });
    };
    later(hours(24 * 30)); // over for the one, not yet for the other
    later(duration(-seconds(10)));
    ahead.wait(seconds(10));
    await runJob();
    expect(await isThere(kept.id)).toBe(true);
    expect((await keep(behind, link)).text).toContain('Your account stays');
    later(minutes(6));
    await runJob();
    expect([await isThere(kept.id), await isThere(gone.id)]).toEqual([true, false]);
  });
});

test.each([-1, 1])(
  'a service whose clock is %i h from the database’s: signing up, a new password, a computer, and an account that is kept',
  async (count) => {
    await using cloud = await aCloud(await databases.open('server'), { mailer, startsAt: instant(Date.now() + hours(count)) });
    asSeenBy(cloud);
    const email = `hour${count}@probe.example`;
    await signUp(cloud, email);
    expect((await confirmAddress(cloud.visitor(), await linkTo(email, /^Confirm/))).text).toContain('Your address is confirmed');
    await cloud.visitor().send('/forgot', { email });
    const reset = await linkTo(email, /password/);
    const next = { token: tokenIn(reset), password: 'eleven slow rivers' };
    expect((await cloud.visitor().send(reset, next, '/reset')).text).toContain('Your password is changed');
    const browser = await signIn(cloud, email, next.password);
    const device = aDevice(cloud.url);
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error(asked.outcome);
    await browser.send('/connect', { code: asked.code }, '/connect/confirm');
    const connected = await device.look(asked.requestId);
    if (connected.outcome !== 'connected') throw new Error(connected.outcome);
    expect(await device.refresh(connected.accountId)).toMatchObject({ outcome: 'licence' });
    await browser.send('/account/data', { current: next.password, sure: 'yes' }, '/account/data/delete');
    expect((await keep(cloud, await linkTo(email, /will be deleted/))).text).toContain('Your account stays');
  },
  patience,
);
