import { parentPort, workerData } from 'node:worker_threads';
import { FeedReadError } from '../../shared/domain/feed/feed-read-error.ts';
import type { FeedReadOptions } from '../../shared/domain/feed/feed-reading.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import type { FeedWorkerInput, FeedWorkerMessage } from './feed-worker-messages.ts';

/** Entry of the disposable thread that reads one feed and ends; see read-feed-apart.ts. */
function main({ bytes, options }: FeedWorkerInput): void {
  const onProgress = (done: number): void => post({ type: 'progress', done });
  post(outcomeOf(bytes, { ...options, onProgress }));
}

function outcomeOf(bytes: Uint8Array, options: FeedReadOptions): FeedWorkerMessage {
  try {
    return { type: 'done', reading: readFeed(bytes, options) };
  } catch (error) {
    if (error instanceof FeedReadError) return { type: 'refused', reason: error.reason };
    throw error;
  } finally {
    bytes.fill(0); // the feed holds what was never decoded: addresses, notes, attendees
  }
}

function post(message: FeedWorkerMessage): void {
  parentPort?.postMessage(message);
}

// The only sender is read-feed-apart.ts, which types what it sends as FeedWorkerInput.
main(workerData as FeedWorkerInput);
