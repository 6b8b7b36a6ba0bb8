import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FeedSource } from '../../ports/feed-source.ts';
import type { Log } from '../../ports/log.ts';

/** How a long task tells how far it is. `total` is null while it is not known. */
export type Progress = (step: string, done: number, total: number | null) => void;

export interface FeedDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly source: FeedSource;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** Starts work that outlives its window; answers with the job's id. */
  readonly startJob: (work: { readonly name: string; run(progress: Progress, signal: AbortSignal): Promise<string | null> }) => string;
  /** Hands over the bytes of an upload and forgets them. @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array<ArrayBuffer>;
  /** A 32-byte key made from the data key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
  readonly practitionerNames: () => readonly string[];
  readonly zone: () => ZoneId;
}
