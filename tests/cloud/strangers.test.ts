import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aMember } from '../support/a-member.ts';
import { aCloud, cloudDatabases, databaseKinds, ownerAddress, type Cloud } from '../support/a-cloud.ts';

const patience = 60_000;

describe.each(databaseKinds)('every route of the service, asked by who may not, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const posts = () => cloud.service.routes.filter(({ method, access }) => method === 'POST' && access !== 'signed' && access !== 'call');
  const signed = () => cloud.service.routes.filter(({ access }) => access === 'signed');

  test('what is for an account sends a stranger to sign in, and does nothing', async () => {
    const stranger = cloud.visitor();
    const own = cloud.service.routes.filter(({ access }) => access === 'account');
    expect(own.length).toBeGreaterThan(8);
    for (const { method, path } of own) {
      const { status, location } = method === 'GET' ? await stranger.get(path) : await stranger.send('/sign-in', {}, path);
      expect([path, status, location]).toEqual(
        method === 'GET' ? [path, 302, `/sign-in?next=${encodeURIComponent(path)}`] : [path, 401, null],
      );
    }
  });

  test('what is for the owner sends everybody else to sign in as such, with whatever session they have', async () => {
    const { browser } = await aMember(cloud, ownerAddress);
    const owners = cloud.service.routes.filter(({ access }) => access === 'owner');
    expect(owners.length).toBeGreaterThan(6);
    for (const who of [cloud.visitor(), browser])
      for (const { method, path } of owners) {
        const { status, location } = method === 'GET' ? await who.get(path) : await who.send('/sign-in', {}, path);
        expect([path, status, location]).toEqual(method === 'GET' ? [path, 302, '/owner/sign-in'] : [path, 401, null]);
      }
  });

  test('no form is taken without its mark, with another visitor’s mark, or from another site', async () => {
    const [visitor, other] = [cloud.visitor(), cloud.visitor()];
    const markOf = async (who: typeof visitor) => /name="form" value="([^"]*)"/.exec((await who.get('/sign-in')).html)?.[1] ?? '';
    const [mark, others] = [await markOf(visitor), await markOf(other)];
    expect(mark).not.toBe(others);
    expect(posts().length).toBeGreaterThan(8);
    for (const { path } of posts()) {
      expect([path, (await visitor.post(path, {})).status]).toEqual([path, 403]);
      expect([path, (await visitor.post(path, { form: others })).status]).toEqual([path, 403]);
      expect([path, (await visitor.post(path, { form: mark }, { origin: 'https://elsewhere.example' })).status]).toEqual([path, 403]);
      expect([path, (await cloud.visitor().post(path, { form: mark })).status]).toEqual([path, 403]);
    }
  });

  test('what programs and links of mails ask without a signature of ours is refused, whoever is signed in', async () => {
    const { browser } = await aMember(cloud, 'ada@probe.example');
    expect(signed().length).toBeGreaterThan(1);
    for (const { method, path } of signed())
      for (const token of ['', '?token=a.news.b', `?token=${'a'.repeat(3_000)}`]) {
        const page = method === 'GET' ? await browser.get(path + token) : await browser.post(path + token, { token: 'x' });
        expect([path, [400, 401, 403, 404].includes(page.status)]).toEqual([path, true]);
      }
  });

  test('what is for devices does nothing without a signature, whatever cookie comes along', async () => {
    const calls = cloud.service.routes.filter(({ access }) => access === 'call');
    expect(calls.length).toBeGreaterThan(4);
    const open = new Set(['/rpc/devices/ask', '/rpc/licence/challenge']); // they begin what a signature ends
    const someone = {
      requestId: crypto.randomUUID(),
      accountId: crypto.randomUUID(),
      deviceKey: 'A'.repeat(43),
      appVersion: '1.0.0',
      plan: 'pro',
    };
    for (const { method, path } of calls.filter((route) => !open.has(route.path))) {
      const fields = path.endsWith('/look') ? ['requestId', 'deviceKey'] : ['accountId', 'deviceKey', 'appVersion', 'plan'];
      const json = Object.fromEntries(Object.entries(someone).filter(([name]) => fields.includes(name)));
      const init = {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify({ json }) } : {}),
      };
      const response = await fetch(new URL(path, cloud.url), init);
      const text = await response.text();
      expect([path, response.status >= 400 || /"outcome":"(refused|gone)"/.test(text)]).toEqual([path, true]);
    }
  });

  test('every answer forbids frames, scripts, guessed types and keeping, and says nothing of the software behind it', async () => {
    const paths = [
      ...cloud.service.routes.filter(({ method }) => method === 'GET').map(({ path }) => path),
      '/no-such-page',
      '/%2e%2e/secret',
    ];
    for (const path of paths) {
      const { headers } = await cloud.visitor().get(path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect([headers.get('server'), headers.get('x-powered-by')], path).toEqual([null, null]);
    }
  });

  test('an answer to the app is not kept, framed, guessed at or told apart by what is behind it', async () => {
    const calls = cloud.service.routes.filter(({ access }) => access === 'call');
    const ids = new Set<string | null>();
    for (const { path } of calls) {
      const { headers } = await fetch(new URL(path, cloud.url), { method: 'POST', body: '{}' });
      expect(headers.get('content-type'), path).toBe('application/json');
      expect(headers.get('content-security-policy'), path).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect([headers.get('server'), headers.get('x-powered-by'), headers.get('set-cookie')], path).toEqual([null, null, null]);
      const id = headers.get('x-request-id');
      expect(cloud.logged(), path).toContain(`"request":"${id}"`);
      ids.add(id);
    }
    expect(ids.size).toBe(calls.length);
    expect((await cloud.visitor().get('/rpc/licence/refresh')).status, 'and nothing is there to be read').toBe(404);
  });

  test('a sign-in leads to places of our own alone', async () => {
    const visitor = cloud.visitor();
    for (const next of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/account?x=https://a',
      'javascript:alert(1)',
    ])
      expect((await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`)).html).toContain('name="next" value="/account"');
    expect((await visitor.get('/sign-in?next=/account/security')).html).toContain('name="next" value="/account/security"');
  });

  test('what is typed comes back as text, and a form of 2 MB is turned away', async () => {
    const visitor = cloud.visitor();
    const hostile = '"><script>alert(1)</script>';
    const page = await visitor.send('/sign-up', { name: hostile, email: hostile, password: 'x', age: hostile });
    expect(page.status).toBe(400);
    expect(page.html).not.toContain('<script');
    expect(page.html).toContain('&quot;&gt;&lt;script&gt;');
    expect((await visitor.send('/sign-in', { email: 'ada\0@probe.example', password: 'x' })).status, 'no text of a database').toBe(400);
    const unwritable = { name: 'Ada\0Probe', email: 'ada.0@probe.example', password: 'seven\0quiet harbours', age: 'age18', agreed: 'yes' };
    expect((await visitor.send('/sign-up', unwritable)).status).toBe(200);
    expect((await visitor.send('/sign-up', { name: 'n'.repeat(2_000_000) })).status).toBe(413);
    // One that does not say how long it is, is counted.
    const unsaid = { method: 'POST', duplex: 'half', body: new Blob(['n'.repeat(2_000_000)]).stream() } as const;
    expect((await fetch(`${cloud.url}/rpc/licence/challenge`, unsaid)).status).toBe(413);
  });
});
