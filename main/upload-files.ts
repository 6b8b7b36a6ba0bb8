import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../shared/errors/app-error.ts';
import { makePrivateFile, makePrivateFolder, translateFileErrors } from './files/durable-file.ts';

/** Files of any size that a window hands over in pieces, kept on the disk. */
export interface UploadFiles {
  /** Begins a file. @throws AppError DISK_FULL, DISK_FAILED, PROFILE_READ_ONLY */
  begin(): string;
  /**
   * Adds the next piece of a file.
   *
   * @param at  where the piece begins: the length of what came before, so that none is lost or doubled
   * @throws AppError UPLOAD_GONE, DISK_FULL, DISK_FAILED, PROFILE_READ_ONLY; the file is then given up
   */
  append(uploadId: string, at: number, piece: Uint8Array): void;
  /** Where the file lies; it stays until it is removed or the profile closes. @throws AppError UPLOAD_GONE */
  fileOf(uploadId: string): string;
  clear(): void;
}

/** Older files give way, so that a window cannot fill the disk with them. */
const kept = 2;

/** @param deps.folder  emptied at start by whoever holds the profile */
export function createUploadFiles({ newId, folder }: { readonly newId: () => string; readonly folder: string }): UploadFiles {
  /** The length of each file so far. */
  const files = new Map<string, number>();

  function begin(): string {
    for (const oldest of files.keys()) {
      if (files.size < kept) break;
      giveUp(oldest);
    }
    const id = newId();
    makePrivateFolder(folder);
    makePrivateFile(placeOf(id));
    files.set(id, 0);
    return id;
  }

  function append(uploadId: string, at: number, piece: Uint8Array): void {
    const length = files.get(uploadId);
    if (length === undefined) throw new AppError('UPLOAD_GONE');
    try {
      if (at !== length || !existsSync(placeOf(uploadId))) throw new AppError('UPLOAD_GONE');
      translateFileErrors(() => appendFileSync(placeOf(uploadId), piece));
    } catch (error) {
      giveUp(uploadId);
      throw error;
    }
    files.set(uploadId, length + piece.length);
  }

  function fileOf(uploadId: string): string {
    // Only what was begun here: an id is never made into a path otherwise.
    if (!files.has(uploadId) || !existsSync(placeOf(uploadId))) throw new AppError('UPLOAD_GONE');
    return placeOf(uploadId);
  }

  function giveUp(uploadId: string): void {
    files.delete(uploadId);
    try {
      rmSync(placeOf(uploadId), { force: true });
    } catch {
      // A disk that fails must not keep the profile from closing; the folder is emptied at the next start.
    }
  }

  function placeOf(uploadId: string): string {
    return join(folder, `${uploadId}.upload`);
  }

  function clear(): void {
    for (const uploadId of files.keys()) giveUp(uploadId);
  }

  return { begin, append, fileOf, clear };
}
