import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { FormKind } from '../../../shared/domain/pension/template-model.ts';
import { pensionTemplateFiles, pensionTemplates } from '../../db/pension-template-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type TemplateRow = typeof pensionTemplates.$inferSelect;

/** Newest scheme year first, Form A before Form B, the one added last first; without those that were removed. */
export function allTemplates(db: ReadDb): readonly TemplateRow[] {
  const { schemeYear, formKind, addedAt, id, removedAt } = pensionTemplates;
  return db
    .select()
    .from(pensionTemplates)
    .where(isNull(removedAt))
    .orderBy(desc(schemeYear), asc(formKind), desc(addedAt), desc(id))
    .all();
}

/** Also one that was removed and can come back. */
export function findTemplate(db: ReadDb, id: string): TemplateRow | null {
  return db.select().from(pensionTemplates).where(eq(pensionTemplates.id, id)).get() ?? null;
}

export interface TemplateKey {
  readonly formKind: FormKind;
  readonly schemeYear: number;
  readonly sha256: string;
}

export function templateOf(db: ReadDb, { formKind, schemeYear, sha256 }: TemplateKey): TemplateRow | null {
  const { formKind: kind, schemeYear: year, sha256: hash } = pensionTemplates;
  // The type of the column is branded; the comparison is not.
  return (
    db
      .select()
      .from(pensionTemplates)
      .where(and(eq(kind, formKind), eq(year, schemeYear as TemplateRow['schemeYear']), eq(hash, sha256)))
      .get() ?? null
  );
}

export function insertTemplate(db: WriteDb, row: TemplateRow, pdf: Buffer): void {
  db.insert(pensionTemplates).values(row).run();
  db.insert(pensionTemplateFiles).values({ templateId: row.id, pdf }).run();
}

export function updateTemplate(db: WriteDb, id: string, change: Partial<Pick<TemplateRow, 'places' | 'isChecked' | 'removedAt'>>): void {
  db.update(pensionTemplates).set(change).where(eq(pensionTemplates.id, id)).run();
}

export function templatePdf(db: ReadDb, id: string): Buffer | null {
  return (
    db.select({ pdf: pensionTemplateFiles.pdf }).from(pensionTemplateFiles).where(eq(pensionTemplateFiles.templateId, id)).get()?.pdf ??
    null
  );
}

export function deleteTemplate(db: WriteDb, id: string): void {
  db.delete(pensionTemplates).where(eq(pensionTemplates.id, id)).run();
}

/** Those whose removal can no longer be undone. */
export function deleteRemoved(db: WriteDb): void {
  db.delete(pensionTemplates).where(isNotNull(pensionTemplates.removedAt)).run();
}
