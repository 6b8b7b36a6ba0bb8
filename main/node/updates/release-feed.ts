import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { WantedRelease } from '../../ports/updater.ts';
import type { Fetch } from '../plain-fetch.ts';
import { fetchFile, type UpdateLimits } from './update-fetch.ts';

export interface FeedDeps {
  readonly url: string;
  readonly fetch: Fetch;
  readonly limits: UpdateLimits;
}

export interface ReleaseFeed {
  /** @returns where the file lies */
  download(wanted: WantedRelease, onProgress: (done: number) => void, signal: AbortSignal): Promise<string>;
}

interface Errand {
  readonly wanted: WantedRelease;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Has electron-updater take its list of releases and its bytes from here: it reads no list of a server, follows no
 * redirect, and sends no id of the install (its own way sends one with every request).
 */
export function feedRelease(updater: AppUpdater, { url, fetch, limits }: FeedDeps): ReleaseFeed {
  let errand: Errand | null = null;

  function present(): Errand {
    if (errand === null) throw new AppError('UPDATE_NONE');
    return errand;
  }

  /** What electron-updater asks of a provider and of its HTTP executor; it knows both by shape alone. */
  class SignedProvider {
    readonly isUseMultipleRangeRequest = false;
    readonly fileExtraDownloadHeaders = {};
    setRequestHeaders(): void {}
    async getLatestVersion(): Promise<UpdateInfo> {
      return infoOf(present().wanted);
    }
    resolveFiles() {
      const { wanted } = present();
      return [{ url: new URL(`${url}/${wanted.file.name}`), info: fileOf(wanted) }];
    }
  }
  const executor = {
    async download(address: URL, target: string): Promise<string> {
      const { wanted, onProgress, signal } = present();
      await fetchFile({ fetch, url: address.href, limits, signal, file: wanted.file, target, onProgress });
      return target;
    },
  };

  Object.assign(updater, {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: true,
    disableWebInstaller: true,
    // A whole file has one hash that was signed; a patched one is made of ranges of two.
    disableDifferentialDownload: true,
    logger: null,
    httpExecutor: executor,
  });
  updater.setFeedURL({ provider: 'custom', updateProvider: SignedProvider });
  // Each failure also comes as a rejection, which is the one that is looked at.
  updater.on('error', () => undefined);

  return {
    async download(wanted, onProgress, signal) {
      errand = { wanted, onProgress, signal };
      const found = await updater.checkForUpdates();
      requireAgreed(found?.isUpdateAvailable === true ? found.updateInfo : null, wanted);
      const [path] = await updater.downloadUpdate(found?.cancellationToken);
      if (path === undefined) throw new AppError('UPDATE_UNREACHABLE', { reason: 'updater' });
      return path;
    },
  };
}

/** What the updater is about to download must be what was signed. @throws AppError UPDATE_DAMAGED */
function requireAgreed(info: UpdateInfo | null, { version, file }: WantedRelease): void {
  const [parsed, ...others] = info?.files ?? [];
  const agrees = info?.version === version && parsed?.sha512 === file.sha512 && parsed.size === file.bytes && others.length === 0;
  if (!agrees) throw new AppError('UPDATE_DAMAGED', { reason: 'disagreement' });
}

function infoOf(wanted: WantedRelease): UpdateInfo {
  const { name, sha512 } = wanted.file;
  return { version: wanted.version, files: [fileOf(wanted)], path: name, sha512, releaseDate: '' };
}

function fileOf({ file: { name, sha512, bytes } }: WantedRelease) {
  return { url: name, sha512, size: bytes };
}
