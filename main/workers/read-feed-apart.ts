import { Worker } from 'node:worker_threads';
import type { FeedReadFailure } from '../../shared/domain/feed/feed-read-error.ts';
import type { FeedOccurrence, WholeFeedReading, FeedReadOptions } from '../../shared/domain/feed/feed-reading.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { FeedWorkerInput, FeedWorkerMessage } from './feed-worker-messages.ts';

export interface ApartOptions extends FeedReadOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface FeedReaderDeps {
  /** The script of feed-worker.ts: the source file, or what the build made of it. */
  readonly workerUrl: URL;
  /** The thread is ended after this many ms; 20,000 by default. */
  readonly timeLimitMs?: number;
  /** Heap of the thread in MiB; 256 by default. */
  readonly heapMib?: number;
}

export interface FeedReader {
  /**
   * Reads a feed in a thread of its own that ends afterwards, so a hostile feed costs one sync and nothing else.
   * The bytes are moved into the thread and wiped there: the caller's array is empty from then on.
   *
   * @throws AppError FEED_NOT_CALENDAR, FEED_INCOMPLETE, FEED_TOO_LARGE, or FEED_CRASHED with
   *   `details.crash` `memory`, `time` or `fault`; the signal's reason when it is aborted
   */
  read(bytes: Uint8Array<ArrayBuffer>, options: ApartOptions): Promise<WholeFeedReading>;
}

const TIME_LIMIT_MS = 20_000;
const HEAP_MIB = 256;

const codes: Readonly<Record<FeedReadFailure, ErrorCode>> = {
  NOT_A_CALENDAR: 'FEED_NOT_CALENDAR',
  INCOMPLETE: 'FEED_INCOMPLETE',
  TOO_LARGE: 'FEED_TOO_LARGE',
};

export function createFeedReader(deps: FeedReaderDeps): FeedReader {
  return { read: (bytes, options) => readApart(deps, bytes, options) };
}

async function readApart(deps: FeedReaderDeps, bytes: Uint8Array<ArrayBuffer>, options: ApartOptions): Promise<WholeFeedReading> {
  const { signal, onProgress, ...rest } = options;
  signal?.throwIfAborted();
  const worker = startWorker(deps, { bytes: ownBytes(bytes), options: rest });
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<WholeFeedReading>((resolve, reject) => {
      timer = setTimeout(() => reject(new AppError('FEED_CRASHED', { crash: 'time' })), deps.timeLimitMs ?? TIME_LIMIT_MS);
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      const occurrences: FeedOccurrence[] = [];
      worker.on('message', (message: FeedWorkerMessage) => {
        if (message.type === 'progress') onProgress?.(message.done);
        else if (message.type === 'part') occurrences.push(...message.occurrences);
        else if (message.type === 'done') resolve({ ...message.reading, occurrences });
        else reject(new AppError(codes[message.reason]));
      });
      worker.on('error', (error) => reject(crashOf(error)));
      worker.on('exit', () => reject(new AppError('FEED_CRASHED', { crash: 'fault' })));
    });
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

function startWorker({ workerUrl, heapMib }: FeedReaderDeps, input: FeedWorkerInput): Worker {
  return new Worker(workerUrl, {
    workerData: input,
    transferList: [input.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMib ?? HEAP_MIB, maxYoungGenerationSizeMb: 32 },
    name: 'feed',
    env: {},
    execArgv: [],
  });
}

/** Bytes that fill their buffer can be moved; a part of a larger buffer is copied and wiped first. */
function ownBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength === bytes.buffer.byteLength) return bytes;
  const copy = new Uint8Array(bytes);
  bytes.fill(0);
  return copy;
}

function crashOf(error: unknown): AppError {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new AppError('FEED_CRASHED', { crash: isMemory ? 'memory' : 'fault' }, { cause: error });
}
