import { and, desc, eq, gte, inArray, isNotNull, isNull, like, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { negated, parseMoney, pence, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { invoiceBalances, invoices } from '../../db/invoice-schema.ts';
import { identities, organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { afterAllDays } from './store.ts';

export interface InvoiceFilter {
  readonly view: 'all' | 'drafts' | 'toSend' | 'owing' | 'overdue' | 'disputed' | 'settled' | 'void';
  readonly organisationId: string | null;
  readonly identityId: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly search: string;
  readonly today: LocalDate;
}

export interface InvoiceSums {
  readonly total: number;
  readonly sums: { readonly total: Pence; readonly balance: Pence; readonly overdue: Pence };
}

/** One page of those that pass the filter: drafts first, then the newest day first. */
export function filteredQuery(db: ReadDb, filter: InvoiceFilter, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  return rows(db)
    .where(conditionOf(filter))
    .orderBy(desc(invoices.listedOn), desc(invoices.createdAt), desc(invoices.id))
    .limit(limit)
    .offset(offset);
}

export type ListedInvoice = ReturnType<ReturnType<typeof filteredQuery>['all']>[number];

/** In no order; those that do not exist are left out. */
export function listedById(db: ReadDb, ids: readonly string[]): readonly ListedInvoice[] {
  return rows(db)
    .where(inArray(invoices.id, [...ids]))
    .all();
}

export function sumsOf(db: ReadDb, filter: InvoiceFilter): InvoiceSums {
  const found = db
    .select({ total: invoices.total, voidedOn: invoices.voidedOn, dueOn: invoices.dueOn, balance: invoiceBalances.balance })
    .from(invoices)
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(invoiceBalances, eq(invoiceBalances.invoiceId, invoices.id))
    .where(conditionOf(filter))
    .limit(-1) // keeps SQLite from working the balance out once more for each sum
    .as('found');
  const sums = db
    .select({
      count: sql<number>`count(*)`,
      total: sql<Pence>`coalesce(sum(iif(${found.voidedOn} is null, ${found.total}, 0)), 0)`,
      balance: sql<Pence>`coalesce(sum(${found.balance}), 0)`,
      overdue: sql<Pence>`coalesce(sum(iif(${found.dueOn} < ${filter.today}, ${found.balance}, 0)), 0)`,
    })
    .from(found)
    .get();
  const none = pence(0);
  return { total: sums?.count ?? 0, sums: { total: sums?.total ?? none, balance: sums?.balance ?? none, overdue: sums?.overdue ?? none } };
}

function rows(db: ReadDb) {
  return db
    .select({
      id: invoices.id,
      kind: invoices.kind,
      number: invoices.number,
      identity: { id: identities.id, name: identities.name },
      organisation: { id: organisations.id, name: organisations.name },
      issuedOn: invoices.issuedOn,
      dueOn: invoices.dueOn,
      sentOn: invoices.sentOn,
      returnedOn: invoices.returnedOn,
      acknowledgedOn: invoices.acknowledgedOn,
      disputedOn: invoices.disputedOn,
      voidedOn: invoices.voidedOn,
      total: invoices.total,
      changedAt: invoices.changedAt,
      paid: invoiceBalances.paid,
      credited: invoiceBalances.credited,
      writtenOff: invoiceBalances.writtenOff,
      deducted: invoiceBalances.deducted,
    })
    .from(invoices)
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(identities, eq(identities.id, invoices.identityId))
    .innerJoin(invoiceBalances, eq(invoiceBalances.invoiceId, invoices.id));
}

function conditionOf({ view, organisationId, identityId, from, to, search, today }: InvoiceFilter): SQL | undefined {
  const isPeriod = from !== null || to !== null;
  return and(
    viewCondition(view, today),
    organisationId === null ? undefined : eq(invoices.organisationId, organisationId),
    identityId === null ? undefined : eq(invoices.identityId, identityId),
    from === null ? undefined : gte(invoices.listedOn, from),
    isPeriod ? lt(invoices.listedOn, afterAllDays) : undefined,
    to === null ? undefined : lte(invoices.listedOn, to),
    search === '' ? undefined : searchCondition(search),
  );
}

function viewCondition(view: InvoiceFilter['view'], today: LocalDate): SQL | undefined {
  const isIssued = isNotNull(invoices.number);
  const isLive = and(isIssued, isNull(invoices.voidedOn));
  const isOwing = sql`${invoiceBalances.balance} > 0`;
  switch (view) {
    case 'all':
      return undefined;
    case 'drafts':
      return isNull(invoices.number);
    case 'toSend':
      return and(isLive, or(isNull(invoices.sentOn), isNotNull(invoices.returnedOn)), eq(invoices.imported, false));
    case 'owing':
      return isOwing;
    case 'overdue':
      return and(isOwing, lt(invoices.dueOn, today));
    case 'disputed':
      return and(isOwing, isNotNull(invoices.disputedOn));
    case 'settled':
      return and(isLive, sql`${invoiceBalances.balance} = 0`, eq(invoices.kind, 'invoice'));
    case 'void':
      return isNotNull(invoices.voidedOn);
    default:
      return view satisfies never;
  }
}

function searchCondition(search: string): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const contains = (column: typeof invoices.number | typeof invoices.customerReferences | typeof organisations.name): SQL =>
    sql`${like(column, pattern)} escape '\\'`;
  const amount = parseMoney(search);
  return or(
    contains(invoices.number),
    contains(organisations.name),
    contains(invoices.customerReferences),
    // An amount finds its credit note as well as its invoice.
    amount === null ? undefined : inArray(invoices.total, [amount, negated(amount)]),
  );
}
