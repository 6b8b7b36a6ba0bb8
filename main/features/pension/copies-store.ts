import { and, desc, eq } from 'drizzle-orm';
import { pensionSigningCopies } from '../../db/pension-template-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type CopyRow = typeof pensionSigningCopies.$inferSelect;
/** Without its bytes. */
export type CopyFacts = Omit<CopyRow, 'pdf'>;

const { id, formId, paper, sha256, madeAt } = pensionSigningCopies;

export function findCopy(db: ReadDb, copyId: string): CopyFacts | null {
  return db.select({ id, formId, paper, sha256, madeAt }).from(pensionSigningCopies).where(eq(id, copyId)).get() ?? null;
}

export function copyPdf(db: ReadDb, copyId: string): Buffer | null {
  return db.select({ pdf: pensionSigningCopies.pdf }).from(pensionSigningCopies).where(eq(id, copyId)).get()?.pdf ?? null;
}

export function newestCopy(db: ReadDb, ofForm: string): CopyFacts | null {
  return (
    db
      .select({ id, formId, paper, sha256, madeAt })
      .from(pensionSigningCopies)
      .where(eq(formId, ofForm))
      .orderBy(desc(madeAt), desc(id))
      .limit(1)
      .get() ?? null
  );
}

/** Keeps a copy; the same bytes of a form once. @returns the id of the one that is kept */
export function keepCopy(db: WriteDb, row: CopyRow): string {
  const held = db
    .select({ id })
    .from(pensionSigningCopies)
    .where(and(eq(formId, row.formId), eq(sha256, row.sha256)))
    .get();
  if (held === undefined) db.insert(pensionSigningCopies).values(row).run();
  return held?.id ?? row.id;
}
