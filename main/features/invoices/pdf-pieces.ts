import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { findPdf, type InvoiceRow } from './store.ts';

export interface FilePiece {
  readonly base64: string;
  /** Bytes of the whole file. */
  readonly total: number;
}

/** As text a third longer, and with its frame well below the largest frame. */
const pieceBytes = 512 * 1024;

/** A file in pieces that fit into frames, in order; at least one. */
export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<FilePiece, void, void> {
  for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes)
    yield { base64: Buffer.from(bytes.subarray(at, at + pieceBytes)).toString('base64'), total: bytes.length };
}

/**
 * What was issued, byte for byte.
 *
 * @throws AppError INVOICE_IS_DRAFT where none was issued here, PDF_DAMAGED when it is missing or not what its hash says
 */
export function verifiedPdf(db: ReadDb, { id, pdfSha256 }: Pick<InvoiceRow, 'id' | 'pdfSha256'>): Buffer {
  if (pdfSha256 === null) throw new AppError('INVOICE_IS_DRAFT', { invoiceId: id });
  const pdf = findPdf(db, id);
  if (pdf === null || sha256Of(pdf) !== pdfSha256) throw new AppError('PDF_DAMAGED', { invoiceId: id });
  return pdf;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
