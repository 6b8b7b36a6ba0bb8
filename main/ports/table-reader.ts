import type { ImportTable } from '../../shared/domain/imports/import-table.ts';

/** Reads table files where they can do no harm. */
export interface TableReader {
  /**
   * Reads in a thread with limits of memory and time. The bytes stay with the caller; the thread wipes its copy.
   *
   * @throws AppError IMPORT_CRASHED with `details.crash` `memory`, `time` or `fault`; the signal's reason when it is aborted
   */
  read(bytes: Uint8Array, signal: AbortSignal): Promise<ImportTable>;
}
