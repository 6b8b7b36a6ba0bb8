import { and, asc, eq, inArray } from 'drizzle-orm';
import { pensionCorrections, pensionMonths } from '../../db/pension-schema.ts';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type CorrectionRow = typeof pensionCorrections.$inferSelect;

export function findCorrection(db: ReadDb, id: string): CorrectionRow | null {
  return db.select().from(pensionCorrections).where(eq(pensionCorrections.id, id)).get() ?? null;
}

/** In the order in which they were found. */
export function correctionsOf(db: ReadDb, monthIds: readonly string[]): readonly CorrectionRow[] {
  return db
    .select()
    .from(pensionCorrections)
    .where(inArray(pensionCorrections.monthId, [...monthIds]))
    .orderBy(asc(pensionCorrections.monthId), asc(pensionCorrections.position))
    .all();
}

/** Of all Form Bs of a scheme year. */
export function correctionsOfYear(db: ReadDb, identityId: string, schemeYear: SchemeYear): readonly CorrectionRow[] {
  const isOfYear = and(eq(pensionMonths.identityId, identityId), eq(pensionMonths.schemeYear, schemeYear));
  return db
    .select({ correction: pensionCorrections })
    .from(pensionCorrections)
    .innerJoin(pensionMonths, eq(pensionMonths.id, pensionCorrections.monthId))
    .where(isOfYear)
    .orderBy(asc(pensionMonths.month), asc(pensionCorrections.monthId), asc(pensionCorrections.position))
    .all()
    .map(({ correction }) => correction);
}

export function insertCorrection(db: WriteDb, row: CorrectionRow): void {
  db.insert(pensionCorrections).values(row).run();
}

export function updateCorrection(db: WriteDb, { id, ...row }: CorrectionRow): void {
  db.update(pensionCorrections).set(row).where(eq(pensionCorrections.id, id)).run();
}

/** Makes the corrections of a month those that are given. */
export function replaceCorrections(db: WriteDb, monthId: string, rows: readonly CorrectionRow[]): void {
  db.delete(pensionCorrections).where(eq(pensionCorrections.monthId, monthId)).run();
  for (const row of rows) insertCorrection(db, row);
}
