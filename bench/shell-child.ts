/**
 * The browser shell as it ships, on the computer's own clock, with the keychain in a file: `node shell-child.js FOLDER PAGES`.
 * Prints its addresses while the profile opens, as `serve` does. Ends when stdin does.
 */
import { createCore } from '../main/core.ts';
import { createNodePorts } from '../main/node-ports.ts';
import { openLoopback } from '../main/node/loopback-server.ts';
import { createLoopbackShell } from '../main/node/loopback-shell.ts';
import { createPageSessions } from '../main/node/pages-sessions.ts';
import { keychainOf } from './profiles.ts';

/** Each opens a page, once. */
export interface ShellAddresses {
  readonly clock: string;
  readonly dashboard: string;
}

const [folder = '', pagesFolder = ''] = process.argv.slice(2);
const ports = createNodePorts({ folder, shell: createLoopbackShell({ reason: null, platform: process.platform }) });
const core = createCore({ ...ports, secrets: keychainOf(folder) });
const sessions = createPageSessions(() => ports.clock.steady());
const { origin, newAddress, close } = await openLoopback({
  router: core.router,
  uploads: core.uploads,
  sessions,
  pagesFolder,
  log: ports.log,
});
void core.start();
const clock = `${origin}/clock.html?view=practitioner#token=${sessions.invite('clock')}`;
process.stdout.write(`${JSON.stringify({ clock, dashboard: newAddress() } satisfies ShellAddresses)}\n`);

process.stdin.resume().once('end', () => {
  void close().then(() => core.close());
});
