import { and, asc, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { StatementEntry } from '../../../shared/domain/invoices/account-statement.ts';
import { negated, pence } from '../../../shared/domain/money.ts';
import { invoiceDeductions, invoices, payments, runStatements, statementRuns, writeOffs } from '../../db/invoice-schema.ts';
import { identities, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

/** What passed between these two stands on one statement. */
export interface Account {
  readonly identityId: string;
  readonly organisationId: string;
}

/** An entry with the invoice or payment that it is. */
export interface KnownEntry extends StatementEntry {
  readonly id: string;
}

export type RunRow = typeof statementRuns.$inferSelect;
export type RunStatementRow = typeof runStatements.$inferSelect;

/** Everything there ever was, in no order. */
export function entriesOf(db: ReadDb, account: Account): readonly KnownEntry[] {
  return [...issuedEntries(db, account), ...paidEntries(db, account), ...givenUpEntries(db, account), ...deductedEntries(db, account)];
}

/** An account with the names of its two sides. */
export interface NamedAccount {
  readonly identity: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
}

/** All accounts with an invoice that was issued or a payment, by name of the organisation, then of the identity. */
export function accountsInUse(db: ReadDb): readonly NamedAccount[] {
  const identity = { id: identities.id, name: identities.name };
  const organisation = { id: organisations.id, name: organisations.name };
  const issued = db
    .selectDistinct({ identity, organisation })
    .from(invoices)
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(identities, eq(identities.id, invoices.identityId))
    .where(isNotNull(invoices.number))
    .all();
  const paid = db
    .selectDistinct({ identity, organisation })
    .from(payments)
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .innerJoin(identities, eq(identities.id, payments.identityId))
    .all();
  const byKey = new Map([...issued, ...paid].map((account) => [`${account.identity.id} ${account.organisation.id}`, account]));
  const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });
  return [...byKey.values()].sort(
    (a, b) =>
      collator.compare(a.organisation.name, b.organisation.name) ||
      collator.compare(a.identity.name, b.identity.name) ||
      (a.organisation.id < b.organisation.id ? -1 : 1),
  );
}

export function insertRun(db: WriteDb, row: RunRow): void {
  db.insert(statementRuns).values(row).run();
}

export function insertRunStatement(db: WriteDb, row: RunStatementRow): void {
  db.insert(runStatements).values(row).run();
}

export function deleteRun(db: WriteDb, id: string): void {
  db.delete(statementRuns).where(eq(statementRuns.id, id)).run();
}

/** The run is whole: it takes the place of all others. */
export function completeRun(db: WriteDb, id: string): void {
  db.delete(statementRuns).where(ne(statementRuns.id, id)).run();
  db.update(statementRuns).set({ complete: true }).where(eq(statementRuns.id, id)).run();
}

/** @param id  null for the newest */
export function findRun(db: ReadDb, id: string | null): RunRow | null {
  const condition = and(eq(statementRuns.complete, true), id === null ? undefined : eq(statementRuns.id, id));
  return db.select().from(statementRuns).where(condition).orderBy(desc(statementRuns.madeAt)).limit(1).get() ?? null;
}

/** Without their PDFs, in order. */
export function statementsIn(db: ReadDb, runId: string) {
  const { position, closing, bytes } = runStatements;
  return db
    .select({
      position,
      closing,
      bytes,
      identity: { id: identities.id, name: identities.name },
      organisation: { id: organisations.id, name: organisations.name },
    })
    .from(runStatements)
    .innerJoin(identities, eq(identities.id, runStatements.identityId))
    .innerJoin(organisations, eq(organisations.id, runStatements.organisationId))
    .where(eq(runStatements.runId, runId))
    .orderBy(asc(position))
    .all();
}

/** With its PDF. */
export function findRunStatement(db: ReadDb, runId: string, position: number): RunStatementRow | null {
  const condition = and(eq(runStatements.runId, runId), eq(runStatements.position, position));
  return db.select().from(runStatements).where(condition).get() ?? null;
}

function issuedEntries(db: ReadDb, { identityId, organisationId }: Account): readonly KnownEntry[] {
  const { id, kind, number, issuedOn, dueOn, total, chargesId } = invoices;
  const rows = db
    .select({ id, kind, number, issuedOn, dueOn, total, chargesId })
    .from(invoices)
    .where(
      and(eq(invoices.organisationId, organisationId), eq(invoices.identityId, identityId), isNotNull(number), isNull(invoices.voidedOn)),
    )
    .all();
  return rows.flatMap((row): readonly KnownEntry[] => {
    if (row.issuedOn === null || row.total === null) return [];
    const entry = { id: row.id, on: row.issuedOn, reference: row.number ?? '' };
    if (row.kind === 'creditNote') return [{ ...entry, kind: 'creditNote', dueOn: null, amount: negated(row.total) }];
    return [{ ...entry, kind: row.chargesId === null ? 'invoice' : 'interest', dueOn: row.dueOn, amount: row.total }];
  });
}

function paidEntries(db: ReadDb, { identityId, organisationId }: Account): readonly KnownEntry[] {
  const { id, kind, receivedOn, amount, reference } = payments;
  return db
    .select({ id, kind, on: receivedOn, amount, reference })
    .from(payments)
    .where(and(eq(payments.organisationId, organisationId), eq(payments.identityId, identityId)))
    .all()
    .map((row) => ({ ...row, kind: row.kind === 'received' ? 'payment' : 'refund', dueOn: null, amount: pence(Math.abs(row.amount)) }));
}

function deductedEntries(db: ReadDb, { identityId, organisationId }: Account): readonly KnownEntry[] {
  return db
    .select({ id: invoices.id, on: invoiceDeductions.deductedOn, reference: invoices.number, amount: invoiceDeductions.amount })
    .from(invoiceDeductions)
    .innerJoin(invoices, eq(invoices.id, invoiceDeductions.invoiceId))
    .where(and(eq(invoices.organisationId, organisationId), eq(invoices.identityId, identityId)))
    .all()
    .map((row) => ({ ...row, kind: 'deduction', reference: row.reference ?? '', dueOn: null }));
}

function givenUpEntries(db: ReadDb, { identityId, organisationId }: Account): readonly KnownEntry[] {
  return db
    .select({ id: invoices.id, on: writeOffs.givenUpOn, reference: invoices.number, amount: writeOffs.amount })
    .from(writeOffs)
    .innerJoin(invoices, eq(invoices.id, writeOffs.invoiceId))
    .where(and(eq(invoices.organisationId, organisationId), eq(invoices.identityId, identityId)))
    .all()
    .map((row) => ({ ...row, kind: 'writeOff', reference: row.reference ?? '', dueOn: null }));
}
