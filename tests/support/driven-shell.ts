// The browser shell with the real core, vault, database and feed reader, on a clock that the test drives.
// A process of its own, started by tests/e2e/desk-process.ts, that runs one app after another.
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createCore, type Core } from '../../main/core.ts';
import { createNodePorts } from '../../main/node-ports.ts';
import { createLicenceServer } from '../../main/node/licence-calls.ts';
import { openLoopback } from '../../main/node/loopback-server.ts';
import { createLoopbackShell } from '../../main/node/loopback-shell.ts';
import { createPageSessions } from '../../main/node/pages-sessions.ts';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import { duration, instant } from '../../shared/domain/time.ts';
import { aLicensedServer, connectToAccount, endedPlan, lastingPlan } from './a-licensed-server.ts';
import { anAppImageUpdater } from './app-image-updater.ts';
import { createDrivenClock } from './driven-clock.ts';
import type { DrivenAnswer, DrivenApp, DrivenCommand } from './driven-messages.ts';
import { createFileSecretStore } from './file-secret-store.ts';
import type { Client } from './transports.ts';

type OpenApp = Awaited<ReturnType<typeof openApp>>;

let running: OpenApp | null = null;

process.on('message', (command: DrivenCommand) => void answer(command));
// Who is left alone by a run that was cut off does not stay.
process.once('disconnect', () => running && process.exit(1));
process.send?.({ id: 0, value: null } satisfies DrivenAnswer);

async function openApp({
  folder,
  start,
  zone,
  keychain,
  mailCertificate: ca = null,
  ratesKey = null,
  plan = null,
  updates = null,
  account = null,
}: DrivenApp) {
  const clock = createDrivenClock(instant(Date.parse(start)), zone);
  const ports = createNodePorts({ folder, shell: createLoopbackShell({ reason: null, platform: process.platform }) });
  const licensing = plan && aLicensedServer(plan === 'ended' ? endedPlan : lastingPlan(plan), clock.now);
  const core = createCore({
    ...ports,
    ...(ca === null ? {} : { mailer: createSmtpMailer({ ca }) }),
    ...(ratesKey === null ? {} : { ratesKeys: [ratesKey] }),
    ...(licensing && { licenceServer: licensing, licenceKeys: [licensing.publicKey] }),
    ...(updates === null ? {} : { version: '1.0.0', updateKeys: [updates.key], updater: updaterOf(updates, folder) }),
    ...(account === null ? {} : { licenceServer: createLicenceServer({ url: account.url }), licenceKeys: [account.key] }),
    clock,
    secrets: createFileSecretStore(join(folder, '..', 'keychain.json'), keychain === 'available'),
  });
  const loopback = await openLoopback({
    router: core.router,
    uploads: core.uploads,
    sessions: createPageSessions(() => clock.steady()),
    pagesFolder: join(import.meta.dirname, '../../out/renderer'),
    log: ports.log,
  });
  if (licensing) void connectEach(core);
  await core.start();
  return { clock, core, loopback };
}

/** Connects every profile that is opened without a licence, as soon as it is open; ends with the core. */
async function connectEach({ router }: Core): Promise<void> {
  const client = createRouterClient(router, { context: { window: 'dashboard' } }) as unknown as Client;
  for await (const status of await client.vault.watch({}))
    if (status.state === 'open' && !status.sample && (await client.account.state({})).standing.state === 'NONE')
      await connectToAccount(client);
}

function updaterOf({ url, installed }: NonNullable<DrivenApp['updates']>, folder: string) {
  process.env['APPIMAGE'] = installed;
  const nothing = () => undefined;
  const beside = join(folder, '..');
  return anAppImageUpdater({
    url,
    installed,
    folder: join(beside, 'updates'),
    config: join(beside, 'app-update.yml'),
    quit: nothing,
    start: nothing,
  });
}

async function answer(command: DrivenCommand): Promise<void> {
  const value = await carryOut(command);
  process.send?.({ id: command.id, value } satisfies DrivenAnswer);
  if (command.do === 'stop') process.disconnect();
}

async function carryOut(command: DrivenCommand): Promise<DrivenAnswer['value']> {
  switch (command.do) {
    case 'open':
      running = await openApp(command.app);
      return running.loopback.newAddress();
    case 'advance':
      app().clock.advance(duration(command.ms));
      return null;
    case 'sleep':
      app().clock.sleep(duration(command.ms));
      return null;
    case 'set':
      app().clock.set(instant(command.at));
      return null;
    case 'address':
      return app().loopback.newAddress();
    case 'now':
      return app().clock.now();
    case 'power':
      app().core.power(command.event);
      return null;
    case 'close':
    case 'stop':
      await closeApp();
      return null;
    default:
      return command satisfies never;
  }
}

function app(): OpenApp {
  if (!running) throw new Error('No app is open');
  return running;
}

async function closeApp(): Promise<void> {
  const closing = running;
  running = null;
  await closing?.loopback.close();
  await closing?.core.close();
  closing?.clock.stop();
}
