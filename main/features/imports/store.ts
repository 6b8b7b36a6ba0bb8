import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import {
  allocations,
  givenNumbers,
  invoiceHistory,
  invoices,
  organisationPrefixes,
  payments,
  runStatements,
} from '../../db/invoice-schema.ts';
import { organisationContacts, organisationRates, organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import type { DigestQuery, RowStatement } from '../../ports/aside-writer.ts';

/** What an import made. */
export interface MadeBooks {
  readonly identityId: string | null;
  readonly organisationIds: readonly string[];
  readonly invoiceIds: readonly string[];
  readonly paymentIds: readonly string[];
  /** Numbers that it entered. */
  readonly numbers: readonly string[];
}

/** All organisations, archived ones too. */
export function knownOrganisations(db: ReadDb) {
  const { id, name, odsCode } = organisations;
  return db.select({ id, name, odsCode }).from(organisations).all().map((one) => ({ ...one, row: null })); // prettier-ignore
}

export function invoicedNumbers(db: ReadDb, identityId: string): ReadonlySet<string> {
  const isInvoice = and(eq(invoices.identityId, identityId), eq(invoices.kind, 'invoice'));
  const rows = db.select({ number: invoices.number }).from(invoices).where(isInvoice).all();
  return new Set(rows.flatMap(({ number }) => number ?? []));
}

/** With where each came from. */
export function givenTo(db: ReadDb, identityId: string) {
  const { number, kind, source } = givenNumbers;
  return db.select({ number, kind, source }).from(givenNumbers).where(eq(givenNumbers.identityId, identityId)).all();
}

/** Everything that an import made, as it stands now, with what was added to it since. */
export function digestQueries(db: ReadDb, made: MadeBooks): readonly DigestQuery[] {
  const { organisationIds, invoiceIds, paymentIds } = made;
  const parts = [
    db.select().from(organisations).where(among(organisations.id, organisationIds)).orderBy(organisations.id),
    db.select().from(organisationContacts).where(among(organisationContacts.organisationId, organisationIds)),
    db.select().from(organisationRates).where(among(organisationRates.organisationId, organisationIds)),
    db.select().from(invoices).where(among(invoices.id, invoiceIds)).orderBy(invoices.id),
    db.select().from(invoiceHistory).where(among(invoiceHistory.invoiceId, invoiceIds)),
    db.select().from(payments).where(among(payments.id, paymentIds)).orderBy(payments.id),
    db.select().from(allocations).where(among(allocations.invoiceId, invoiceIds)),
    db.select().from(allocations).where(among(allocations.paymentId, paymentIds)),
    db.select({ id: invoices.id }).from(invoices).where(among(invoices.organisationId, organisationIds)).orderBy(invoices.id),
    db.select({ id: payments.id }).from(payments).where(among(payments.organisationId, organisationIds)).orderBy(payments.id),
    db.select().from(organisationPrefixes).where(among(organisationPrefixes.organisationId, organisationIds)),
    db.select({ id: runStatements.runId }).from(runStatements).where(among(runStatements.organisationId, organisationIds)),
    db.select({ id: invoices.id }).from(invoices).where(among(invoices.creditsId, invoiceIds)),
    db.select({ id: invoices.id }).from(invoices).where(among(invoices.chargesId, invoiceIds)),
  ];
  return parts.map((part) => part.toSQL());
}

/** Removes what an import made; whatever else names one of its organisations keeps all of it. */
export function removals({ identityId, organisationIds, invoiceIds, paymentIds, numbers }: MadeBooks): readonly RowStatement[] {
  const each = (ids: readonly string[]): RowStatement['rows'] => ids.map((id) => [id]);
  return [
    { sql: 'DELETE FROM payments WHERE id = ?', rows: each(paymentIds) },
    { sql: 'DELETE FROM invoices WHERE id = ?', rows: each(invoiceIds) },
    {
      sql: "DELETE FROM given_numbers WHERE identity_id = ? AND number = ? AND source = 'imported'",
      rows: numbers.map((number) => [identityId, number]),
    },
    { sql: 'DELETE FROM organisations WHERE id = ?', rows: each(organisationIds) },
  ];
}

/** One parameter however many there are: SQLite allows only some thousands of them. */
function among(column: SQLiteColumn, ids: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
