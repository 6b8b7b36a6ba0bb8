import type { FeedReadFailure } from '../../shared/domain/feed/feed-read-error.ts';
import type { FeedReading, FeedReadOptions } from '../../shared/domain/feed/feed-reading.ts';

/** What the thread is started with; the bytes are moved, not copied. */
export interface FeedWorkerInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly options: Omit<FeedReadOptions, 'onProgress'>;
}

export type FeedWorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'done'; readonly reading: FeedReading }
  | { readonly type: 'refused'; readonly reason: FeedReadFailure };
