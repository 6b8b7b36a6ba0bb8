import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { createCore, type Core, type CorePorts } from '../../main/core.ts';
import type { CoreRouter } from '../../main/frames.ts';
import { createLoopbackShell } from '../../main/node/loopback-shell.ts';
import { createNodePorts } from '../../main/node-ports.ts';
import type { LogFile } from '../../main/ports/log.ts';
import type { WindowRole } from '../../main/rpc.ts';
import type { VaultStatus } from '../../shared/contract/vault.ts';
import type { LicenceServerStandIn } from './a-licence-server.ts';
import { aLicensedServer, connectToAccount, lastingPlan } from './a-licensed-server.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeSecretStore, type FakeSecretStore } from './fake-secret-store.ts';
import { tempFolder } from './temp-profile.ts';
import type { Client } from './transports.ts';
import { createKeptLog, type KeptLog } from './vault-harness.ts';

export interface CoreHarness {
  readonly core: Core;
  readonly folder: string;
  readonly clock: FakeClock;
  readonly secrets: FakeSecretStore;
  readonly log: KeptLog;
  /** The main window, without a transport between. */
  readonly client: Client;
  clientOf(window: WindowRole): Client;
  status(): Promise<VaultStatus>;
}

export interface CoreOptions extends Partial<Omit<CorePorts, 'clock' | 'secrets' | 'log'>> {
  readonly clock?: FakeClock;
  readonly secrets?: FakeSecretStore;
  /** Whom the profile that is made is connected to, which gives it Pro by default; null for no account. Whoever brings a `licenceServer` connects by himself. */
  readonly licence?: LicenceServerStandIn | null;
}

/** The real core on real files; only clock, keychain, log, the service of the account and what the options name are stand-ins. Closed after the test. */
export function aCore({ licence, ...options }: CoreOptions = {}): CoreHarness {
  const folder = options.folder ?? tempFolder();
  const clock = options.clock ?? createFakeClock();
  const secrets = options.secrets ?? createFakeSecretStore();
  const log = createKeptLog();
  const logFile: LogFile = { ...log, folder: join(folder, 'logs'), tail: () => log.entries.map(({ event }) => event) };
  const shell = createLoopbackShell({ reason: null, platform: 'linux' });
  const server = licence ?? aLicensedServer(lastingPlan('pro'), clock.now);
  const licensed = { licenceServer: server, licenceKeys: [server.publicKey] };
  const core = createCore({ ...createNodePorts({ folder, shell }), ...licensed, ...options, folder, clock, secrets, log: logFile });
  onTestFinished(() => core.close());
  const clientOf = (window: WindowRole): Client =>
    createRouterClient(core.router as unknown as CoreRouter, { context: { window }, interceptors: [connectWhenMade] }) as unknown as Client;
  async function connectWhenMade<T>({ path, next }: { readonly path: readonly string[]; readonly next: () => Promise<T> }): Promise<T> {
    const answer = await next();
    if (path.join('.') === 'vault.create' && licence !== null && options.licenceServer === undefined) await connectToAccount(client);
    return answer;
  }
  const client = clientOf('dashboard');

  return { core, folder, clock, secrets, log, client, clientOf, status: () => firstOf(client.vault.watch({})) };
}

/** The first value of a stream, which is then left. */
export async function firstOf<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const value of await stream) return value;
  throw new Error('the stream ended without a value');
}

export const passphrase = 'four ordinary words here';
