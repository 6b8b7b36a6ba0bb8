import { join } from 'node:path';
import { createCore } from './core.ts';
import { createNodePorts } from './node-ports.ts';
import { openLoopback } from './node/loopback-server.ts';
import { createLoopbackShell } from './node/loopback-shell.ts';
import { createPageSessions } from './node/pages-sessions.ts';

export interface BrowserShellOptions {
  /** The data folder. */
  readonly folder: string;
  /** Why the desktop app was not opened; null when the browser was asked for. */
  readonly reason: string | null;
}

export interface BrowserShell {
  /** An address that opens the dashboard once, within the hour. */
  newAddress(): string;
  /** Hangs up on every page and closes the profile. */
  close(): Promise<void>;
}

/** The app for a browser of this computer: the core behind a loopback server. */
export async function openBrowserShell({ folder, reason }: BrowserShellOptions): Promise<BrowserShell> {
  const ports = createNodePorts({ folder, shell: createLoopbackShell({ reason, platform: process.platform }) });
  const { log, clock } = ports;
  failFast((error) => log.error('process.failed', error));
  const core = createCore(ports);
  const loopback = await openLoopback({
    router: core.router,
    uploads: core.uploads,
    sessions: createPageSessions(() => clock.steady()),
    pagesFolder: join(import.meta.dirname, '../renderer'),
    log,
  });
  // Pages are served while the profile opens: the keychain may ask the user first.
  void core.start();

  return {
    newAddress: loopback.newAddress,
    async close() {
      await loopback.close();
      await core.close();
    },
  };
}

/** A bug outside every call leaves the core in an unknown state; what is saved is safe, so it ends at once. */
function failFast(report: (error: unknown) => string): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event as 'uncaughtException', (error) => {
      process.stderr.write(`Session Desk has to stop: unexpected error ${report(error)}. Your saved data is unchanged.\n`);
      process.exit(1);
    });
  }
}
