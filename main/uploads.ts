import { minutes, type DurationMs } from '../shared/domain/time.ts';
import { AppError } from '../shared/errors/app-error.ts';

/** Files that a window handed over, in memory until an operation takes them. */
export interface Uploads {
  /** Keeps the bytes and answers with the id that an operation names. */
  put(bytes: Uint8Array<ArrayBuffer>): string;
  /** Hands the bytes over once. @throws AppError UPLOAD_GONE when taken, pushed out or too old */
  take(uploadId: string): Uint8Array<ArrayBuffer>;
  clear(): void;
}

/** Older uploads give way, so that a window cannot fill the memory. */
const kept = 4;
const lifetime = minutes(10);

export function createUploads({ newId, steady }: { newId: () => string; steady: () => DurationMs }): Uploads {
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

  return { put, take, clear: () => waiting.clear() };
}
