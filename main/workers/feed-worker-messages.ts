import type { FeedReadFailure } from '../../shared/domain/feed/feed-read-error.ts';
import type { FeedOccurrence, FeedReadOptions, WholeFeedReading } from '../../shared/domain/feed/feed-reading.ts';

/** What the thread is started with; the bytes are moved, not copied. */
export interface FeedWorkerInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly options: Omit<FeedReadOptions, 'onProgress'>;
}

export type FeedWorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  /** Some of the occurrences, in order; the receiver takes each message in one go, so they come in small ones. */
  | { readonly type: 'part'; readonly occurrences: readonly FeedOccurrence[] }
  /** All the rest. */
  | { readonly type: 'done'; readonly reading: Omit<WholeFeedReading, 'occurrences'> }
  | { readonly type: 'refused'; readonly reason: FeedReadFailure };
