import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { pensionCopyMembers, pensionFormMembers, pensionForms, pensionMonthMembers, pensionMonths } from '../../db/pension-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { FormRow } from './forms-store.ts';
import type { MonthRow } from './months-store.ts';
import { makeOnce } from './read-once.ts';

/** Who was sealed with a form; null while it follows the profile. */
export function findFormMember(db: ReadDb, formId: string): Buffer | null {
  return formMemberQuery(db).get({ formId })?.sealed ?? null;
}

/** The same, prepared when it is first asked for, and once. */
export function createFormMemberReader(db: ReadDb): (formId: string) => Buffer | null {
  const prepared = makeOnce(() => formMemberQuery(db));
  return (formId) => prepared().get({ formId })?.sealed ?? null;
}

function formMemberQuery(db: ReadDb) {
  return db
    .select({ sealed: pensionFormMembers.sealed })
    .from(pensionFormMembers)
    .where(eq(pensionFormMembers.formId, sql.placeholder('formId')))
    .prepare();
}

export function findMonthMember(db: ReadDb, monthId: string): Buffer | null {
  return db.select().from(pensionMonthMembers).where(eq(pensionMonthMembers.monthId, monthId)).get()?.sealed ?? null;
}

/** Who stood on a copy as it was given out; null for one of before this was kept. */
export function findCopyMember(db: ReadDb, copyId: string): Buffer | null {
  return db.select().from(pensionCopyMembers).where(eq(pensionCopyMembers.copyId, copyId)).get()?.sealed ?? null;
}

/** The database refuses a second one. */
export function insertCopyMember(db: WriteDb, copyId: string, sealed: Buffer): void {
  db.insert(pensionCopyMembers).values({ copyId, sealed }).run();
}

/** The database refuses a second one. */
export function insertFormMember(db: WriteDb, formId: string, sealed: Buffer): void {
  db.insert(pensionFormMembers).values({ formId, sealed }).run();
}

/** The database refuses a second one. */
export function insertMonthMember(db: WriteDb, monthId: string, sealed: Buffer): void {
  db.insert(pensionMonthMembers).values({ monthId, sealed }).run();
}

/** Whether a form is out of the practitioner's hands: sent, signed, or on a Form B. */
export function isGivenOut({ sentOn, approvedOn, monthId }: FormRow): boolean {
  return sentOn !== null || approvedOn !== null || monthId !== null;
}

/** Given out, and nobody sealed with them. */
export function formsWithoutMember(db: ReadDb): readonly FormRow[] {
  const { id, sentOn, approvedOn, monthId } = pensionForms;
  const isOut = or(isNotNull(sentOn), isNotNull(approvedOn), isNotNull(monthId));
  return db
    .select({ form: pensionForms })
    .from(pensionForms)
    .leftJoin(pensionFormMembers, eq(pensionFormMembers.formId, id))
    .where(and(isOut, isNull(pensionFormMembers.formId)))
    .all()
    .map(({ form }) => form);
}

export function monthsWithoutMember(db: ReadDb): readonly MonthRow[] {
  return db
    .select({ month: pensionMonths })
    .from(pensionMonths)
    .leftJoin(pensionMonthMembers, eq(pensionMonthMembers.monthId, pensionMonths.id))
    .where(isNull(pensionMonthMembers.monthId))
    .all()
    .map(({ month }) => month);
}
