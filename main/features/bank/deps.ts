import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { LinePayment } from './matching.ts';
import type { Store } from '../../db/store.ts';
import type { BankFileReader } from '../../ports/bank-file-reader.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

export interface BankDeps {
  /** Calls back after every change of the store; returns what stops it. */
  readonly listen: (heard: (topics: readonly ChangeTopic[]) => void) => () => void;
  /** Records all of these payments or none; each allocation is checked against what is owed. */
  readonly recordPayments: (payments: readonly LinePayment[]) => { readonly undoId: string };
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly reader: BankFileReader;
  /** Starts work that outlives its window; answers with the job's id. */
  readonly startJob: (work: {
    readonly name: string;
    run(progress: (step: string, done: number, total: number | null) => void, signal: AbortSignal): Promise<string | null>;
  }) => string;
  /** Hands over the bytes of an upload and forgets them. @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array<ArrayBuffer>;
  /** A 32-byte key made from the data key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
}
