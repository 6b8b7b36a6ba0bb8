import { and, desc, eq, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import { bankLines } from '../../db/bank-schema.ts';
import { allocations, invoiceBalances, invoices, payments } from '../../db/invoice-schema.ts';
import { organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import type { LineRow } from './store.ts';

/** Ids of the invoices that may be owed: issued, and not void. In no order. */
export function idsThatMayBeOwed(db: ReadDb): readonly string[] {
  const { id, kind, number, voidedOn } = invoices;
  const condition = and(eq(kind, 'invoice'), isNotNull(number), isNull(voidedOn));
  return db.select({ id }).from(invoices).where(condition).all().map((row) => row.id); // prettier-ignore
}

/** Those of these on which something is still owed. Balances are summed up: thousands at once take tens of milliseconds. */
export function owedInvoices(db: ReadDb, ids: readonly string[]) {
  return db
    .select({
      id: invoices.id,
      number: sql<string>`${invoices.number}`,
      identityId: invoices.identityId,
      organisationId: invoices.organisationId,
      organisationName: organisations.name,
      references: invoices.customerReferences,
      issuedOn: invoices.issuedOn,
      dueOn: invoices.dueOn,
      balance: invoiceBalances.balance,
    })
    .from(invoices)
    .innerJoin(invoiceBalances, eq(invoiceBalances.invoiceId, invoices.id))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(and(inArray(invoices.id, [...ids]), sql`${invoiceBalances.balance} > 0`))
    .all();
}

export type OwedInvoice = ReturnType<typeof owedInvoices>[number];

/** Lines that are neither matched nor set aside, newest first. */
export function waitingLines(db: ReadDb, limit: number): readonly LineRow[] {
  const paid = db
    .select({ one: sql`1` })
    .from(payments)
    .where(eq(payments.bankLineKey, bankLines.key));
  return db
    .select()
    .from(bankLines)
    .where(and(isNull(bankLines.setAsideAt), notExists(paid)))
    .orderBy(desc(bankLines.bookedOn), desc(bankLines.key))
    .limit(limit)
    .all();
}

/** The keys among these that are payments already. */
export function matchedKeys(db: ReadDb, keys: readonly string[]): ReadonlySet<string> {
  const rows = db
    .select({ key: payments.bankLineKey })
    .from(payments)
    .where(inArray(payments.bankLineKey, [...keys]))
    .all();
  return new Set(rows.flatMap(({ key }) => key ?? []));
}

/** The texts under which organisations have paid, newest first. */
export function payerTexts(db: ReadDb): readonly { readonly organisationId: string; readonly text: string }[] {
  return db
    .select({ organisationId: payments.organisationId, text: bankLines.text })
    .from(payments)
    .innerJoin(bankLines, eq(bankLines.key, payments.bankLineKey))
    .orderBy(desc(bankLines.bookedOn), desc(bankLines.key))
    .all();
}

/** What these lines became, by their keys; a row for each invoice, or one without for what is on account alone. */
export function paymentsOfLines(db: ReadDb, keys: readonly string[]) {
  return db
    .select({
      key: payments.bankLineKey,
      id: payments.id,
      amount: payments.amount,
      organisation: { id: organisations.id, name: organisations.name },
      number: invoices.number,
      allocated: allocations.amount,
    })
    .from(payments)
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .leftJoin(allocations, eq(allocations.paymentId, payments.id))
    .leftJoin(invoices, eq(invoices.id, allocations.invoiceId))
    .where(inArray(payments.bankLineKey, [...keys]))
    .orderBy(invoices.number)
    .all();
}
