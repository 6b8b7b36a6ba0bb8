import { createHash } from 'node:crypto';
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
import type { ReadDb, WriteDb } from '../../db/store.ts';

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

/** A digest of everything that an import made, as it stands now, with what was added to it since. */
export function digestOf(db: ReadDb, made: MadeBooks): string {
  const { organisationIds, invoiceIds, paymentIds } = made;
  const parts: readonly unknown[] = [
    db.select().from(organisations).where(among(organisations.id, organisationIds)).orderBy(organisations.id).all(),
    db.select().from(organisationContacts).where(among(organisationContacts.organisationId, organisationIds)).all(),
    db.select().from(organisationRates).where(among(organisationRates.organisationId, organisationIds)).all(),
    db.select().from(invoices).where(among(invoices.id, invoiceIds)).orderBy(invoices.id).all(),
    db.select().from(invoiceHistory).where(among(invoiceHistory.invoiceId, invoiceIds)).all(),
    db.select().from(payments).where(among(payments.id, paymentIds)).orderBy(payments.id).all(),
    db.select().from(allocations).where(among(allocations.invoiceId, invoiceIds)).all(),
    db.select().from(allocations).where(among(allocations.paymentId, paymentIds)).all(),
    db.select({ id: invoices.id }).from(invoices).where(among(invoices.organisationId, organisationIds)).orderBy(invoices.id).all(),
    db.select({ id: payments.id }).from(payments).where(among(payments.organisationId, organisationIds)).orderBy(payments.id).all(),
    db.select().from(organisationPrefixes).where(among(organisationPrefixes.organisationId, organisationIds)).all(),
    db.select({ id: runStatements.runId }).from(runStatements).where(among(runStatements.organisationId, organisationIds)).all(),
    db.select({ id: invoices.id }).from(invoices).where(among(invoices.creditsId, invoiceIds)).all(),
    db.select({ id: invoices.id }).from(invoices).where(among(invoices.chargesId, invoiceIds)).all(),
  ];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(JSON.stringify(part)).update('\n');
  return hash.digest('hex');
}

/** Removes what an import made; whatever else names one of its organisations keeps all of it. */
export function removeMade(db: WriteDb, { identityId, organisationIds, invoiceIds, paymentIds, numbers }: MadeBooks): void {
  db.delete(payments).where(among(payments.id, paymentIds)).run();
  db.delete(invoices).where(among(invoices.id, invoiceIds)).run();
  if (identityId !== null)
    db.delete(givenNumbers)
      .where(and(eq(givenNumbers.identityId, identityId), eq(givenNumbers.source, 'imported'), among(givenNumbers.number, numbers)))
      .run();
  db.delete(organisations).where(among(organisations.id, organisationIds)).run();
}

/** One parameter however many there are: SQLite allows only some thousands of them. */
function among(column: SQLiteColumn, ids: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
