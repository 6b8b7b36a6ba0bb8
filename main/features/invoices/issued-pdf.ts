import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import { verifiedOriginal } from './original-pdf.ts';
import { findPdf, type InvoiceRow } from './store.ts';

/**
 * What was issued, byte for byte: here, or elsewhere as the user keeps it.
 *
 * @throws AppError INVOICE_IS_DRAFT, INVOICE_IMPORTED where none was issued here and none is kept, PDF_DAMAGED when it is missing or not what its hash says
 */
export function verifiedPdf(db: ReadDb, { id, imported, pdfSha256 }: Pick<InvoiceRow, 'id' | 'imported' | 'pdfSha256'>): Buffer {
  if (imported) return verifiedOriginal(db, id);
  if (pdfSha256 === null) throw new AppError('INVOICE_IS_DRAFT', { invoiceId: id });
  const pdf = findPdf(db, id);
  if (pdf === null || sha256Of(pdf) !== pdfSha256) throw new AppError('PDF_DAMAGED', { invoiceId: id });
  return pdf;
}
