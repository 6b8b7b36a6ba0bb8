import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { licensingValues, proofHeader } from '../../shared/contract/cloud/device-fields.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { aMember } from '../support/a-member.ts';
import { eventually } from '../support/eventually.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';

const aReference = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

describe.each(databaseKinds)('what a request is called, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let stripe: FakeStripe;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind), { stripe: async (now) => (stripe = await fakeStripe(now)) });
  }, 60_000);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, 60_000);

  type Answer = Pick<Response, 'status' | 'headers'>;
  /** The lines of the log about an answer, by the name that it carries. */
  async function lines({ headers }: Answer): Promise<readonly Record<string, unknown>[]> {
    const reference = headers.get('x-request-id') ?? '';
    expect(reference).toMatch(aReference);
    return eventually(() => {
      const found = cloud
        .logged()
        .split('\n')
        .filter((line) => line.includes(reference));
      expect(found.length).toBeGreaterThan(0);
      return found.map((line) => JSON.parse(line) as Record<string, unknown>);
    });
  }
  const ask = (path: string, init: RequestInit = {}) => fetch(cloud.url + path, { redirect: 'manual', ...init });
  const post = (path: string, body: string, type = 'application/json') =>
    ask(path, { method: 'POST', body, headers: { 'content-type': type } });

  test('pages, calls, reports of Stripe and of mail services, refusals and redirects carry it, each its own, and so does the log', async () => {
    const call = await post('/rpc/licence/challenge', '');
    expect(call.status).toBe(200);
    const answers: readonly (readonly [Answer, number])[] = [
      [await ask('/'), 200],
      [await ask('/site.css'), 200],
      [await ask('/health'), 200],
      [await ask('/account'), 302],
      [await post('/sign-in', 'form=x', 'application/x-www-form-urlencoded'), 403],
      [await ask('/no-such-page'), 404],
      [call, 200],
      [await post('/rpc/licence/refresh', '{}'), 400],
      [await post('/rpc/no/such', '{}'), 404],
      [await post('/webhooks/stripe', '{}'), 400],
      [await post('/mail-events/resend', '{}'), 401],
      [await post('/sign-in', `form=${'x'.repeat(2_000_000)}`, 'application/x-www-form-urlencoded'), 413],
    ];
    for (const [answer, status] of answers) {
      expect(answer.status).toBe(status);
      expect(await lines(answer)).toContainEqual(expect.objectContaining({ event: 'request', status }));
    }
    const names = answers.map(([{ headers }]) => headers.get('x-request-id'));
    expect(new Set(names).size).toBe(names.length);
  });

  test('a page that says no shows it to quote; one that is well does not', async () => {
    const visitor = cloud.visitor();
    const forged = await visitor.post('/sign-in', {});
    for (const page of [forged, await visitor.get('/no-such-page'), await visitor.post('/sign-up', { name: 'n'.repeat(2_000_000) })]) {
      expect(page.status).toBeGreaterThan(402);
      expect(page.text).toContain(`quote ${page.headers.get('x-request-id')} .`);
    }
    const well = await visitor.get('/privacy');
    expect(well.html).not.toContain(well.headers.get('x-request-id') ?? '');
    // What a visitor sends as the name of a request is not taken for it.
    const { headers } = await ask('/', { headers: { 'x-request-id': 'chosen-elsewhere' } });
    expect(headers.get('x-request-id')).toMatch(aReference);
  });

  test('a bug is found by it: page, call and report each lead to the line that says where it began', async () => {
    const { browser, id } = await aMember(cloud, 'ada@probe.example');
    const device = aDevice(cloud.url);
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error(asked.outcome);
    await browser.send('/connect', { code: asked.code }, '/connect/confirm');
    await cloud.database.service.execute('alter table subscriptions rename to elsewhere');
    try {
      const page = await browser.get('/account/plan');
      expect(page.status).toBe(500);
      expect(page.text).toContain(`quote ${page.headers.get('x-request-id')} .`);
      expect(page.text).not.toMatch(/subscriptions|elsewhere|select/);
      expect(await lines(page)).toEqual([
        expect.objectContaining({ event: 'request failed', code: '42P01', at: expect.stringMatching(/^cloud\//) }),
        expect.objectContaining({ event: 'request', status: 500, route: '/account/plan' }),
      ]);
      const { challenge } = await device.client.licence.challenge();
      const call = { accountId: id, deviceKey: device.deviceKey, appVersion: '1.0.0', plan: 'free' } as const;
      const proof = device.proof(challenge, 'licence.refresh', licensingValues(call));
      const headers = { 'content-type': 'application/json', [proofHeader]: proof };
      const refresh = await ask('/rpc/licence/refresh', { method: 'POST', body: JSON.stringify({ json: call }), headers });
      expect(refresh.status).toBe(500);
      expect(await lines(refresh)).toEqual([
        expect.objectContaining({ event: 'call failed', call: 'licence.refresh', code: '42P01' }),
        expect.objectContaining({ event: 'request', status: 500 }),
      ]);
    } finally {
      await cloud.database.service.execute('alter table elsewhere rename to subscriptions');
    }
    stripe.subscribe(stripe.addCustomer('bea@probe.example'), 'plusMonthly');
    const event = stripe.change(stripe.subscriptionsOf([...stripe.customers.keys()][0] ?? '')[0]?.id ?? '', {});
    await cloud.database.service.execute('alter table stripe_events rename to elsewhere');
    try {
      expect(await stripe.deliver(cloud.url, event)).toBe(500);
      const ended = /"request":"([^"]+)","method":"POST","route":"\/webhooks\/stripe","status":500/.exec(cloud.logged())?.[1] ?? 'none';
      const about = cloud
        .logged()
        .split('\n')
        .filter((line) => line.includes(ended));
      expect(about).toHaveLength(2);
      expect(JSON.parse(about[0] ?? '')).toMatchObject({ event: 'request failed', code: '42P01', at: expect.stringMatching(/webhook/) });
    } finally {
      await cloud.database.service.execute('alter table elsewhere rename to stripe_events');
    }
  });
});
