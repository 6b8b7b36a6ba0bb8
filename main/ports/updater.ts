import type { InstalledAs, ReleaseFile, UpdateChannel } from '../../shared/domain/updates/release.ts';

/** What is to be installed, as a trusted manifest has it. */
export interface WantedRelease {
  readonly version: string;
  readonly file: ReleaseFile;
}

/** Brings updates here and puts them in place. Whether one is to be trusted is not its business. */
export interface Updater {
  readonly installedAs: InstalledAs;
  /**
   * The manifest of a channel, as the server gave it.
   *
   * @throws AppError UPDATE_UNREACHABLE; the signal's reason
   */
  manifest(channel: UpdateChannel, signal: AbortSignal): Promise<Uint8Array>;
  /**
   * Downloads the file, unless it lies here already; it has then the size and the hash that are wanted.
   *
   * @param onProgress  told the bytes so far
   * @throws AppError UPDATE_UNREACHABLE, UPDATE_DAMAGED, DISK_FULL, DISK_FAILED, PROFILE_READ_ONLY; the signal's reason. Nothing of it is left then
   */
  download(wanted: WantedRelease, onProgress: (done: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Hashes the downloaded file once more, puts it in place, or has it ready for when the app has closed, and then asks
   * the app to end and start anew.
   *
   * @param requireFree  called right before each of the two; what it throws stops it, and a version that is already in
   *   place then waits for the next start
   * @throws AppError UPDATE_DAMAGED, UPDATE_NOT_INSTALLED, DISK_FULL; the installed version is then as before
   */
  install(wanted: WantedRelease, requireFree: () => void): Promise<void>;
  /** Removes what was downloaded. */
  tidy(): Promise<void>;
}
