import { setGlobalProxyFromEnv } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { lookAtManifest } from '../../main/features/updates/look-for-release.ts';
import { fileEntry, newProgram, oldProgram } from '../support/a-program.ts';
import { aProxy, type ProxyManner } from '../support/a-proxy.ts';
import { ownCertificate } from '../support/own-certificate.ts';
import { anUpdateDesk } from '../support/update-desk.ts';

// The update server is reached by a proxy alone: its name leads nowhere else. The requests are those of the app, made by Node;
// in the installed app Electron makes them, by the proxies of the system (docs/rules/updates.md).
const host = 'updates.session-desk.invalid';
const wanted = { version: '9.0.0', file: fileEntry('9.0.0') };
const never = () => new AbortController().signal;
const unreachable = (details: object) => expect.objectContaining({ code: 'UPDATE_UNREACHABLE', details: expect.objectContaining(details) });

async function behindProxy(manner: ProxyManner = { does: 'pass' }, user?: string, password?: string) {
  const desk = await anUpdateDesk({ url: `http://${host}` });
  desk.publish();
  const proxy = await aProxy({ port: Number(new URL(desk.url).port) }, manner);
  goBy(proxy.address(user, password));
  const left = (): string[] => (existsSync(desk.downloads) ? readdirSync(desk.downloads, { recursive: true, encoding: 'utf8' }) : []);
  return { desk, proxy, left };
}

function goBy(address: string): void {
  onTestFinished(setGlobalProxyFromEnv({ http_proxy: address, https_proxy: address, no_proxy: '' }));
}

test('by a proxy the manifest and the file come as they are, and it alone was asked', async () => {
  const { desk, proxy } = await behindProxy();

  expect(JSON.parse(Buffer.from(await desk.updater.manifest('stable', never())).toString())).toMatchObject({
    manifest: { version: '9.0.0' },
  });
  await desk.updater.download(wanted, () => undefined, never());
  await desk.updater.install(wanted, () => undefined);

  expect(desk.installedProgram()).toEqual(newProgram);
  expect(proxy.asked.length).toBeGreaterThan(0);
  expect(proxy.asked.every((line) => line.includes(host))).toBe(true);
  expect(desk.seen.map(({ path }) => path)).toEqual(['/stable.json', `/${wanted.file.name}`]);
});

test('a proxy that asks who is there lets in who says it, and tells the update server nothing of it', async () => {
  const { desk } = await behindProxy({ does: 'ask', user: 'office', password: 'open' }, 'office', 'open');

  await desk.updater.manifest('stable', never());

  expect(desk.seen).toHaveLength(1);
  expect(JSON.stringify(desk.seen[0]?.headers)).not.toMatch(/proxy-auth|b2ZmaWNlOm9wZW4/iu);
});

test.each<[string, ProxyManner, string?, string?]>([
  ['wants a password that nobody gave', { does: 'ask', user: 'office', password: 'open' }],
  ['wants another password', { does: 'ask', user: 'office', password: 'open' }, 'office', 'shut'],
  ['refuses', { does: 'refuse' }],
  ['hangs up', { does: 'hangUp' }],
])('of a proxy that %s nothing is said but that the server could not be reached', async (_, manner, user, password) => {
  const { desk, left } = await behindProxy(manner, user, password);

  await expect(desk.updater.manifest('stable', never())).rejects.toEqual(unreachable({}));
  await expect(desk.updater.download(wanted, () => undefined, never())).rejects.toEqual(unreachable({}));
  expect(desk.seen).toEqual([]);
  expect(left()).toEqual([]);
  expect(desk.installedProgram()).toEqual(oldProgram);
});

test('a proxy that is not there is no other answer', async () => {
  const desk = await anUpdateDesk({ url: `http://${host}` });
  goBy('http://127.0.0.1:9');

  await expect(desk.updater.manifest('stable', never())).rejects.toEqual(unreachable({ reason: 'network' }));
});

test.each([
  ['a sign-in page', '<!doctype html><title>Welcome to the hotel</title>'],
  ['a page as long as a program', `<!doctype html>${'x'.repeat(newProgram.length + 1)}`],
])('where a proxy answers with %s, no release is found and no file is kept', async (_, page) => {
  const { desk, proxy, left } = await behindProxy({ does: 'portal', page });
  const here = {
    now: Date.parse('2026-11-23T09:00:00Z') as never,
    channel: 'stable' as const,
    version: '1.0.0',
    installedAs: desk.updater.installedAs,
    dataSchema: 1,
    seen: null,
    installId: 'a',
  };

  const bytes = await desk.updater.manifest('stable', never());
  expect(() => lookAtManifest(bytes, [desk.signer.publicKey], here)).toThrow('UPDATE_UNREACHABLE');
  await expect(desk.updater.download(wanted, () => undefined, never())).rejects.toMatchObject({
    code: expect.stringMatching(/^UPDATE_(?:UNREACHABLE|DAMAGED)$/u),
  });
  expect(left()).toEqual([]);
  expect(desk.installedProgram()).toEqual(oldProgram);

  // Signed in, the next try goes through.
  proxy.turn({ does: 'pass' });
  await desk.updater.download(wanted, () => undefined, never());
  await desk.updater.install(wanted, () => undefined);
  expect(desk.installedProgram()).toEqual(newProgram);
});

test('a proxy that reads along with a certificate of its own learns and changes nothing', async () => {
  const reader = createTlsServer(ownCertificate(host), (_, answer) => answer.end('{}'));
  await new Promise<void>((resolve) => {
    reader.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void reader.close());
  const { port } = reader.address() as AddressInfo; // a listening TCP server has a port
  const proxy = await aProxy({ port });
  goBy(proxy.address());
  const desk = await anUpdateDesk({ url: `https://${host}` });

  await expect(desk.updater.manifest('stable', never())).rejects.toEqual(unreachable({ reason: 'network' }));
  expect(proxy.asked).toEqual([`CONNECT ${host}:443`]);
});
