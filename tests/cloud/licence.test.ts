import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { devices, grants } from '../../cloud/db/schema.ts';
import { licensingValues } from '../../shared/contract/cloud/device-fields.ts';
import { hours, minutes } from '../../shared/domain/time.ts';
import { verifyLicence } from '../../main/licence-token/verify-licence.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aDevice, type Device } from '../support/a-device.ts';
import { aMember } from '../support/a-member.ts';
import type { Visitor } from '../support/a-visitor.ts';

const patience = 60_000;

describe.each(databaseKinds)('licences and devices on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  async function account(email: string): Promise<{ readonly visitor: Visitor; readonly accountId: string }> {
    const { id, browser } = await aMember(cloud, email);
    return { visitor: browser, accountId: id };
  }

  async function connect(visitor: Visitor, device: Device, release?: string): Promise<string> {
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error('the device was told to wait');
    expect(await device.look(asked.requestId)).toEqual({ outcome: 'waiting' });
    const page = await visitor.send('/connect', { code: asked.code.toLowerCase() });
    expect(page.text).toContain(asked.code);
    const done = await visitor.send('/connect', { code: asked.code, ...(release ? { release } : {}) }, '/connect/confirm');
    if (done.text.includes('The app finds out by itself')) expect(done.html).toContain('href="session-desk://account"');
    return done.text.includes('The app finds out by itself') ? asked.requestId : done.text;
  }

  const licenceOf = (token: string) => verifyLicence(token, [cloud.licencePublicKey]);

  test('a computer is connected by the code that it shows, and gets licences that only it can use', async () => {
    const { visitor, accountId } = await account('ada.a@probe.example');
    const device = aDevice(cloud.url);
    const requestId = await connect(visitor, device);
    expect(await device.look(requestId)).toEqual({ outcome: 'connected', accountId });
    // Nobody else learns by the id whose computer it became.
    const stranger = aDevice(cloud.url);
    expect(await stranger.look(requestId)).toEqual({ outcome: 'gone' });
    expect(await stranger.client.devices.look({ requestId, deviceKey: device.deviceKey })).toEqual({ outcome: 'gone' });

    const refreshed = await device.refresh(accountId, { appVersion: '1.2.0' });
    if (refreshed.outcome !== 'licence') throw new Error(refreshed.outcome);
    expect(licenceOf(refreshed.token)).toMatchObject({
      accountId,
      deviceKeyId: device.keyId,
      plan: 'free',
      opens: [],
      subscription: 'none',
      issuedAt: cloud.now(),
      endsAt: cloud.now() + hours(44 * 24),
    });
    expect((await visitor.get('/account/devices')).text).toContain('version 1.2.0');
    expect(await stranger.refresh(accountId)).toEqual({ outcome: 'refused' });
  });

  test('a licence says what is known of the subscription, and that it is old when it is', async () => {
    const { visitor, accountId } = await account('ada.b@probe.example');
    const device = aDevice(cloud.url);
    await connect(visitor, device);
    const ends = new Date(cloud.now() + hours(24 * 10)).toISOString();
    await cloud.database.service.execute(sql`
      insert into subscriptions values (${accountId}, 'cus_b', 'sub_b', 'pro', 'yearly', 'pastDue', ${ends}, ${new Date(cloud.now()).toISOString()})`);
    const first = await device.refresh(accountId);
    if (first.outcome !== 'licence') throw new Error(first.outcome);
    expect(first.isStale).toBe(false);
    expect(licenceOf(first.token)).toMatchObject({ plan: 'pro', subscription: 'pastDue', periodEndsAt: Date.parse(ends) });
    expect(licenceOf(first.token)?.opens).toContain('xero');
    cloud.wait(hours(24 * 4));
    expect(await device.refresh(accountId)).toMatchObject({ outcome: 'licence', isStale: true });
  });

  test('a licence says what was given without payment, until it ends', async () => {
    const { visitor, accountId } = await account('ada.j@probe.example');
    const device = aDevice(cloud.url);
    await connect(visitor, device);
    const plan = async () => {
      const refreshed = await device.refresh(accountId);
      return refreshed.outcome === 'refused' ? null : licenceOf(refreshed.token)?.plan;
    };
    const [grant] = await cloud.database.service
      .insert(grants)
      .values({ accountId, plan: 'pro', givenAt: new Date(cloud.now()), endsAt: new Date(cloud.now() + hours(24)) })
      .returning({ id: grants.id });
    expect(await plan()).toBe('pro');
    expect((await visitor.get('/account/plan')).text).toContain('You have Pro .');
    await cloud.database.service
      .update(grants)
      .set({ endedAt: new Date(cloud.now()) })
      .where(eq(grants.id, grant?.id ?? ''));
    expect(await plan()).toBe('free');
  });

  test('when a device was last seen is written at most once an hour, what it says of itself at once', async () => {
    const { visitor, accountId } = await account('ada.k@probe.example');
    const device = aDevice(cloud.url);
    await connect(visitor, device);
    const known = async () => {
      const [row] = await cloud.database.service.select().from(devices).where(eq(devices.key, device.deviceKey));
      return { seen: row?.lastSeenAt.getTime(), version: row?.appVersion, plan: row?.plan };
    };
    const begun: number = cloud.now();
    cloud.wait(minutes(59));
    await device.refresh(accountId);
    expect(await known()).toEqual({ seen: begun, version: '1.0.0', plan: 'free' });
    await device.refresh(accountId, { appVersion: '1.1.0' });
    expect(await known()).toEqual({ seen: cloud.now(), version: '1.1.0', plan: 'free' });
    await device.refresh(accountId, { appVersion: '1.1.0', plan: 'plus' });
    expect(await known()).toMatchObject({ version: '1.1.0', plan: 'plus' });
    cloud.wait(minutes(61));
    await device.refresh(accountId, { appVersion: '1.1.0', plan: 'plus' });
    expect(await known()).toMatchObject({ seen: cloud.now() });
  });

  test('a fourth computer is asked which one makes room; the released one is told by a signed licence, and its number is higher', async () => {
    const { visitor, accountId } = await account('ada.c@probe.example');
    const devices = [aDevice(cloud.url), aDevice(cloud.url), aDevice(cloud.url), aDevice(cloud.url)] as const;
    for (const device of devices.slice(0, 3)) await connect(visitor, device);
    await cloud.database.service.execute(sql`
      insert into subscriptions values (${accountId}, 'cus_c', 'sub_c', 'plus', 'monthly', 'active', null, ${new Date(cloud.now()).toISOString()})`);
    const before = await devices[0].refresh(accountId);
    const [, , , fourth] = devices;
    expect(await connect(visitor, fourth)).toContain('Which one should make room?');
    expect(await fourth.refresh(accountId)).toEqual({ outcome: 'refused' });
    const { rows } = await cloud.database.service.execute<{ id: string }>(sql`select id from devices where key = ${devices[0].deviceKey}`);
    await connect(visitor, fourth, rows[0]?.id);
    expect(await fourth.refresh(accountId)).toMatchObject({ outcome: 'licence' });
    const released = await devices[0].refresh(accountId);
    if (released.outcome !== 'released' || before.outcome !== 'licence') throw new Error(released.outcome);
    expect(licenceOf(released.token)).toMatchObject({ plan: 'plus', subscription: 'ended', periodEndsAt: null });
    expect(licenceOf(released.token)?.sequence).toBeGreaterThan(licenceOf(before.token)?.sequence ?? 0);

    // Given up on the computer itself, its place is free at once; the same computer may come back.
    expect(await devices[1].release(accountId)).toEqual({ outcome: 'released' });
    await connect(visitor, devices[0]);
    expect(await devices[0].refresh(accountId)).toMatchObject({ outcome: 'licence' });
  });

  test('two computers that take the last place at once: one gets it', async () => {
    const { visitor } = await account('ada.d@probe.example');
    for (const device of [aDevice(cloud.url), aDevice(cloud.url)]) await connect(visitor, device);
    const done = await Promise.all([connect(visitor, aDevice(cloud.url)), connect(visitor, aDevice(cloud.url))]);
    expect(done.filter((text) => text.includes('Which one should make room?'))).toHaveLength(1);
  });

  test('one that was not seen for 45 days makes room by itself', async () => {
    const { visitor, accountId } = await account('ada.e@probe.example');
    const first = aDevice(cloud.url);
    for (const device of [first, aDevice(cloud.url), aDevice(cloud.url)]) await connect(visitor, device);
    await cloud.database.service.execute(
      sql`update devices set last_seen_at = ${new Date(cloud.now() - hours(24 * 46)).toISOString()} where key = ${first.deviceKey}`,
    );
    expect(await connect(visitor, aDevice(cloud.url))).toMatch(/^[\da-f-]{36}$/);
    expect(await first.refresh(accountId)).toMatchObject({ outcome: 'released' });
  });

  test('a code is gone after 15 minutes and once used, and guessing it is slowed down', async () => {
    const { visitor } = await account('ada.f@probe.example');
    const device = aDevice(cloud.url);
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error('wait');
    cloud.wait(minutes(16));
    expect((await visitor.send('/connect', { code: asked.code })).text).toContain('No computer waits under this code');
    expect(await device.look(asked.requestId)).toEqual({ outcome: 'gone' });
    const answers: number[] = [];
    for (let guess = 0; guess < 8; guess += 1) answers.push((await visitor.send('/connect', { code: 'AAAA-AAAA' })).status);
    expect(answers).toContain(429);
  });

  test('a call without a proof, or with that of another call, device, challenge or plan, is refused', async () => {
    const { visitor, accountId } = await account('ada.i@probe.example');
    const device = aDevice(cloud.url);
    await connect(visitor, device);
    const { challenge } = await device.client.licence.challenge();
    const call = { accountId, deviceKey: device.deviceKey, appVersion: '1.0.0', plan: 'free' } as const;
    const values = licensingValues(call);
    const wrong = [
      undefined,
      device.proof(challenge, 'licence.release', values),
      aDevice(cloud.url).proof(challenge, 'licence.refresh', values),
      device.proof('9999999999999.x', 'licence.refresh', values),
      device.proof(challenge, 'licence.refresh', values.with(3, 'pro')),
    ];
    for (const proof of wrong)
      expect(await device.client.licence.refresh(call, { context: proof ? { proof } : {} })).toEqual({ outcome: 'refused' });
    const right = device.proof(challenge, 'licence.refresh', values);
    expect(await device.client.licence.refresh(call, { context: { proof: right } })).toMatchObject({ outcome: 'licence' });
    cloud.wait(minutes(11));
    expect(await device.client.licence.refresh(call, { context: { proof: right } })).toEqual({ outcome: 'refused' });
  });

  test('a device of one account gets nothing of another, and an account neither sees nor releases devices of another', async () => {
    const [ada, bea] = [await account('ada.g@probe.example'), await account('bea.g@probe.example')];
    const device = aDevice(cloud.url);
    await connect(ada.visitor, device);
    expect(await device.refresh(bea.accountId)).toEqual({ outcome: 'refused' });
    const { rows } = await cloud.database.service.execute<{ id: string }>(sql`select id from devices where key = ${device.deviceKey}`);
    const tried = await bea.visitor.send('/connect', { device: rows[0]?.id ?? '' }, '/account/devices/release');
    expect(tried).toMatchObject({ status: 404, text: expect.stringContaining('There is no such computer') });
    expect(await device.refresh(ada.accountId)).toMatchObject({ outcome: 'licence' });

    // Its own owner, who presses twice, is told how it stands.
    const release = () => ada.visitor.send('/connect', { device: rows[0]?.id ?? '' }, '/account/devices/release');
    expect((await release()).text).toContain('Disconnected. Its place is free.');
    expect(await release()).toMatchObject({ status: 200, text: expect.stringContaining('disconnected already') });
  });

  test('anything more than the four facts is refused, and nothing of a call is logged', async () => {
    const { visitor, accountId } = await account('ada.h@probe.example');
    const device = aDevice(cloud.url);
    await connect(visitor, device);
    const call = { accountId, deviceKey: device.deviceKey, appVersion: '1.0.0', plan: 'free', clientName: 'Ada Probe' } as const;
    await expect(device.client.licence.refresh(call)).rejects.toThrow();
    for (const body of ['', '{', '[]', '{"json":null}', 'x'.repeat(100_000)]) {
      const response = await fetch(`${cloud.url}/rpc/licence/refresh`, { method: 'POST', body });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
    for (const secret of [accountId, device.deviceKey, 'ada.h@probe.example']) expect(cloud.logged()).not.toContain(secret);
  });
});
