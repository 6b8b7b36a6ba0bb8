import { and, desc, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { keptFileContents, keptFiles } from '../../db/kept-file-schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';

/** The PDF of an imported invoice as it was issued elsewhere: the newest that the user keeps beside it; null for none. */
export function originalOf(db: ReadDb, invoiceId: string): { readonly id: string; readonly sha256: string; readonly bytes: number } | null {
  const { id, sha256, bytes, mediaType, removedAt, keptAt } = keptFiles;
  const isOriginal = and(eq(keptFiles.invoiceId, invoiceId), eq(mediaType, 'application/pdf'), isNull(removedAt));
  return db.select({ id, sha256, bytes }).from(keptFiles).where(isOriginal).orderBy(desc(keptAt), desc(id)).get() ?? null;
}

/** @throws AppError INVOICE_IMPORTED for none, PDF_DAMAGED when it is not what its hash says */
export function verifiedOriginal(db: ReadDb, invoiceId: string): Buffer {
  const original = originalOf(db, invoiceId);
  if (original === null) throw new AppError('INVOICE_IMPORTED', { invoiceId });
  const found = db
    .select({ content: keptFileContents.content })
    .from(keptFileContents)
    .where(eq(keptFileContents.fileId, original.id))
    .get();
  if (!found || sha256Of(found.content) !== original.sha256) throw new AppError('PDF_DAMAGED', { invoiceId });
  return found.content;
}
