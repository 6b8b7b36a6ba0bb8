import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const binaries: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
  win32: 'electron.exe',
};

/** Electron as it was unpacked, by ELECTRON_OVERRIDE_DIST_PATH or npm; null where there is none. */
export function findElectron(env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules', 'electron', 'dist');
  const binary = join(folder, binaries[process.platform] ?? 'electron');
  return existsSync(binary) ? binary : null;
}

/** Where what was packed lies: `npm run dist` has made it. Its own binary cannot be driven, for the fuse that debuggers need is off. */
export function findArchive(env: NodeJS.ProcessEnv = process.env): string | null {
  const places = [
    env['SESSION_DESK_ARCHIVE'],
    ...['linux-unpacked', 'linux-arm64-unpacked', 'win-unpacked', 'win-arm64-unpacked'].map((name) =>
      join(root, 'release', name, 'resources', 'app.asar'),
    ),
    ...['mac', 'mac-arm64'].map((name) => join(root, 'release', name, 'Session Desk.app', 'Contents', 'Resources', 'app.asar')),
  ];
  return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

/**
 * Starts the packed archive in an Electron of the same version.
 *
 * @param profile  a folder that may be empty
 */
export async function startPacked(electron: string, archive: string, profile: string): Promise<ElectronApplication> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return _electron.launch({ executablePath: electron, args: [archive, '--profile', profile], env: env as Record<string, string> });
}
