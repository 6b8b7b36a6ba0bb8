import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../../shared/domain/time.ts';
import { invoices } from '../../db/invoice-schema.ts';
import { pensionFormBookings, pensionFormHistory, pensionForms, pensionMonths } from '../../db/pension-schema.ts';
import { identities, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { readOnce } from './read-once.ts';

export type FormRow = typeof pensionForms.$inferSelect;
export type FormHistoryRow = typeof pensionFormHistory.$inferSelect;
export type FormView = 'open' | 'handedIn' | 'ended' | 'all';

export interface FormPage {
  readonly view: FormView;
  readonly offset: number;
  readonly limit: number;
}

export interface FormLists {
  /** One page, the newest work first, and how many there are in all. */
  page(request: FormPage): { readonly listed: readonly ListedForm[]; readonly total: number };
}

/** The lists of forms; each is prepared when it is first asked for, and once. */
export function createFormLists(db: ReadDb): FormLists {
  const lists = readOnce((view: FormView) => ({ page: formsQuery(db, view).prepare(), count: formCountQuery(db, view).prepare() }));
  return {
    page: ({ view, limit, offset }) => {
      const listed = lists(view).page.all({ limit, offset });
      // The last page tells by itself how many there are.
      const isLast = listed.length < limit && (listed.length > 0 || offset === 0);
      return { listed, total: isLast ? offset + listed.length : (lists(view).count.get()?.count ?? 0) };
    },
  };
}

/** A form with what it names. */
export type ListedForm = ReturnType<ReturnType<typeof formsQuery>['all']>[number];

export function findForm(db: ReadDb, id: string): FormRow | null {
  return db.select().from(pensionForms).where(eq(pensionForms.id, id)).get() ?? null;
}

/** With the work it stands for, which must be on no other live form. */
export function insertForm(db: WriteDb, row: FormRow, bookingIds: readonly string[]): void {
  db.insert(pensionForms).values(row).run();
  for (const bookingId of bookingIds) db.insert(pensionFormBookings).values({ formId: row.id, bookingId, live: true }).run();
}

export function updateForm(db: WriteDb, { id, ...row }: FormRow): void {
  db.update(pensionForms).set(row).where(eq(pensionForms.id, id)).run();
}

/** One page of `limit` after `offset`, the newest work first. */
export function formsQuery(db: ReadDb, view: FormView) {
  return listed(db)
    .where(conditionOf(view))
    .orderBy(desc(pensionForms.firstOn), desc(pensionForms.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'));
}

/** How many there are in all. */
function formCountQuery(db: ReadDb, view: FormView) {
  const found = db.select({ count: count() }).from(pensionForms).leftJoin(pensionMonths, eq(pensionMonths.id, pensionForms.monthId));
  return found.where(conditionOf(view));
}

export function listedForm(db: ReadDb, id: string): ListedForm | null {
  return listed(db).where(eq(pensionForms.id, id)).get() ?? null;
}

/** What a Form B lists, in no order. */
export function listedOfMonthQuery(db: ReadDb, monthId: string) {
  return listed(db).where(eq(pensionForms.monthId, monthId));
}

/** Paid and on no Form B yet. */
export function waitingForms(db: ReadDb): readonly ListedForm[] {
  const { monthId, paidOn, withdrawnOn, rejectedOn } = pensionForms;
  return listed(db)
    .where(and(isNull(monthId), isNotNull(paidOn), isNull(withdrawnOn), isNull(rejectedOn)))
    .orderBy(asc(paidOn), asc(pensionForms.id))
    .all();
}

export function formsOfMonth(db: ReadDb, monthId: string): readonly FormRow[] {
  return db.select().from(pensionForms).where(eq(pensionForms.monthId, monthId)).orderBy(asc(pensionForms.id)).all();
}

/** Which of the invoices have a Form A that is neither withdrawn nor rejected. */
export function invoicesWithForm(db: ReadDb, invoiceIds: readonly string[]): readonly FormRow[] {
  const { invoiceId, withdrawnOn, rejectedOn } = pensionForms;
  return db
    .select()
    .from(pensionForms)
    .where(and(inArray(invoiceId, [...invoiceIds]), isNull(withdrawnOn), isNull(rejectedOn)))
    .all();
}

/** Whether a Form A stands for the invoice. */
export function formsStandFor(db: ReadDb, invoiceId: string): boolean {
  return invoicesWithForm(db, [invoiceId]).length > 0;
}

/** The invoices of forms that were withdrawn or rejected. */
export function endedFormsQuery(db: ReadDb) {
  const { invoiceId, withdrawnOn, rejectedOn } = pensionForms;
  return db
    .selectDistinct({ invoiceId })
    .from(pensionForms)
    .where(or(isNotNull(withdrawnOn), isNotNull(rejectedOn)));
}

/** Oldest first. */
export function formHistoryOf(db: ReadDb, formId: string): readonly FormHistoryRow[] {
  return db.select().from(pensionFormHistory).where(eq(pensionFormHistory.formId, formId)).orderBy(asc(pensionFormHistory.position)).all();
}

/** Notes what happened to a form. */
export function addFormHistory(
  db: WriteDb,
  formId: string,
  happened: { readonly at: Instant; readonly what: string; readonly note?: string },
): void {
  const position = formHistoryOf(db, formId).length;
  const { at, what, note = '' } = happened;
  db.insert(pensionFormHistory).values({ formId, position, at, what, note }).run();
}

export function replaceFormHistory(db: WriteDb, formId: string, rows: readonly FormHistoryRow[]): void {
  db.delete(pensionFormHistory).where(eq(pensionFormHistory.formId, formId)).run();
  for (const row of rows) db.insert(pensionFormHistory).values(row).run();
}

function listed(db: ReadDb) {
  return db
    .select({
      form: pensionForms,
      identity: { id: identities.id, name: identities.name },
      organisation: { id: organisations.id, name: organisations.name },
      number: invoices.number,
      isCredited: sql<number>`EXISTS (SELECT 1 FROM invoices c WHERE c.credits_id = ${pensionForms.invoiceId} AND c.number IS NOT NULL)`,
      month: { month: pensionMonths.month, submittedOn: pensionMonths.submittedOn },
    })
    .from(pensionForms)
    .innerJoin(identities, eq(identities.id, pensionForms.identityId))
    .innerJoin(organisations, eq(organisations.id, pensionForms.organisationId))
    .innerJoin(invoices, eq(invoices.id, pensionForms.invoiceId))
    .leftJoin(pensionMonths, eq(pensionMonths.id, pensionForms.monthId));
}

function conditionOf(view: FormView): SQL | undefined {
  const { confirmedOn, rejectedOn, withdrawnOn } = pensionForms;
  const hasEnded = or(isNotNull(confirmedOn), isNotNull(rejectedOn), isNotNull(withdrawnOn));
  const isLive = and(isNull(confirmedOn), isNull(rejectedOn), isNull(withdrawnOn));
  switch (view) {
    case 'open':
      return and(isLive, isNull(pensionMonths.submittedOn));
    case 'handedIn':
      return and(isLive, isNotNull(pensionMonths.submittedOn));
    case 'ended':
      return hasEnded;
    case 'all':
      return sql`1`;
    default:
      return view satisfies never;
  }
}
