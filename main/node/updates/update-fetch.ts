import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isAppError, AppError } from '../../../shared/errors/app-error.ts';
import type { ReleaseFile } from '../../../shared/domain/updates/release.ts';
import { toAppError } from '../../files/durable-file.ts';
import { mostManifestBytes } from '../../release-manifest/verify-manifest.ts';
import { fetchPlainly, type Fetch } from '../plain-fetch.ts';

export interface UpdateLimits {
  /** A whole manifest must be here by then. */
  readonly manifestMs: number;
  /** A download that brings less than `leastBytes` in this time is given up. */
  readonly stallMs: number;
  readonly leastBytes: number;
}

export const updateLimits: UpdateLimits = { manifestMs: 20_000, stallMs: 60_000, leastBytes: 64_000 };

export interface UpdateRequest {
  readonly fetch: Fetch;
  readonly url: string;
  readonly limits: UpdateLimits;
  readonly signal: AbortSignal;
}

/**
 * The answer whole, without following it anywhere else.
 *
 * @throws AppError UPDATE_UNREACHABLE for whatever a network or server does; the signal's reason
 */
export async function fetchManifest(request: UpdateRequest): Promise<Uint8Array> {
  const { signal, limits } = request;
  const late = AbortSignal.any([signal, AbortSignal.timeout(limits.manifestMs)]);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of await bodyOf({ ...request, signal: late })) {
      bytes += part.length;
      if (bytes > mostManifestBytes) throw new AppError('UPDATE_UNREACHABLE', { reason: 'large' });
      parts.push(part);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw isAppError(error) ? error : new AppError('UPDATE_UNREACHABLE', { reason: late.aborted ? 'slow' : 'network' }, { cause: error });
  }
  return Buffer.concat(parts);
}

export interface FileRequest extends UpdateRequest {
  readonly file: Pick<ReleaseFile, 'bytes' | 'sha512'>;
  /** Is replaced. */
  readonly target: string;
  readonly onProgress: (done: number) => void;
}

/**
 * Writes the answer to a file while it is hashed; never more than the bytes that were signed.
 *
 * @throws AppError UPDATE_UNREACHABLE, UPDATE_DAMAGED, or of the disk; the signal's reason. What was written is the caller's to remove
 */
export async function fetchFile(request: FileRequest): Promise<void> {
  const { signal, limits, file } = request;
  const pace = watchPace(limits);
  try {
    const body = await bodyOf({ ...request, signal: AbortSignal.any([signal, pace.signal]) });
    await write(body, request, pace.heard);
  } catch (error) {
    signal.throwIfAborted();
    const known = toAppError(error);
    if (isAppError(known)) throw known;
    throw new AppError('UPDATE_UNREACHABLE', { reason: pace.signal.aborted ? 'slow' : 'network', bytes: file.bytes }, { cause: error });
  } finally {
    pace.stop();
  }
}

async function write(body: AsyncIterable<Uint8Array>, { target, file, onProgress }: FileRequest, heard: (bytes: number) => void) {
  const hash = createHash('sha512');
  const handle = await open(target, 'w', 0o600);
  let done = 0;
  try {
    for await (const part of body) {
      done += part.length;
      if (done > file.bytes) throw new AppError('UPDATE_DAMAGED', { reason: 'size' });
      hash.update(part);
      await handle.write(part);
      heard(part.length);
      onProgress(done);
    }
    if (done < file.bytes) throw new AppError('UPDATE_UNREACHABLE', { reason: 'short' });
    if (hash.digest('base64') !== file.sha512) throw new AppError('UPDATE_DAMAGED', { reason: 'hash' });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function bodyOf({ fetch, url, signal }: UpdateRequest): Promise<AsyncIterable<Uint8Array>> {
  const answer = await fetchPlainly({ fetch, url, signal });
  if (answer.status !== 200 || answer.redirected || answer.body === null)
    throw new AppError('UPDATE_UNREACHABLE', { reason: 'status', status: answer.status });
  return answer.body;
}

/** Aborts when too little came in a while. */
function watchPace({ stallMs, leastBytes }: UpdateLimits) {
  const stalled = new AbortController();
  let recent = 0;
  const timer = setInterval(() => {
    if (recent < leastBytes) stalled.abort();
    recent = 0;
  }, stallMs);
  return {
    signal: stalled.signal,
    heard: (bytes: number) => {
      recent += bytes;
    },
    stop: () => clearInterval(timer),
  };
}
