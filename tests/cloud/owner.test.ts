import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts, agreements, audit, grants, sessions } from '../../cloud/db/schema.ts';
import { hours, minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, ownerAddress, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as password, signIn, type Member } from '../support/a-member.ts';
import { codeOf } from '../support/authenticator.ts';
import type { Visitor } from '../support/a-visitor.ts';
import { confirmAddress } from '../support/confirm-address.ts';
import { eventually } from '../support/eventually.ts';

const patience = 60_000;

describe.each(databaseKinds)('the owner of the service on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let owner: Member;
  let secret = '';
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
    owner = await aMember(cloud, ownerAddress);
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const enter = (browser: Visitor, { email = ownerAddress, code = codeOf(secret) } = {}) =>
    browser.send('/owner/sign-in', { email, password, code });
  const runJob = (): Promise<void> => cloud.database.service.transaction((db) => cloud.service.jobs.add(db, 'grants', {}));
  const planOf = async (id: string) => {
    const isRunning = and(eq(grants.accountId, id), isNull(grants.endedAt), gt(grants.endsAt, new Date(cloud.now())));
    const [running] = await cloud.database.service.select({ plan: grants.plan }).from(grants).where(isRunning);
    return running?.plan ?? null;
  };

  async function turnOnSecondStep({ browser }: Member): Promise<string> {
    const { html } = await browser.send('/account/security', { current: password }, '/account/security/second-step');
    const key = /class="key"><code>([^<]+)/.exec(html)?.[1] ?? '';
    await browser.send('/account/security', { code: codeOf(key) }, '/account/security/second-step/confirm');
    return key;
  }

  test('only an address on the list gets in, with both steps, by a session of its own that ends by itself', async () => {
    const browser = cloud.visitor();
    expect((await enter(browser, { code: '000000' })).status).toBe(400); // no second step yet
    secret = await turnOnSecondStep(owner);
    const other = await aMember(cloud, 'other@probe.example');
    const others = await turnOnSecondStep(other);
    expect((await enter(browser, { email: other.email, code: codeOf(others) })).status).toBe(400);
    expect((await enter(browser, { code: '000000' })).status).toBe(400);
    expect((await owner.browser.get('/owner')).location).toBe('/owner/sign-in');

    const before = await cloud.database.service.select().from(sessions).where(eq(sessions.userId, owner.id));
    expect(await enter(browser)).toMatchObject({ status: 303, location: '/owner' });
    expect(await cloud.database.service.select().from(sessions).where(eq(sessions.userId, owner.id))).toHaveLength(before.length);
    expect((await browser.get('/owner')).status).toBe(200);
    expect((await browser.get('/account')).status).toBe(302);
    cloud.wait(minutes(29));
    expect((await browser.get('/owner')).status).toBe(200);
    cloud.wait(minutes(30));
    expect((await browser.get('/owner')).status).toBe(302);

    expect((await enter(browser)).status).toBe(303);
    await cloud.database.service.update(accounts).set({ twoFactorEnabled: false }).where(eq(accounts.id, owner.id));
    expect((await browser.get('/owner')).status).toBe(302);
    await cloud.database.service.update(accounts).set({ twoFactorEnabled: true }).where(eq(accounts.id, owner.id));
    expect((await browser.get('/owner')).status).toBe(200);
    await browser.send('/owner', {}, '/owner/sign-out');
    expect((await browser.get('/owner')).status).toBe(302);
  });

  test('a plan is given, reminded of twice and ends; its user sees every look, and the owner no words of mail', async () => {
    const ada = await aMember(cloud, 'ada@probe.example');
    await ada.browser.send('/account/details', { email: 'ada.new@probe.example', current: password }, '/account/details/email');
    await cloud.nextMail(ada.email);
    const browser = cloud.visitor();
    await enter(browser);
    expect((await browser.send('/owner', { email: 'nobody@probe.example' }, '/owner/find')).text).toContain('No account has this address');
    const { location } = await browser.send('/owner', { email: 'ADA@probe.example' }, '/owner/find');
    expect(location).toBe(`/owner/account?id=${ada.id}`);
    const seen = await browser.get(location ?? '');
    expect(seen.text).toContain('new address asked for');
    expect(seen.html).not.toContain('ada.new@');

    const until = new Date(cloud.now() + hours(24 * 20)).toISOString().slice(0, 10);
    const give = (fields: Record<string, string>) => browser.send(location ?? '', { id: ada.id, ...fields }, '/owner/account/grant');
    for (const wrong of [
      { plan: 'gold', until },
      { plan: 'plus', until: '2020-01-01' },
      { plan: 'plus', until: '2099-01-01' },
      { plan: 'plus', until: 'soon' },
    ])
      expect((await give(wrong)).status).toBe(400);
    const say = (document: 'age13' | 'age18' | 'terms') =>
      cloud.database.service.update(agreements).set({ document }).where(eq(agreements.accountId, ada.id));
    for (const other of ['age13', 'terms'] as const) {
      await say(other);
      const refused = await give({ plan: 'plus', until });
      expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Plus and Pro are for who is 18 or older')]);
      expect(await planOf(ada.id)).toBeNull();
    }
    await say('age18');
    expect((await give({ plan: 'plus', until })).text).toContain('Given.');
    expect((await give({ plan: 'pro', until })).text).toContain('Given.');
    expect(await planOf(ada.id)).toBe('pro');
    for (const subject of [/^You have Plus until/, /^You have Pro until/])
      expect((await cloud.nextMail(ada.email)).subject).toMatch(subject);

    cloud.wait(hours(24 * 7));
    await runJob();
    expect((await cloud.nextMail(ada.email)).subject).toMatch(/^Your Pro ends on/);
    cloud.wait(hours(24 * 11));
    await runJob();
    await runJob();
    expect((await cloud.nextMail(ada.email)).subject).toMatch(/^Your Pro ends on/);
    cloud.wait(hours(24 * 3));
    expect(await planOf(ada.id)).toBeNull();
    await runJob();
    expect((await cloud.nextMail(ada.email)).subject).toBe('Your Pro has ended');

    const record = (await ada.browser.get('/account/record')).text;
    expect(record).toContain('The account was looked at Session Desk’s owner');
    expect(record).toContain('A plan was given without payment Session Desk’s owner');
    const looks = await cloud.database.service.select().from(audit).where(eq(audit.action, 'owner.searched'));
    expect(looks.map(({ details }) => details)).toEqual([{ found: false }, { found: true }]);
    expect(JSON.stringify(looks)).not.toContain('probe');
  });

  test('a plan is ended at once, and a confirmation is sent again to who has not confirmed', async () => {
    const browser = cloud.visitor();
    await enter(browser);
    const bea = await aMember(cloud, 'bea@probe.example');
    const page = `/owner/account?id=${bea.id}`;
    const until = new Date(cloud.now() + hours(240)).toISOString().slice(0, 10);
    await browser.send(page, { id: bea.id, plan: 'plus', until }, '/owner/account/grant');
    expect((await browser.send(page, { id: bea.id }, '/owner/account/grant-end')).text).toContain('Ended.');
    expect((await browser.send(page, { id: bea.id }, '/owner/account/grant-end')).text).toContain('None was running.');
    expect(await planOf(bea.id)).toBeNull();
    for (const subject of [/^You have Plus/, /^Your Plus has ended/]) expect((await cloud.nextMail(bea.email)).subject).toMatch(subject);
    await cloud.database.service.update(accounts).set({ emailVerified: false }).where(eq(accounts.id, bea.id));
    expect((await browser.send(page, { id: bea.id }, '/owner/account/confirmation')).text).toContain('on its way');
    expect((await confirmAddress(cloud.visitor(), (await cloud.nextMail(bea.email)).link)).status).toBe(200);
    await signIn(cloud, bea.email);
    for (const id of ['', 'x', '0f2a6d1e-6f1c-4c58-9a4b-1f0c3c9d2a11'])
      expect((await browser.get(`/owner/account?id=${id}`)).text).toContain('There is no such account');
  });
  test('work that was given up is said, by kind and count alone', async () => {
    const browser = cloud.visitor();
    await enter(browser);
    expect((await browser.get('/owner')).text).not.toContain('given up');
    await cloud.database.service.transaction(async (db) => {
      await cloud.service.jobs.add(db, 'announce', { id: 'x' });
      await db.execute(sql`update jobs.job set data = '"ada@probe.example"' where name = 'announce' and data->>'id' = 'x'`);
    });
    await eventually(async () => expect((await browser.get('/owner')).text).toContain('Work that was given up'));
    const { text } = await browser.get('/owner');
    expect(text).toContain('announce: 1, last on');
    expect(text).not.toContain('ada@');
  });

  test('strangers who guess slow each other down, and not a browser of the owner’s', async () => {
    const browser = cloud.visitor();
    expect((await enter(browser)).status).toBe(303);
    for (let guess = 0; guess < 6; guess += 1) await enter(cloud.visitor(), { code: '000000' });
    expect((await enter(cloud.visitor())).status).toBe(429);
    expect((await enter(browser)).status).toBe(303);
  });
});
