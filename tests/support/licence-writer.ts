// An account that is given one licence after the other, as a process of its own that can be killed.
// Started by tests/faults/licence-kill.test.ts: `node licence-writer.ts FILE KEY`.
import { openStore } from '../../main/db/open-store.ts';
import { createAccountService } from '../../main/features/account/service.ts';
import { createSystemClock } from '../../main/node/system-clock.ts';
import { aLicenceServer } from './a-licence-server.ts';

const [file = '', keyHex = ''] = process.argv.slice(2);
const key = Buffer.from(keyHex, 'hex');
const clock = createSystemClock();
const server = aLicenceServer(() => clock.now());
const account = createAccountService({
  store: openStore({ file, key }),
  clock,
  server,
  log: { info: () => undefined, warn: () => undefined, error: () => '' },
  announce: () => undefined,
  publicKeys: [server.publicKey],
  sealKey: key,
  version: '1.2.0',
  isPossible: true,
  openPage: () => Promise.resolve(),
  manifestAt: () => null,
  chance: Math.random,
});
server.isEntered = true;
await account.connect();
await account.connect();
process.send?.({ publicKey: server.publicKey });
for (let sequence = 2; process.connected; sequence += 1) {
  server.traits = { sequence };
  await account.refresh();
  process.send?.({ kept: sequence });
}
