import { join } from 'node:path';
import { createFileLog } from './node/file-log.ts';
import { openLoopback } from './node/loopback-server.ts';
import { createPageSessions } from './node/pages-sessions.ts';
import { createSystemClock } from './node/system-clock.ts';
import { defaultDataFolder } from './node/data-folder.ts';

export interface BrowserShellOptions {
  /** Null for the usual place. */
  readonly folder: string | null;
  /** Why the desktop app was not opened; null when the browser was asked for. */
  readonly reason: string | null;
}

export interface BrowserShell {
  newAddress(): string;
  close(): Promise<void>;
}

/** The app for a browser of this computer: the core behind a loopback server. */
export async function openBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const folder = options.folder ?? defaultDataFolder();
  const log = createFileLog({ folder: join(folder, 'logs') });
  const clock = createSystemClock();
  const sessions = createPageSessions(() => clock.steady());
  const loopback = await openLoopback({ router: {}, uploads: { put: () => '' }, sessions, pagesFolder: join(import.meta.dirname, '../renderer'), log });
  return { newAddress: loopback.newAddress, close: loopback.close };
}
