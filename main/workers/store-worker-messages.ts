import type { SafeDetails } from '../../shared/errors/codes.ts';
import type { AsideOutcome, AsideWork, RowStatement } from '../ports/aside-writer.ts';

/** What the thread is started with. */
export interface StoreWorkerInput extends Pick<AsideWork, 'expected' | 'digested'> {
  readonly file: string;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly statements: readonly Pick<RowStatement, 'sql'>[];
  /** One number that both sides see: not 0 asks for everything to be taken back. */
  readonly asked: Int32Array<SharedArrayBuffer>;
}

/** Rows for the statement at that place, or the word to begin. */
export type ToStoreWorker = { readonly statement: number; readonly rows: RowStatement['rows'] } | 'begin';

export type FromStoreWorker =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'end'; readonly outcome: AsideOutcome }
  | { readonly kind: 'failed'; readonly code: string; readonly details: SafeDetails };
