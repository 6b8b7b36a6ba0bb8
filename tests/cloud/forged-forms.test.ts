import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSeal } from '../../cloud/web/seal.ts';
import { minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, ownerAddress, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword, signIn } from '../support/a-member.ts';
import type { Page, Visitor } from '../support/a-visitor.ts';
import { allRows } from '../support/all-rows.ts';
import { codeOf } from '../support/authenticator.ts';
import { eventually } from '../support/eventually.ts';
import { fakeStripe } from '../support/fake-stripe.ts';

const patience = 60_000;
const secret = 'a secret of this test, long enough to sign with';

describe.each(databaseKinds)('a form of ours, sent by another site to the owner who is signed in to all, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let browser: Visitor;
  let mark = '';
  let fields: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind), { stripe: fakeStripe, secrets: { secret, secretsBefore: [] } });
    ({ browser } = await aMember(cloud, ownerAddress));
    const { html } = await browser.send('/account/security', { current: memberPassword }, '/account/security/second-step');
    const key = /class="key"><code>([^<]+)/.exec(html)?.[1] ?? '';
    await browser.send('/account/security', { code: codeOf(key) }, '/account/security/second-step/confirm');
    expect((await browser.send('/owner/sign-in', { email: ownerAddress, password: memberPassword, code: codeOf(key) })).status).toBe(303);
    mark = markOn(await browser.get('/account/details'));
    // Whatever any form of any page would send, so that nothing but the guard stands in the way.
    const pages = await Promise.all(pathsOf('GET').map((path) => browser.get(path)));
    const typed = { current: memberPassword, password: 'eleven slow rivers', email: 'next@probe.example', name: 'Eve', code: codeOf(key) };
    const chosen = { sure: 'yes', age: 'age13', agreed: 'yes', offer: 'plusMonthly', subject: 'News', text: 'News' };
    fields = { ...chosen, ...typed, ...Object.assign({}, ...pages.map(({ html: page }) => fieldsOn(page))) };
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** Pages and forms; what programs ask carries a proof of its own. */
  const pathsOf = (method: 'GET' | 'POST'): readonly string[] =>
    cloud.service.routes.flatMap((route) =>
      route.method === method && route.access !== 'call' && route.access !== 'signed' ? [route.path] : [],
    );

  /** Every row of ours, when nothing is being worked on. */
  async function rows(): Promise<readonly string[]> {
    await eventually(async () => {
      const { rows: work } = await cloud.database.service.execute(
        sql`select 1 from jobs.job where state::text in ('created', 'retry', 'active') and name not like '\\_\\_%'`,
      );
      expect(work).toEqual([]);
    });
    return [...(await allRows(cloud.database))].flatMap(([table, text]) => (table.startsWith('public.') ? [`${table}: ${text}`] : []));
  }

  test('is refused whatever it carries, and nothing is changed', async () => {
    const cookie = browser.cookies.get('form') ?? '';
    const others = markOn(await (await signIn(cloud, (await aMember(cloud, 'eve@probe.example')).email)).get('/account/details'));
    const ours = cloud.url;
    const forgeries: readonly (readonly [string, { readonly form?: string }, { readonly origin?: string }])[] = [
      ['from another site', { form: mark }, { origin: 'https://elsewhere.example' }],
      ['from a site whose name begins as ours', { form: mark }, { origin: `${ours}.elsewhere.example` }],
      ['from another port of ours', { form: mark }, { origin: `${ours}1` }],
      ['from ours by another way', { form: mark }, { origin: ours.replace('http:', 'https:') }],
      ['from a frame without an origin', { form: mark }, { origin: 'null' }],
      ['from nowhere, unmarked', {}, {}],
      ['from nowhere, with the mark of another browser', { form: others }, {}],
      ['from ours, unmarked', {}, { origin: ours }],
      ['with an empty mark', { form: '' }, { origin: ours }],
      ['with the mark of another browser', { form: others }, { origin: ours }],
      [
        'with a mark of former days',
        { form: createSeal('the secret before, as long as the other').mark('form', cookie) },
        { origin: ours },
      ],
      ['with a mark of another purpose', { form: createSeal(secret).mark('attempts', cookie) }, { origin: ours }],
    ];
    expect(createSeal(secret).mark('form', cookie), 'only the right one is right').toBe(mark);
    const paths = pathsOf('POST');
    expect(paths.length).toBeGreaterThan(30);
    const before = await rows();
    const mails = cloud.mailCount();
    for (const path of paths)
      for (const [what, form, origin] of forgeries) {
        const { form: _, ...rest } = fields;
        const page = await browser.post(path, { ...rest, ...form }, origin);
        expect([path, what, page.status, framing(page)]).toEqual([path, what, 403, forbidden]);
      }
    expect(await rows()).toEqual(before);
    expect(cloud.mailCount()).toBe(mails);
    for (const path of ['/account', '/owner']) expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
  });

  test('is refused after the cookies of its page were deleted, and after another took their place', async () => {
    const visitor = await signIn(cloud, (await aMember(cloud, 'fay@probe.example')).email);
    const old = markOn(await visitor.get('/account/details'));
    visitor.cookies.delete('form');
    const send = () => visitor.post('/account/details/name', { form: old, name: 'Eve' }, { origin: cloud.url });
    expect((await send()).status).toBe(403);
    expect(markOn(await visitor.get('/account/details'))).not.toBe(old);
    expect((await send()).status).toBe(403);
    expect((await visitor.get('/account/details')).html).not.toContain('Eve');
  });

  test('no page may be framed: none of those that are signed in, none that refuses, and not the one of our own faults', async () => {
    const paths = cloud.service.routes.flatMap(({ method, access, path }) => (method === 'GET' && access !== 'call' ? [path] : []));
    expect(paths.length).toBeGreaterThan(25);
    for (const path of [...paths, '/no-such-page', '/site.css'])
      expect([path, framing(await browser.get(path))]).toEqual([path, forbidden]);
    const large = await browser.post('/sign-in', { name: 'n'.repeat(1_100_000) });
    expect([large.status, framing(large)]).toEqual([413, forbidden]);
    await cloud.database.service.execute(sql`alter table sessions rename to sessions_away`);
    const fault = await browser.get('/account');
    await cloud.database.service.execute(sql`alter table sessions_away rename to sessions`);
    expect([fault.status, framing(fault)]).toEqual([500, forbidden]);
  });

  test.each([
    ['a character that no text holds', 'Ada\0'],
    ['half a letter', '%E0%A4%A \u{1F642}'],
    ['signs of a query', `'"%_\\;--`],
  ])('with %s in every field no form and no address of a page is a fault of ours', async (_, hostile) => {
    cloud.wait(minutes(16)); // longer than any pause, shorter than the owner may be idle
    expect((await browser.get('/owner')).status).toBe(200);
    const unseen = ['id', 'token', 'plan', 'until', 'kind', 'counted', 'release', 'next', 'with', 'news', 'body'];
    const all = Object.fromEntries([...Object.keys(fields), ...unseen].map((name) => [name, hostile]));
    const ends = new Set(['/owner/sign-out', '/account/sign-out', '/account/sign-ins/end-all']);
    for (const path of pathsOf('POST').filter((one) => !ends.has(one))) {
      const { status } = await browser.post(path, { ...all, form: mark }, { origin: cloud.url });
      expect([path, status < 500]).toEqual([path, true]);
    }
    const query = new URLSearchParams({ ...all, utm_source: hostile, utm_campaign: hostile });
    for (const path of pathsOf('GET')) {
      const { status } = await browser.get(`${path}?${query}`);
      expect([path, status < 500]).toEqual([path, true]);
    }
    for (const path of ['/account', '/owner']) expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
  });

  test('with its own mark, and from our own page or from nowhere that a browser would name, each of them is let through', async () => {
    for (const path of pathsOf('POST'))
      for (const headers of [{ origin: cloud.url }, {}]) {
        const { status } = await browser.post(path, { form: mark }, headers);
        expect([path, status === 403]).toEqual([path, false]);
      }
  });
});

const forbidden = { policy: true, option: 'DENY' };

function framing({ headers }: Page) {
  return {
    policy: /(?:^|; )frame-ancestors 'none'(?:;|$)/.test(headers.get('content-security-policy') ?? ''),
    option: headers.get('x-frame-options'),
  };
}

function markOn({ html }: Page): string {
  return /name="form" value="([^"]*)"/.exec(html)?.[1] ?? '';
}

function fieldsOn(html: string): Record<string, string> {
  const found = [...html.matchAll(/<(?:input|button)[^>]*name="([^"]*)"[^>]*value="([^"]+)"/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}
