import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater, DebUpdater, NsisUpdater } from 'electron-updater';
import type { InstalledAs } from '../../shared/domain/updates/release.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Fetch } from '../node/plain-fetch.ts';
import { createPackageUpdater, type PackageInstaller, type PackageUpdater } from '../node/updates/package-updater.ts';
import { swapAppImage } from '../node/updates/swap-app-image.ts';
import { updatesUrl } from '../release-manifest/update-source.ts';

export interface DesktopUpdaterDeps {
  /** The data folder. */
  readonly folder: string;
  readonly version: string;
  readonly fetch: Fetch;
}

/** The updater of an installed app; null for one that was not installed by a package, and is not replaced by itself. */
export function createDesktopUpdater({ folder, version, fetch }: DesktopUpdaterDeps): PackageUpdater | null {
  const installedAs = app.isPackaged ? packageOf(process.env) : null;
  if (installedAs === null) return null;
  const downloads = join(folder, 'updates');
  return createPackageUpdater({
    installedAs,
    url: updatesUrl,
    fetch,
    folder: downloads,
    load: () => loadInstaller(installedAs, { version, downloads }),
    quit: () => app.quit(),
  });
}

function packageOf(env: NodeJS.ProcessEnv): InstalledAs | null {
  const { arch, platform } = process;
  if (arch !== 'x64' && arch !== 'arm64') return null;
  if (platform === 'win32') return { system: platform, architecture: arch, kind: 'exe' };
  if (platform === 'darwin') return { system: platform, architecture: arch, kind: 'zip' };
  if (platform !== 'linux') return null;
  if (env['APPIMAGE'] !== undefined) return { system: platform, architecture: arch, kind: 'AppImage' };
  return packageType() === 'deb' ? { system: platform, architecture: arch, kind: 'deb' } : null;
}

/** Written by electron-builder into each package for Linux that has a manager of its own. */
function packageType(): string | null {
  const file = join(process.resourcesPath, 'package-type');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

async function loadInstaller(
  { kind }: InstalledAs,
  { version, downloads }: { readonly version: string; readonly downloads: string },
): Promise<PackageInstaller> {
  const library = await import('electron-updater');
  const here = adapter(version, downloads);
  switch (kind) {
    case 'AppImage':
      return appImage(new library.AppImageUpdater(null, here));
    case 'deb':
      return deb(new library.DebUpdater(null, here));
    case 'exe':
      return nsis(new library.NsisUpdater(null, here));
    case 'zip':
    case 'dmg':
      return mac(new library.MacUpdater(undefined, here));
    default:
      return kind satisfies never;
  }
}

/** What electron-updater asks of the app. */
function adapter(version: string, downloads: string) {
  return {
    version,
    name: 'session-desk',
    isPackaged: true,
    appUpdateConfigPath: join(process.resourcesPath, 'app-update.yml'),
    userDataPath: downloads,
    baseCachePath: downloads,
    whenReady: () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit: () => app.quit(),
    onQuit: () => undefined,
  };
}

function appImage(updater: AppUpdater): PackageInstaller {
  const installed = process.env['APPIMAGE'] ?? '';
  return {
    updater,
    prepare: (downloaded, { file }) => swapAppImage(downloaded, installed, file),
    finish() {
      app.releaseSingleInstanceLock();
      spawn(installed, process.argv.slice(1), { detached: true, stdio: 'ignore' }).unref();
      app.exit(0);
    },
  };
}

/** The package manager asks for the password of an administrator, and waits for it. */
function deb(updater: DebUpdater): PackageInstaller {
  return {
    updater,
    prepare: async () => {
      if (!updater.install(true, true)) throw new AppError('UPDATE_NOT_INSTALLED');
    },
    finish: () => app.exit(0),
  };
}

/** The installer waits until the app is gone, and starts the new version. */
function nsis(updater: NsisUpdater): PackageInstaller {
  return {
    updater,
    prepare: async () => undefined,
    finish() {
      updater.install(true, true);
      app.exit(0);
    },
  };
}

/** Squirrel takes the file over, ends the app and starts the new version. */
function mac(updater: AppUpdater): PackageInstaller {
  return {
    updater,
    prepare: async () => undefined,
    finish() {
      updater.on('error', () => app.exit(0));
      updater.quitAndInstall();
    },
  };
}
