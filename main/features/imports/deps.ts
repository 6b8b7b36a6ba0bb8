import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { PastInvoice } from '../../../shared/domain/imports/past-invoice-row.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import type { Store } from '../../db/store.ts';
import type { AsideOutcome, AsideWork } from '../../ports/aside-writer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { TableReader } from '../../ports/table-reader.ts';

/** Makes the document of an invoice that was made elsewhere. */
export type PastDocuments = (customer: Organisation, invoice: PastInvoice) => DraftDocument & { readonly dueOn: LocalDate };

export interface WriteWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface ImportDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  readonly log: Log;
  readonly newId: () => string;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  /** Calls back before every write of the store; returns what stops it. */
  readonly beforeWrite: (heard: () => void) => () => void;
  /** Writes a large change apart, all or nothing. @throws the signal's reason, AppError of the disk */
  readonly writeAside: (work: AsideWork, watch: WriteWatch) => Promise<AsideOutcome>;
  readonly reader: TableReader;
  /** Starts work that outlives its window; answers with the job's id. */
  readonly startJob: (work: {
    readonly name: string;
    run(progress: (step: string, done: number, total: number | null) => void, signal: AbortSignal): Promise<string | null>;
  }) => string;
  /** Hands over the bytes of an upload and forgets them. @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array<ArrayBuffer>;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (id: string) => Organisation;
  /** Makes the documents of an identity's past invoices. @throws AppError NOT_FOUND */
  readonly pastDocuments: (identityId: string) => PastDocuments;
  /** Called after numbers were entered or taken back. */
  readonly numbersChanged: () => void;
}
