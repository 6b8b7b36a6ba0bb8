// The browser shell with the real core, vault, database and feed reader, on a clock that the test drives.
// A process of its own, started by tests/e2e/fixtures.ts: `node driven-shell.ts FOLDER START ZONE KEYCHAIN`.
import { join } from 'node:path';
import { createCore } from '../../main/core.ts';
import { createNodePorts } from '../../main/node-ports.ts';
import { openLoopback } from '../../main/node/loopback-server.ts';
import { createLoopbackShell } from '../../main/node/loopback-shell.ts';
import { createPageSessions } from '../../main/node/pages-sessions.ts';
import { duration, instant } from '../../shared/domain/time.ts';
import { createDrivenClock } from './driven-clock.ts';
import type { DrivenAnswer, DrivenCommand } from './driven-messages.ts';
import { createFileSecretStore } from './file-secret-store.ts';

const [folder = '', start = '', zone = 'Europe/London', keychain = 'absent'] = process.argv.slice(2);
const clock = createDrivenClock(instant(Date.parse(start)), zone);
const ports = createNodePorts({ folder, shell: createLoopbackShell({ reason: null, platform: process.platform }) });
const core = createCore({ ...ports, clock, secrets: createFileSecretStore(join(folder, '..', 'keychain.json'), keychain === 'available') });
const loopback = await openLoopback({
  router: core.router,
  uploads: core.uploads,
  sessions: createPageSessions(() => clock.steady()),
  pagesFolder: join(import.meta.dirname, '../../out/renderer'),
  log: ports.log,
});
await core.start();

process.on('message', (command: DrivenCommand) => void answer(command));
process.send?.({ id: 0, value: loopback.newAddress() } satisfies DrivenAnswer);

async function answer(command: DrivenCommand): Promise<void> {
  const value = await carryOut(command);
  process.send?.({ id: command.id, value } satisfies DrivenAnswer);
  if (command.do === 'stop') process.disconnect();
}

async function carryOut(command: DrivenCommand): Promise<DrivenAnswer['value']> {
  switch (command.do) {
    case 'advance':
      clock.advance(duration(command.ms));
      return null;
    case 'set':
      clock.set(instant(command.at));
      return null;
    case 'address':
      return loopback.newAddress();
    case 'now':
      return clock.now();
    case 'power':
      core.power(command.event);
      return null;
    case 'stop':
      await loopback.close();
      await core.close();
      return null;
    default:
      return command satisfies never;
  }
}
