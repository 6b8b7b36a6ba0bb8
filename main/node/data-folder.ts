import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a profile lives unless told otherwise: the place that the system has for data of programs. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Session Desk');
  // The local one: a roaming profile would copy an open database.
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Session Desk');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'session-desk');
}
