import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { UpdateState } from '../../shared/contract/updates.ts';
import source from '../../resources/updates.json' with { type: 'json' };
import { oldProgram, fileEntry } from '../support/a-program.ts';
import { aReleaseSigner } from '../support/a-release.ts';
import { callsOf } from '../support/electron-stand-in/calls.ts';
import { dashboardLoaded, startDesktop, type Desktop } from '../support/electron-stand-in/desktop.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { anUpdateServer } from '../support/update-desk.ts';

const root = join(import.meta.dirname, '../..');
const passphrase = 'four ordinary words here';
const signer = aReleaseSigner();
/** Says beside itself how it was started. */
const program = Buffer.from(`#!/bin/sh\nprintf '%s\\n' "$@" > "$0.started"\nexit 0\n${'#'.repeat(3_000_000)}\n`);
const keyOf = (pem: string): string => pem.split('\n')[1] ?? '';

/** The built desktop app as an AppImage that is installed, with a key of the tests in the place of ours, and a server. */
async function anInstall() {
  const home = tempFolder();
  const app = join(home, 'app');
  cpSync(join(root, 'out'), join(app, 'out'), { recursive: true });
  for (const name of ['package.json', 'resources', 'node_modules']) symlinkSync(join(root, name), join(app, name));
  const main = join(app, 'out', 'main');
  for (const name of readdirSync(main)) {
    const code = readFileSync(join(main, name), 'utf8');
    const trusting = code.replace(keyOf(source.currentKey), keyOf(signer.publicKey));
    if (trusting !== code) writeFileSync(join(main, name), trusting);
  }
  const installed = join(home, 'apps', 'Session Desk.AppImage');
  mkdirSync(join(home, 'apps'));
  writeFileSync(installed, oldProgram, { mode: 0o755 });
  writeFileSync(join(home, 'app-update.yml'), 'updaterCacheDirName: session-desk-updater\n');
  const server = await anUpdateServer();
  const folder = join(home, 'profile');
  const start = async (): Promise<{ desktop: Desktop; call: ReturnType<typeof callsOf> }> => {
    const env = { STAND_IN_PACKAGED: home, STAND_IN_NETWORK: server.url, APPIMAGE: installed };
    const desktop = await startDesktop({ app, folder, env });
    onTestFinished(() => desktop.stop());
    await dashboardLoaded(desktop);
    const call = callsOf(desktop);
    const opened = existsSync(join(folder, 'profile'))
      ? await call(0, 'vault.unlock', { way: 'passphrase', passphrase })
      : await call(0, 'vault.create', { role: 'clinic', passphrase });
    expect(opened.code).toBeUndefined();
    return { desktop, call };
  };
  const publish = (served: Buffer | RequestListener = program, bytes = program): void => {
    const file = fileEntry('9.0.0', bytes);
    const issuedAt = Date.now() - 60_000;
    server.serve('stable.json', signer.manifest({ files: [file], issuedAt, expiresAt: issuedAt + 20 * 86_400_000 }));
    server.serve(file.name, served);
  };
  return { ...server, start, publish, installed, folder, beside: () => readdirSync(join(home, 'apps')).sort() };
}

type Call = ReturnType<typeof callsOf>;
const stateOf = async (call: Call): Promise<UpdateState> => (await call(0, 'updates.state')).json as UpdateState;

async function getReady(call: Call): Promise<void> {
  expect(((await call(0, 'updates.check')).json as UpdateState).phase).toMatchObject({ at: 'offered', version: '9.0.0' });
  await call(0, 'updates.download');
  await vi.waitFor(async () => expect((await stateOf(call)).phase.at).toBe('ready'), { timeout: 10_000, interval: 50 });
}

test('the desktop app finds, fetches and installs an update, ends, and starts the new version as it was started', async () => {
  const { start, publish, installed, folder, seen } = await anInstall();
  publish();
  const { desktop, call } = await start();
  await getReady(call);
  const ended = once(desktop.process, 'exit');

  await call(0, 'updates.install').catch(() => undefined); // the app may be gone before it has answered

  expect(await ended).toEqual([0, null]);
  expect(readFileSync(installed).equals(program)).toBe(true);
  await vi.waitFor(() => expect(readFileSync(`${installed}.started`, 'utf8')).toContain(`--profile\n${folder}\n`), { timeout: 5_000 });
  expect(seen.map(({ path }) => path)).toEqual(['/stable.json', `/${fileEntry('9.0.0', program).name}`]);
  expect(readdirSync(join(folder, 'backups')).some((name) => name.includes('beforeUpdate'))).toBe(true);
}, 60_000);

test('killed in the middle of a download and of the swap, the app starts again and updates as if nothing had been', async () => {
  const { start, publish, installed, beside } = await anInstall();
  // Too large to be copied between two looks at the folder.
  const large = Buffer.concat([program, Buffer.alloc(64 * 2 ** 20, 35)]);
  publish((_, response) => void response.writeHead(200, { 'content-length': large.length }).write(large.subarray(0, 4_000_000)), large);
  const first = await start();
  await first.call(0, 'updates.check');
  await first.call(0, 'updates.download');
  await vi.waitFor(async () => expect((await stateOf(first.call)).phase).toMatchObject({ at: 'downloading', doneBytes: 4_000_000 }), {
    timeout: 10_000,
  });
  await killed(first.desktop);

  publish(large, large);
  const second = await start();
  expect(await stateOf(second.call)).toMatchObject({ phase: { at: 'idle' }, trouble: null });
  await getReady(second.call);
  const parted = new Promise<void>((resolve) => {
    const watcher = watch(join(installed, '..'), (_, name) => name?.endsWith('.part') && (watcher.close(), resolve()));
  });
  void second.call(0, 'updates.install').catch(() => undefined); // killed before it answers
  await parted;
  await killed(second.desktop);
  expect(readFileSync(installed)).toEqual(oldProgram);
  expect(beside()).toHaveLength(2);

  const third = await start();
  await getReady(third.call);
  const ended = once(third.desktop.process, 'exit');
  await third.call(0, 'updates.install').catch(() => undefined); // the app may be gone before it has answered
  await ended;
  expect(readFileSync(installed).equals(large)).toBe(true);
  expect(beside().filter((name) => name.endsWith('.part'))).toEqual([]);
}, 120_000);

test('behind a portal, whatever it answers, nothing is said but that nobody was reached, and nothing is kept of it', async () => {
  const { start, serve, publish, folder } = await anInstall();
  const { call } = await start();
  const portals: readonly RequestListener[] = [
    (_, response) => response.writeHead(302, { location: '/sign-in' }).end(),
    (_, response) => response.writeHead(511, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
    (_, response) => response.writeHead(407).end(),
    (request) => request.socket.destroy(),
  ];
  serve('sign-in', '<h1>Welcome to the hotel</h1>');

  for (const portal of portals) {
    serve('stable.json', portal);
    await call(0, 'updates.check');
    expect(await stateOf(call)).toMatchObject({ phase: { at: 'idle' }, trouble: 'UPDATE_UNREACHABLE', lastCheckedAt: null });
  }

  expect(existsSync(join(folder, 'updates'))).toBe(false);
  publish();
  expect(((await call(0, 'updates.check')).json as UpdateState).trouble).toBeNull();
}, 60_000);

async function killed({ process: app }: Desktop): Promise<void> {
  const ended = once(app, 'exit');
  app.kill('SIGKILL');
  await ended;
}
