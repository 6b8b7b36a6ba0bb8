import { and, asc, desc, eq, gte, inArray, like, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { allocations, invoiceBalances, invoiceHistory, invoices, payments } from '../../db/invoice-schema.ts';
import { identities, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type PaymentRow = typeof payments.$inferSelect;
export type AllocationRow = typeof allocations.$inferSelect;

export interface PaymentFilter {
  readonly organisationId: string | null;
  readonly identityId: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly method: PaymentRow['method'] | null;
  /** Keeps those with money that is not allocated. */
  readonly onAccount: boolean;
  readonly search: string;
}

export interface PaymentSums {
  readonly total: number;
  readonly sums: { readonly amount: Pence; readonly onAccount: Pence };
}

/** What of a payment is not allocated. */
const rest = sql<Pence>`${payments.amount} - coalesce((select sum(${allocations.amount}) from ${allocations} where ${allocations.paymentId} = ${payments.id}), 0)`;

/** One page of those that pass the filter, newest first. */
export function filteredQuery(db: ReadDb, filter: PaymentFilter, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  return joined(db)
    .where(conditionOf(filter))
    .orderBy(desc(payments.receivedOn), desc(payments.createdAt), desc(payments.id))
    .limit(limit)
    .offset(offset);
}

export type ListedPayment = ReturnType<ReturnType<typeof filteredQuery>['all']>[number];

export function sumsOf(db: ReadDb, filter: PaymentFilter): PaymentSums {
  const { count, amount } = sumsWhere(db, filter);
  // What was given back has a rest below nothing: it is taken off here, whichever of them are listed.
  const { onAccount } = sumsWhere(db, { ...filter, onAccount: false });
  return { total: count, sums: { amount, onAccount } };
}

function sumsWhere(db: ReadDb, filter: PaymentFilter) {
  const found = db
    .select({
      count: sql<number>`count(*)`,
      amount: sql<Pence>`coalesce(sum(${payments.amount}), 0)`,
      onAccount: sql<Pence>`coalesce(sum(${rest}), 0)`,
    })
    .from(payments)
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .where(conditionOf(filter))
    .get();
  const none = 0 as Pence; // of no payments
  return found ?? { count: 0, amount: none, onAccount: none };
}

/** In no order; those that do not exist are left out. */
export function listedById(db: ReadDb, ids: readonly string[]): readonly ListedPayment[] {
  return joined(db)
    .where(inArray(payments.id, [...ids]))
    .all();
}

/** What the payments are for, by number. */
export function allocationsShown(db: ReadDb, paymentIds: readonly string[]) {
  return db
    .select({ paymentId: allocations.paymentId, invoiceId: allocations.invoiceId, amount: allocations.amount, number: invoices.number })
    .from(allocations)
    .innerJoin(invoices, eq(invoices.id, allocations.invoiceId))
    .where(inArray(allocations.paymentId, [...paymentIds]))
    .orderBy(asc(invoices.number))
    .all();
}

export function findPayment(db: ReadDb, id: string): PaymentRow | null {
  return db.select().from(payments).where(eq(payments.id, id)).get() ?? null;
}

/** By invoice. */
export function allocationsOf(db: ReadDb, paymentId: string): readonly AllocationRow[] {
  return db.select().from(allocations).where(eq(allocations.paymentId, paymentId)).orderBy(asc(allocations.invoiceId)).all();
}

export function insertPayment(db: WriteDb, row: PaymentRow): void {
  db.insert(payments).values(row).run();
}

export function deletePayment(db: WriteDb, id: string): void {
  db.delete(payments).where(eq(payments.id, id)).run();
}

export function replaceAllocations(db: WriteDb, paymentId: string, rows: readonly Omit<AllocationRow, 'paymentId'>[]): void {
  db.delete(allocations).where(eq(allocations.paymentId, paymentId)).run();
  for (const { invoiceId, amount } of rows) db.insert(allocations).values({ paymentId, invoiceId, amount }).run();
}

/** What an allocation needs to know of an invoice; null when there is none. */
export function findAllocatable(db: ReadDb, invoiceId: string) {
  const { kind, number, identityId, organisationId, voidedOn } = invoices;
  const { paid, balance } = invoiceBalances;
  return (
    db
      .select({ kind, number, identityId, organisationId, voidedOn, paid, balance })
      .from(invoices)
      .innerJoin(invoiceBalances, eq(invoiceBalances.invoiceId, invoices.id))
      .where(eq(invoices.id, invoiceId))
      .get() ?? null
  );
}

/** What of all payments of an account is not allocated. */
export function onAccountOf(db: ReadDb, { identityId, organisationId }: Pick<PaymentRow, 'identityId' | 'organisationId'>): Pence {
  const found = db
    .select({ rest: sql<Pence>`coalesce(sum(${rest}), 0)` })
    .from(payments)
    .where(and(eq(payments.identityId, identityId), eq(payments.organisationId, organisationId)))
    .get();
  return found?.rest ?? (0 as Pence); // of no payments
}

/** Notes on an invoice what a payment did to it. */
export function notePayment(
  db: WriteDb,
  invoiceId: string,
  { at, what, note }: Pick<typeof invoiceHistory.$inferSelect, 'at' | 'what' | 'note'>,
): void {
  const next = sql<number>`(select coalesce(max(position), -1) + 1 from invoice_history where invoice_id = ${invoiceId})`;
  db.insert(invoiceHistory).values({ invoiceId, position: next, at, what, note }).run();
}

function joined(db: ReadDb) {
  return db
    .select({
      payment: payments,
      rest,
      identity: { id: identities.id, name: identities.name },
      organisation: { id: organisations.id, name: organisations.name },
    })
    .from(payments)
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .innerJoin(identities, eq(identities.id, payments.identityId));
}

function conditionOf({ organisationId, identityId, from, to, method, onAccount, search }: PaymentFilter): SQL | undefined {
  return and(
    organisationId === null ? undefined : eq(payments.organisationId, organisationId),
    identityId === null ? undefined : eq(payments.identityId, identityId),
    from === null ? undefined : gte(payments.receivedOn, from),
    to === null ? undefined : lte(payments.receivedOn, to),
    method === null ? undefined : eq(payments.method, method),
    onAccount ? sql`${rest} > 0` : undefined,
    search === '' ? undefined : holding(search),
  );
}

function holding(search: string): SQL | undefined {
  const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
  const pattern = `%${literal(search)}%`;
  const contains = (column: typeof payments.reference | typeof payments.note | typeof organisations.name): SQL =>
    sql`${like(column, pattern)} escape '\\'`;
  const figures = search.replace(/[£,\s]/g, '');
  const pounds = sql`printf('%d.%02d', abs(${payments.amount}) / 100, abs(${payments.amount}) % 100)`;
  return or(
    contains(payments.reference),
    contains(payments.note),
    contains(organisations.name),
    sql`exists (select 1 from ${allocations} join ${invoices} on ${invoices.id} = ${allocations.invoiceId}
      where ${allocations.paymentId} = ${payments.id} and ${like(invoices.number, pattern)} escape '\\')`,
    /^\d+(?:\.\d{0,2})?$/.test(figures) ? sql`${pounds} like ${`${figures}%`}` : undefined,
  );
}
