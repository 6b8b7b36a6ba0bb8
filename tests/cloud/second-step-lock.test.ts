import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondFactors } from '../../cloud/db/schema.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword, type Member } from '../support/a-member.ts';
import { codeOf } from '../support/authenticator.ts';
import type { Visitor } from '../support/a-visitor.ts';

const patience = 60_000;

describe.each(databaseKinds)('wrong codes for the second step, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** @returns what the codes of its authenticator are made of */
  async function turnOn({ browser }: Member): Promise<string> {
    const place = '/account/security/second-step';
    const { html } = await browser.send('/account/security', { current: memberPassword }, place);
    const secret = /class="key"><code>([^<]+)/.exec(html)?.[1] ?? '';
    await browser.send('/account/security', { code: codeOf(secret) }, `${place}/confirm`);
    return secret;
  }

  async function firstStep(email: string): Promise<Visitor> {
    const visitor = cloud.visitor();
    const { location } = await visitor.send('/sign-in', { email, password: memberPassword });
    expect(location).toContain('/sign-in/second-step');
    return visitor;
  }

  const enter = (visitor: Visitor, code: string) => visitor.send('/sign-in/second-step', { code });

  test('ten of them in a row close it for a quarter of an hour, however often the first step is taken anew, and it is said', async () => {
    const ada = await aMember(cloud, 'ada@lock.example');
    const secret = await turnOn(ada);
    for (let step = 0; step < 2; step += 1) {
      const thief = await firstStep(ada.email);
      for (let guess = 0; guess < 5; guess += 1) expect((await enter(thief, '000000')).status).toBe(400);
    }
    const owner = await firstStep(ada.email);
    const closed = await enter(owner, codeOf(secret));
    expect([closed.status, closed.text]).toEqual([429, expect.stringContaining('Please wait 15 minutes, then try again.')]);
    expect((await ada.browser.get('/account')).status, 'who is in stays in').toBe(200);

    const { service } = cloud.database;
    const [lock] = await service.select().from(secondFactors).where(eq(secondFactors.userId, ada.id));
    const left = (lock?.lockedUntil?.getTime() ?? 0) - Date.now();
    expect(left / 60_000).toBeGreaterThan(14);
    expect(left / 60_000).toBeLessThanOrEqual(15);
    await service.update(secondFactors).set({ lockedUntil: new Date(Date.now() - 1) });
    expect((await enter(owner, codeOf(secret))).status).toBe(303);
    const [open] = await service.select().from(secondFactors).where(eq(secondFactors.userId, ada.id));
    expect(open).toMatchObject({ failedVerificationCount: 0, lockedUntil: null });
  });
});
