import type { RequestListener } from 'node:http';
import { createServer as createSilent } from 'node:net';
import { expect, test } from 'vitest';
import { createLicenceServer, licenceCallLimits } from '../../main/node/licence-calls.ts';
import { aLicenceServer } from '../support/a-licence-server.ts';
import { capturing, listening, served, type Captured } from '../support/captured-calls.ts';
import { anAccountDesk } from '../support/account-desk.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const never = new AbortController().signal;
const device = { deviceKey: 'k'.repeat(43), appVersion: '1.2.0' };

/** By name; one that was sent twice would be told by its length. */
function headersOf({ headers }: Captured): Readonly<Record<string, string>> {
  const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), headers[index + 1] ?? ''] as const] : []));
  expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
  return Object.fromEntries(pairs);
}

/** What Node says of every request on every computer, and the app of itself. */
const sameEverywhere = (url: string) => ({
  host: new URL(url).host,
  connection: 'keep-alive',
  'user-agent': 'SessionDesk',
  accept: '*/*',
  'accept-language': '*',
  'accept-encoding': 'gzip, deflate',
  'cache-control': 'no-cache',
  pragma: 'no-cache',
  'sec-fetch-mode': 'cors',
  'content-type': 'application/json',
});

test('the licensing call says account, device key, app version and plan, in the body; nothing else leaves the computer', async () => {
  const clock = createFakeClock('2026-11-22T12:00:00Z');
  const standIn = aLicenceServer(() => clock.now());
  const { url, captured } = await capturing(standIn);
  const desk = await anAccountDesk({ clock, server: standIn, licenceServer: createLicenceServer({ url }) });
  await desk.client.preferences.update({ practitionerNames: ['Dr Canary'] });

  await desk.account.connect({});
  await desk.account.connect({});
  expect(captured.at(-1)?.headers).toContainEqual(expect.stringMatching(/^Device a-challenge [\w-]{86}$/));
  captured.length = 0;
  expect(await desk.account.refresh({})).toMatchObject({ trouble: null, standing: { plan: 'plus' } });

  const [challenge, refresh, ...more] = captured;
  expect(more).toEqual([]);
  expect([challenge?.method, challenge?.path, challenge?.body]).toEqual(['POST', '/rpc/licence/challenge', {}]);
  expect(challenge && headersOf(challenge)).toEqual({ ...sameEverywhere(url), 'content-length': '2' });
  expect([refresh?.method, refresh?.path]).toEqual(['POST', '/rpc/licence/refresh']);
  const [asked] = [refresh?.body as { json: Record<string, unknown> }];
  expect(refresh?.body).toEqual({
    json: {
      accountId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b002',
      deviceKey: expect.stringMatching(/^[\w-]{43}$/),
      appVersion: '1.2.0',
      plan: 'plus',
    },
  });
  expect(Object.keys(asked.json)).toHaveLength(4);
  const { authorization, ...others } = refresh ? headersOf(refresh) : {};
  expect(authorization).toMatch(/^Access a-challenge \d{13} [\w-]{43}$/);
  expect(others).toEqual({ ...sameEverywhere(url), 'content-length': String(JSON.stringify(refresh?.body).length) });
});

test('asking for a code says the key and the version; looking, the request and the key', async () => {
  const clock = createFakeClock('2026-11-22T12:00:00Z');
  const standIn = aLicenceServer(() => clock.now());
  const { url, captured } = await capturing(standIn);
  const desk = await anAccountDesk({ clock, server: standIn, licenceServer: createLicenceServer({ url }) });

  await desk.account.connect({});
  await desk.account.connect({});

  const keys = captured.map(({ path, body }) => [path, Object.keys((body as { json?: object }).json ?? {}).toSorted()]);
  expect(keys).toEqual([
    ['/rpc/devices/ask', ['appVersion', 'deviceKey']],
    ['/rpc/devices/look', ['deviceKey', 'requestId']],
    ['/rpc/licence/challenge', []],
    ['/rpc/licence/refresh', ['accountId', 'appVersion', 'deviceKey', 'plan']],
  ]);
});

test.each(['http://account.probe.example', 'http://localhost:80', 'http://127.0.0.1.probe.example', 'ftp://127.0.0.1', 'http://[::1]'])(
  '%s is never called: what leaves the computer is encrypted',
  (url) => {
    expect(() => createLicenceServer({ url })).toThrow('https alone');
  },
);

const asked = { outcome: 'asked', requestId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b0aa', code: 'ABCD-EF23', expiresAt: 0 };
const answering = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): RequestListener => {
  return (_, response) => void response.writeHead(status, headers).end(body);
};
const huge = `{"json":${JSON.stringify(asked)},"more":"${'x'.repeat(licenceCallLimits.mostBytes)}"}`;

test.each<readonly [string, RequestListener, string]>([
  ['the page of a hotel’s network', answering(200, '<html>Sign in</html>', { 'content-type': 'text/html' }), 'notJson'],
  ['a proxy that wants a password', answering(407, ''), 'network'],
  ['a forbidding gateway', answering(403, JSON.stringify({ json: { outcome: 'released' } })), 'status'],
  ['a service in trouble', answering(503, 'busy'), 'status'],
  ['a redirect', answering(302, '', { location: 'http://127.0.0.1:9/' }), 'network'],
  ['an answer of another shape', answering(200, JSON.stringify({ json: { outcome: 'licence' } })), 'shape'],
  ['an answer with something more', answering(200, JSON.stringify({ json: { ...asked, plan: 'free' } })), 'shape'],
  ['a prototype', answering(200, '{"__proto__":{"json":{}},"json":{"__proto__":{"outcome":"asked"}}}'), 'shape'],
  ['nothing', answering(200, ''), 'notJson'],
  ['an endless answer', answering(200, huge), 'large'],
  ['a connection that ends', (request) => request.destroy(), 'network'],
  [
    'half an answer',
    (_, response) => response.writeHead(200, { 'content-length': '100' }).write('{"json"', () => response.destroy()),
    'network',
  ],
])('%s is no answer', async (_, answer, reason) => {
  const server = createLicenceServer({ url: await served(answer) });

  await expect(server.ask(device, never)).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE', details: { reason } });
});

test('a server that says nothing, or a drop at a time, is given up; so is one that is not there', async () => {
  const limits = { ...licenceCallLimits, totalMs: 200 };
  const silent = createLicenceServer({ url: await listening(createSilent(() => undefined)), limits });
  await expect(silent.ask(device, never)).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE', details: { reason: 'slow' } });

  const dripping = createLicenceServer({
    url: await served((_, response) => {
      response.writeHead(200).write('{');
      const drops = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drops));
    }),
    limits,
  });
  await expect(dripping.ask(device, never)).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE', details: { reason: 'slow' } });

  const gone = createLicenceServer({ url: 'https://account.session-desk.invalid' });
  await expect(gone.ask(device, never)).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE', details: { reason: 'network' } });
});

test('what the network does is counted, and changes nothing that holds', async () => {
  const clock = createFakeClock('2026-11-22T12:00:00Z');
  const standIn = aLicenceServer(() => clock.now());
  const { url } = await capturing(standIn);
  const desk = await anAccountDesk({ clock, server: standIn, licenceServer: createLicenceServer({ url }) });
  await desk.account.connect({});
  const before = await desk.account.connect({});
  const [folder, secrets] = [desk.folder, desk.secrets];
  await desk.core.close();

  for (const [index, answer] of [answering(401, '{}'), answering(200, '<html>'), answering(302, ''), answering(500, '')].entries()) {
    const licenceServer = createLicenceServer({ url: await served(answer) });
    const again = await anAccountDesk({ clock, folder, secrets, server: standIn, licenceServer });
    const after = await again.account.refresh({});
    expect(after).toEqual({ ...before, pages: after.pages, failures: index + 1, lastTriedAt: clock.now(), trouble: 'unreachable' });
    await again.core.close();
  }
});
