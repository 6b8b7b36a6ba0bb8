import { parentPort, workerData } from 'node:worker_threads';
import { FeedReadError } from '../../shared/domain/feed/feed-read-error.ts';
import type { FeedReadOptions } from '../../shared/domain/feed/feed-reading.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import type { FeedWorkerInput, FeedWorkerMessage } from './feed-worker-messages.ts';

/** Entry of the disposable thread that reads one feed and ends; see read-feed-apart.ts. */
function main({ bytes, options }: FeedWorkerInput): void {
  const onProgress = (done: number): void => post({ type: 'progress', done });
  tell(bytes, { ...options, onProgress });
}

const partLength = 1_000;

function tell(bytes: Uint8Array, options: FeedReadOptions): void {
  try {
    const { occurrences, ...reading } = readFeed(bytes, options);
    for (let from = 0; from < occurrences.length; from += partLength)
      post({ type: 'part', occurrences: occurrences.slice(from, from + partLength) });
    post({ type: 'done', reading });
  } catch (error) {
    if (!(error instanceof FeedReadError)) throw error;
    post({ type: 'refused', reason: error.reason });
  } finally {
    bytes.fill(0); // the feed holds what was never decoded: addresses, notes, attendees
  }
}

function post(message: FeedWorkerMessage): void {
  parentPort?.postMessage(message);
}

// The only sender is read-feed-apart.ts, which types what it sends as FeedWorkerInput.
main(workerData as FeedWorkerInput);
