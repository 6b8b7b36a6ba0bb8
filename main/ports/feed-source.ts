import type { FeedReadOptions, WholeFeedReading } from '../../shared/domain/feed/feed-reading.ts';

export interface FeedRequest {
  /** Checked by `parseFeedAddress`; https, or http when `allowPrivate`. */
  readonly url: string;
  /** The user confirmed a calendar on their own network. */
  readonly allowPrivate: boolean;
  /** What the server gave at the last sync, for a conditional request. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly signal: AbortSignal;
  /** Bytes so far and in all, where the server says. */
  readonly onProgress: (done: number, total: number | null) => void;
}

export interface FeedAnswer {
  /** Null when the server said that nothing changed. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Brings the bytes of a feed here and reads them where they can do no harm. */
export interface FeedSource {
  /** @throws AppError with one of the FEED_ codes; it carries the host at most */
  fetch(request: FeedRequest): Promise<FeedAnswer>;
  /**
   * Reads in a worker with limits of memory and time. The bytes are taken over and wiped.
   *
   * @throws AppError FEED_NOT_CALENDAR, FEED_INCOMPLETE, FEED_TOO_LARGE, FEED_CRASHED
   */
  read(
    bytes: Uint8Array<ArrayBuffer>,
    options: Pick<FeedReadOptions, 'from' | 'to' | 'zone' | 'zoneChoice'>,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<WholeFeedReading>;
}
