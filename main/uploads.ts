import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { minutes, type DurationMs } from '../shared/domain/time.ts';
import { AppError } from '../shared/errors/app-error.ts';
import { makePrivateFile, makePrivateFolder, translateFileErrors } from './files/durable-file.ts';

/** Files that a window handed over. */
export interface Uploads {
  /** Keeps the bytes in memory and answers with the id that an operation names. */
  put(bytes: Uint8Array<ArrayBuffer>): string;
  /** Hands the bytes over once. @throws AppError UPLOAD_GONE when taken, pushed out or too old */
  take(uploadId: string): Uint8Array<ArrayBuffer>;
  /** Begins a file of any size, which comes in pieces and is kept on the disk. @throws AppError DISK_FULL, PROFILE_READ_ONLY */
  begin(): string;
  /**
   * Adds the next piece of a file.
   *
   * @param at  where the piece begins: the length of what came before, so that none is lost or doubled
   * @throws AppError UPLOAD_GONE, DISK_FULL, PROFILE_READ_ONLY; the file is then given up
   */
  append(uploadId: string, at: number, piece: Uint8Array): void;
  /** Where the file lies; it stays until it is removed or the profile closes. @throws AppError UPLOAD_GONE */
  fileOf(uploadId: string): string;
  clear(): void;
}

export interface UploadDeps {
  readonly newId: () => string;
  readonly steady: () => DurationMs;
  /** For files that come in pieces; emptied at start by whoever holds the profile. */
  readonly folder: string;
}

/** Older uploads give way, so that a window cannot fill the memory or the disk. */
const kept = 4;
const keptFiles = 2;
const lifetime = minutes(10);

export function createUploads({ newId, steady, folder }: UploadDeps): Uploads {
  const waiting = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly since: DurationMs }>();
  /** The length of each file so far. */
  const files = new Map<string, number>();

  function put(bytes: Uint8Array<ArrayBuffer>): string {
    const id = newId();
    waiting.set(id, { bytes, since: steady() });
    for (const oldest of waiting.keys()) {
      if (waiting.size <= kept) break;
      waiting.delete(oldest);
    }
    return id;
  }

  function take(uploadId: string): Uint8Array<ArrayBuffer> {
    const upload = waiting.get(uploadId);
    waiting.delete(uploadId);
    if (!upload || steady() - upload.since > lifetime) throw new AppError('UPLOAD_GONE');
    return upload.bytes;
  }

  function begin(): string {
    for (const oldest of files.keys()) {
      if (files.size < keptFiles) break;
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
    const file = placeOf(uploadId);
    // Only what was begun here: an id is never made into a path otherwise.
    if (!files.has(uploadId) || !existsSync(file)) throw new AppError('UPLOAD_GONE');
    return file;
  }

  function giveUp(uploadId: string): void {
    files.delete(uploadId);
    rmSync(placeOf(uploadId), { force: true });
  }

  function placeOf(uploadId: string): string {
    return join(folder, `${uploadId}.upload`);
  }

  function clear(): void {
    waiting.clear();
    for (const uploadId of files.keys()) giveUp(uploadId);
  }

  return { put, take, begin, append, fileOf, clear };
}
