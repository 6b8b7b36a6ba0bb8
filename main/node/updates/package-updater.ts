import { rm } from 'node:fs/promises';
import type { AppUpdater } from 'electron-updater';
import type { InstalledAs, UpdateChannel } from '../../../shared/domain/updates/release.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { Updater, WantedRelease } from '../../ports/updater.ts';
import { toAppError } from '../../files/durable-file.ts';
import { requireSame } from './checked-file.ts';
import { feedRelease, type ReleaseFeed } from './release-feed.ts';
import type { Fetch } from '../plain-fetch.ts';
import { fetchManifest, updateLimits, type UpdateLimits } from './update-fetch.ts';

/** How a package of one kind is put in place. */
export interface PackageInstaller {
  readonly updater: AppUpdater;
  /**
   * All that can be done while the app runs.
   *
   * @throws AppError UPDATE_DAMAGED, UPDATE_NOT_INSTALLED, DISK_FULL
   */
  prepare(downloaded: string, wanted: WantedRelease): Promise<void>;
  /** The rest, once the core has closed; starts the new version. */
  finish(): void;
}

export interface PackageUpdaterDeps {
  readonly installedAs: InstalledAs;
  /** https, without a slash at its end. */
  readonly url: string;
  readonly fetch: Fetch;
  /** Where downloads lie; is removed by `tidy`. */
  readonly folder: string;
  /** Loads electron-updater, when something is to be downloaded and not before. */
  readonly load: () => Promise<PackageInstaller>;
  /** Asks the app to end. */
  readonly quit: () => void;
  readonly limits?: UpdateLimits;
}

export interface PackageUpdater extends Updater {
  /** To be called when the core has closed; false when nothing is to be installed. */
  finish(): boolean;
}

interface Loaded {
  readonly installer: PackageInstaller;
  readonly feed: ReleaseFeed;
}

/** Updates an installed app by electron-updater, which is told what to fetch, and where, by the signed manifest alone. */
export function createPackageUpdater({
  installedAs,
  url,
  fetch,
  folder,
  load,
  quit,
  limits = updateLimits,
}: PackageUpdaterDeps): PackageUpdater {
  let loaded: Promise<Loaded> | null = null;
  let downloaded: string | null = null;
  let prepared: PackageInstaller | null = null;

  async function start(): Promise<Loaded> {
    const installer = await load();
    return { installer, feed: feedRelease(installer.updater, { url, fetch, limits }) };
  }

  function loadOnce(): Promise<Loaded> {
    loaded ??= start();
    return loaded;
  }

  async function install(wanted: WantedRelease, requireFree: () => void): Promise<void> {
    if (downloaded === null) throw new AppError('UPDATE_DAMAGED', { reason: 'gone' });
    const { installer } = await loadOnce();
    await requireSame(downloaded, wanted.file);
    requireFree();
    await installer.prepare(downloaded, wanted);
    requireFree();
    prepared = installer;
    // The answer to the page goes out first.
    setImmediate(quit);
  }

  return {
    installedAs,
    manifest: (channel: UpdateChannel, signal) => fetchManifest({ fetch, url: `${url}/${channel}.json`, limits, signal }),
    async download(wanted, onProgress, signal) {
      downloaded = null;
      const { feed } = await loadOnce();
      try {
        downloaded = await feed.download(wanted, onProgress, signal);
      } catch (error) {
        signal.throwIfAborted();
        await removeFolder(folder);
        const known = toAppError(error);
        throw isAppError(known) ? known : new AppError('UPDATE_UNREACHABLE', { reason: 'updater' }, { cause: error });
      }
    },
    install,
    tidy: async () => {
      downloaded = null;
      await removeFolder(folder);
    },
    finish() {
      prepared?.finish();
      return prepared !== null;
    },
  };
}

async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
