import { and, asc, eq, or } from 'drizzle-orm';
import { pensionOutputs } from '../../db/pension-template-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type OutputRow = typeof pensionOutputs.$inferSelect;

/** What was made of a form or a month, oldest first. */
export function outputsOf(db: ReadDb, subjectId: string): readonly OutputRow[] {
  const { formId, monthId, madeAt, id } = pensionOutputs;
  return db
    .select()
    .from(pensionOutputs)
    .where(or(eq(formId, subjectId), eq(monthId, subjectId)))
    .orderBy(asc(madeAt), asc(id))
    .all();
}

/** The same bytes of the same subject are noted once, with the first time. */
export function noteOutput(db: WriteDb, row: OutputRow): void {
  const { formId, monthId, sha256 } = pensionOutputs;
  const subject = row.formId === null ? eq(monthId, row.monthId ?? '') : eq(formId, row.formId);
  const known = db
    .select({ id: pensionOutputs.id })
    .from(pensionOutputs)
    .where(and(subject, eq(sha256, row.sha256)))
    .get();
  if (known === undefined) db.insert(pensionOutputs).values(row).run();
}
