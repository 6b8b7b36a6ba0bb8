import { writeFileSync } from 'node:fs';
import { AppImageUpdater } from 'electron-updater';
import { createPackageUpdater, type PackageUpdater } from '../../main/node/updates/package-updater.ts';
import { swapAppImage } from '../../main/node/updates/swap-app-image.ts';
import { updateLimits } from '../../main/node/updates/update-fetch.ts';

export interface AppImageSetting {
  readonly url: string;
  /** The installed AppImage, which `APPIMAGE` names as well. */
  readonly installed: string;
  /** Where downloads go. */
  readonly folder: string;
  /** Is written: what the packer puts beside the app. */
  readonly config: string;
  readonly quit: () => void;
  readonly start: () => void;
}

/** The real updater of an AppImage of version 1.0.0, as the desktop app makes it, without Electron and with little patience. */
export function anAppImageUpdater({ url, installed, folder, config, quit, start }: AppImageSetting): PackageUpdater {
  writeFileSync(config, 'updaterCacheDirName: session-desk-updater\n');
  const here = {
    version: '1.0.0',
    name: 'session-desk',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  return createPackageUpdater({
    installedAs: { system: 'linux', architecture: 'x64', kind: 'AppImage' },
    url,
    fetch,
    folder,
    load: async () => ({
      updater: new AppImageUpdater(null, here),
      prepare: (downloaded, { file }) => swapAppImage(downloaded, installed, file),
      finish: start,
    }),
    quit,
    limits: { ...updateLimits, manifestMs: 500, stallMs: 300 },
  });
}
