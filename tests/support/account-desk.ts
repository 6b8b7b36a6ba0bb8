import { expect, vi } from 'vitest';
import { minutes } from '../../shared/domain/time.ts';
import { aCore, type CoreHarness, type CoreOptions } from './a-core.ts';
import { aLicenceServer, type LicenceServerStandIn } from './a-licence-server.ts';
import { createFakeClock } from './fake-clock.ts';
import { makeProfileQuickly } from './make-profile-quickly.ts';

export interface AccountDesk extends CoreHarness {
  readonly server: LicenceServerStandIn;
  readonly account: CoreHarness['client']['account'];
  /** The user asks for a code and enters it; the licence comes. */
  connect(): Promise<void>;
  /** Waits until what a timer set off has come to its end. */
  settled(done: () => void | Promise<void>): Promise<void>;
}

/** The core with an open profile, on 22 November 2026 at noon, and a service in the same process. */
export async function anAccountDesk(options: CoreOptions & { readonly server?: LicenceServerStandIn } = {}): Promise<AccountDesk> {
  const clock = options.clock ?? createFakeClock('2026-11-22T12:00:00Z');
  const server = options.server ?? aLicenceServer(() => clock.now());
  const harness = aCore({ licenceServer: server, licenceKeys: [server.publicKey], version: '1.2.0', ...options, clock });
  await harness.core.start();
  if ((await harness.status()).state !== 'open') await makeProfileQuickly(harness.client, 'locum');
  const { account } = harness.client;
  const settled: AccountDesk['settled'] = (done) => vi.waitFor(done, { timeout: 10_000, interval: 5 });
  return {
    ...harness,
    server,
    account,
    settled,
    async connect() {
      await account.connect({});
      server.isEntered = true;
      clock.advance(minutes(1));
      await settled(async () => expect((await account.state({})).account).not.toBeNull());
    },
  };
}
