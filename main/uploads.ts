import { minutes, type DurationMs } from '../shared/domain/time.ts';
import { AppError } from '../shared/errors/app-error.ts';
import { createUploadFiles, type UploadFiles } from './upload-files.ts';

/** What a window handed over: small files whole and in memory, large ones in pieces and on the disk. */
export interface Uploads extends UploadFiles {
  /** Keeps the bytes and answers with the id that an operation names. */
  put(bytes: Uint8Array<ArrayBuffer>): string;
  /** Hands the bytes over once. @throws AppError UPLOAD_GONE when taken, pushed out or too old */
  take(uploadId: string): Uint8Array<ArrayBuffer>;
}

export interface UploadDeps {
  readonly newId: () => string;
  readonly steady: () => DurationMs;
  /** For files that come in pieces; emptied at start by whoever holds the profile. */
  readonly folder: string;
}

/** Older uploads give way, so that a window cannot fill the memory. */
const kept = 4;
const lifetime = minutes(10);

export function createUploads({ newId, steady, folder }: UploadDeps): Uploads {
  const files = createUploadFiles({ newId, folder });
  const waiting = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly since: DurationMs }>();

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

  function clear(): void {
    waiting.clear();
    files.clear();
  }

  return { ...files, put, take, clear };
}
