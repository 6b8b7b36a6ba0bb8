import { and, asc, eq, or, sql } from 'drizzle-orm';
import { pensionOutputs } from '../../db/pension-template-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { makeOnce } from './read-once.ts';

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

/** Whether the same bytes of the same subject were noted before; prepared when it is first asked for, and once. */
export function createNotedReader(db: ReadDb): (row: OutputRow) => boolean {
  const prepared = makeOnce(() => notedQuery(db).prepare());
  return (row) => prepared().get(notedValues(row)) !== undefined;
}

/** The same bytes of the same subject are noted once, with the first time. */
export function noteOutput(db: WriteDb, row: OutputRow): void {
  const known = notedQuery(db).prepare().get(notedValues(row));
  if (known === undefined) db.insert(pensionOutputs).values(row).run();
}

function notedQuery(db: ReadDb) {
  const { id, formId, monthId, sha256 } = pensionOutputs;
  const subject = sql.placeholder('subject');
  const isSame = and(or(eq(formId, subject), eq(monthId, subject)), eq(sha256, sql.placeholder('sha256')));
  return db.select({ id }).from(pensionOutputs).where(isSame);
}

function notedValues({ formId, monthId, sha256 }: OutputRow): { readonly subject: string; readonly sha256: string } {
  return { subject: formId ?? monthId ?? '', sha256 };
}
