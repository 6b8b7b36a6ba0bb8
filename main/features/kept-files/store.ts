import { and, asc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { KeptFileOwner } from '../../../shared/contract/kept-files.ts';
import { keptFileContents, keptFiles } from '../../db/kept-file-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type KeptFileRow = typeof keptFiles.$inferSelect;

/** Oldest first, without those that were removed. */
export function filesOf(db: ReadDb, owner: KeptFileOwner): readonly KeptFileRow[] {
  return filesQuery(db, owner).all();
}

export function filesQuery(db: ReadDb, owner: KeptFileOwner) {
  const { removedAt, keptAt, id } = keptFiles;
  return db.select().from(keptFiles).where(and(belongsTo(owner), isNull(removedAt))).orderBy(asc(keptAt), asc(id)); // prettier-ignore
}

function belongsTo(owner: KeptFileOwner): SQL {
  switch (owner.kind) {
    case 'submission':
      return eq(keptFiles.monthId, owner.monthId);
    case 'signedForm':
      return eq(keptFiles.formId, owner.formId);
    case 'importedInvoice':
      return eq(keptFiles.invoiceId, owner.invoiceId);
    case 'statusStatement':
      return eq(keptFiles.bookingId, owner.bookingId);
    default:
      return owner satisfies never;
  }
}

/** Also one that was removed and can come back. */
export function findFile(db: ReadDb, id: string): KeptFileRow | null {
  return db.select().from(keptFiles).where(eq(keptFiles.id, id)).get() ?? null;
}

/** The same bytes beside the same record, also when they were removed and can come back. */
export function sameFile(db: ReadDb, owner: KeptFileOwner, sha256: string): KeptFileRow | null {
  return (
    db
      .select()
      .from(keptFiles)
      .where(and(belongsTo(owner), eq(keptFiles.sha256, sha256)))
      .get() ?? null
  );
}

export function insertFile(db: WriteDb, row: KeptFileRow, content: Buffer): void {
  db.insert(keptFiles).values(row).run();
  db.insert(keptFileContents).values({ fileId: row.id, content }).run();
}

export function saveRemovedAt(db: WriteDb, id: string, removedAt: KeptFileRow['removedAt']): void {
  db.update(keptFiles).set({ removedAt }).where(eq(keptFiles.id, id)).run();
}

export function contentOf(db: ReadDb, id: string): Buffer | null {
  const found = db.select({ content: keptFileContents.content }).from(keptFileContents).where(eq(keptFileContents.fileId, id)).get();
  return found?.content ?? null;
}

/** Those whose removal can no longer be undone. */
export function deleteRemoved(db: WriteDb): void {
  db.delete(keptFiles).where(isNotNull(keptFiles.removedAt)).run();
}
