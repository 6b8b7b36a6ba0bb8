import { setGlobalProxyFromEnv } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createLicenceServer } from '../../main/node/licence-calls.ts';
import { aLicenceServer } from '../support/a-licence-server.ts';
import { anAccountDesk } from '../support/account-desk.ts';
import { aProxy, type ProxyManner } from '../support/a-proxy.ts';
import { capturing, served, type Captured } from '../support/captured-calls.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { ownCertificate } from '../support/own-certificate.ts';

// The account's service is reached by a proxy alone. The requests are those of the app, made by Node, which asks 127.0.0.1 by
// the proxy too; in the installed app Electron makes them, by the proxies of the system (docs/decisions/0024).
const never = new AbortController().signal;
const device = { deviceKey: 'k'.repeat(43), appVersion: '1.2.0' };
const host = 'account.session-desk.invalid';

function goBy(address: string): void {
  onTestFinished(setGlobalProxyFromEnv({ http_proxy: address, https_proxy: address, no_proxy: '' }));
}

/** A desk whose service is behind a proxy, and what arrived at the service. */
async function behindProxy(manner: ProxyManner = { does: 'pass' }, user?: string, password?: string) {
  const clock = createFakeClock('2026-11-22T12:00:00Z');
  const standIn = aLicenceServer(() => clock.now());
  standIn.isEntered = true;
  const { url, captured } = await capturing(standIn);
  const proxy = await aProxy({ port: Number(new URL(url).port) }, manner);
  goBy(proxy.address(user, password));
  const desk = await anAccountDesk({ clock, server: standIn, licenceServer: createLicenceServer({ url }) });
  return { ...desk, captured, proxy };
}

const said = (captured: readonly Captured[]): string => JSON.stringify(captured.map(({ headers, body }) => [headers, body]));

test('by a proxy a computer is connected and licensed, the proxy alone was asked, and the call says what it says without one', async () => {
  const { account, captured, proxy } = await behindProxy();

  await account.connect({});
  expect(await account.connect({})).toMatchObject({ standing: { state: 'ACTIVE', plan: 'plus' }, trouble: null });

  expect(proxy.asked.length).toBeGreaterThan(0);
  const text: unknown = expect.any(String);
  const call = captured.findLast(({ path }) => path === '/rpc/licence/refresh');
  expect(call?.body).toEqual({ json: { accountId: text, deviceKey: text, appVersion: text, plan: text } });
  expect(said(captured)).not.toMatch(/proxy|forwarded|via/iu);
});

test('a proxy that asks who is there lets in who says it, and tells the service nothing of it', async () => {
  const { account, captured } = await behindProxy({ does: 'ask', user: 'office', password: 'open' }, 'office', 'open');

  await account.connect({});
  expect(await account.connect({})).toMatchObject({ standing: { plan: 'plus' } });

  expect(said(captured)).not.toMatch(/proxy-auth|b2ZmaWNlOm9wZW4/iu);
});

test.each<readonly [string, ProxyManner]>([
  ['wants a password that nobody gave', { does: 'ask', user: 'office', password: 'open' }],
  ['refuses', { does: 'refuse' }],
  ['hangs up', { does: 'hangUp' }],
  ['answers itself, as a hotel does', { does: 'portal', page: '<!doctype html><title>Welcome</title>' }],
])('with a proxy that %s the plan goes on as it was, and the next try goes through', async (_, manner) => {
  const { account, proxy } = await behindProxy();
  await account.connect({});
  const before = await account.connect({});

  proxy.turn(manner);
  const after = await account.refresh({});
  expect(after).toEqual({ ...before, failures: 1, trouble: 'unreachable', lastTriedAt: after.lastTriedAt });

  proxy.turn({ does: 'pass' });
  expect(await account.refresh({})).toMatchObject({ trouble: null, failures: 0, standing: { plan: 'plus' } });
});

test('a proxy that reads along with a certificate of its own learns nothing and changes nothing', async () => {
  const heard: string[] = [];
  const reader = createTlsServer(ownCertificate(host), (request, answer) => {
    heard.push(request.url ?? '');
    answer.end('{}');
  });
  await new Promise<void>((resolve) => {
    reader.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void reader.close());
  const { port } = reader.address() as AddressInfo; // a listening TCP server has a port
  const proxy = await aProxy({ port });
  goBy(proxy.address());

  const asked = createLicenceServer({ url: `https://${host}` }).ask(device, never);

  await expect(asked).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE', details: { reason: 'network' } });
  expect(proxy.asked).toEqual([`CONNECT ${host}:443`]);
  expect(heard).toEqual([]);
});

test.each([301, 302, 303, 307, 308])('where a %d leads elsewhere nobody is asked, however well it would answer', async (status) => {
  const answer = { outcome: 'asked', requestId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b0aa', code: 'ABCD-EF23', expiresAt: 0 };
  let asked = 0;
  const elsewhere = await served((_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ json: answer }));
  });
  expect(await createLicenceServer({ url: elsewhere }).ask(device, never)).toEqual(answer);
  const url = await served((_, response) => void response.writeHead(status, { location: `${elsewhere}/rpc/devices/ask` }).end());

  await expect(createLicenceServer({ url }).ask(device, never)).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE' });
  expect(asked).toBe(1);
});
