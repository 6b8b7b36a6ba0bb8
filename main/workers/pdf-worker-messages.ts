import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';
import type { ErrorCode, SafeDetails } from '../../shared/errors/codes.ts';

/** One document to print; the thread answers with the same number. */
export interface PdfWorkerRequest {
  readonly number: number;
  readonly document: PrintedDocument;
  readonly appearance: Appearance;
}

export type PdfWorkerMessage =
  | { readonly type: 'printed'; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** An expected refusal, such as a logo that cannot be read. */
  | { readonly type: 'refused'; readonly number: number; readonly code: ErrorCode; readonly details: SafeDetails }
  /** A fault of the program; the name of the error alone, for its text may quote the document. */
  | { readonly type: 'failed'; readonly number: number; readonly errorName: string };
