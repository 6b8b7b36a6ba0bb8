import { and, desc, eq, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { Pence } from '../../../shared/domain/money.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { keptStatements } from '../../db/invoice-schema.ts';
import { mailMessages } from '../../db/mail-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { Account } from './store.ts';

export type KeptRow = typeof keptStatements.$inferSelect;

export function insertKept(db: WriteDb, row: KeptRow): void {
  db.insert(keptStatements).values(row).run();
}

/** Without its PDF. */
export function findKept(db: ReadDb, id: string): Omit<KeptRow, 'pdf'> | null {
  const { identityId, organisationId, fromOn, toOn, closing, sha256, runId, position, sentOn, madeAt } = keptStatements;
  return (
    db
      .select({ id: keptStatements.id, identityId, organisationId, fromOn, toOn, closing, sha256, runId, position, sentOn, madeAt })
      .from(keptStatements)
      .where(eq(keptStatements.id, id))
      .get() ?? null
  );
}

export function findKeptPdf(db: ReadDb, id: string): Pick<KeptRow, 'pdf' | 'sha256'> | null {
  const { pdf, sha256 } = keptStatements;
  return db.select({ pdf, sha256 }).from(keptStatements).where(eq(keptStatements.id, id)).get() ?? null;
}

/** Those that were kept of a run. */
export function keptOfRun(db: ReadDb, runId: string): readonly Pick<KeptRow, 'id' | 'position' | 'sentOn'>[] {
  const { id, position, sentOn } = keptStatements;
  return db.select({ id, position, sentOn }).from(keptStatements).where(eq(keptStatements.runId, runId)).all();
}

/** Those of an account that were sent by another way, newest first. */
export function sentByHandQuery(db: ReadDb, account: Account) {
  const { id, identityId, organisationId, fromOn, toOn, closing, sentOn, madeAt } = keptStatements;
  return db
    .select({ id, from: fromOn, to: toOn, closing, sentOn })
    .from(keptStatements)
    .where(and(eq(organisationId, account.organisationId), eq(identityId, account.identityId), isNotNull(sentOn)))
    .orderBy(desc(sentOn), desc(madeAt));
}

export function saveKeptSentOn(db: WriteDb, id: string, sentOn: LocalDate): void {
  db.update(keptStatements).set({ sentOn }).where(eq(keptStatements.id, id)).run();
}

/** Takes out those that were made to be sent and never were, made before this instant. */
export function deleteUnsent(db: WriteDb, before: Instant): void {
  const carrier = db
    .select({ one: sql`1` })
    .from(mailMessages)
    .where(eq(mailMessages.statementId, keptStatements.id));
  db.delete(keptStatements)
    .where(and(lt(keptStatements.madeAt, before), isNull(keptStatements.sentOn), notExists(carrier)))
    .run();
}

export interface OpenInvoice {
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly total: Pence;
  readonly balance: Pence;
}

/** What of each invoice of an account was owed at the end of a day, oldest first; the others are left out. */
export function openInvoicesOn(db: ReadDb, { identityId, organisationId }: Account, day: LocalDate): readonly OpenInvoice[] {
  return db.all<OpenInvoice>(sql`
    SELECT number, issued_on AS "issuedOn", coalesce(due_on, issued_on) AS "dueOn", total, balance FROM (
      SELECT i.id, i.number, i.issued_on, i.due_on, i.total, i.total
        - coalesce((SELECT sum(a.amount) FROM allocations a JOIN payments p ON p.id = a.payment_id WHERE a.invoice_id = i.id AND p.received_on <= ${day}), 0)
        + coalesce((SELECT sum(c.total) FROM invoices c WHERE c.credits_id = i.id AND c.number IS NOT NULL AND c.voided_on IS NULL AND c.issued_on <= ${day}), 0)
        - coalesce((SELECT sum(w.amount) FROM write_offs w WHERE w.invoice_id = i.id AND w.given_up_on <= ${day}), 0)
        - coalesce((SELECT sum(d.amount) FROM invoice_deductions d WHERE d.invoice_id = i.id AND d.deducted_on <= ${day}), 0) AS balance
      FROM invoices i
      WHERE i.organisation_id = ${organisationId} AND i.identity_id = ${identityId} AND i.kind = 'invoice'
        AND i.number IS NOT NULL AND i.voided_on IS NULL AND i.issued_on <= ${day}
    ) WHERE balance > 0 ORDER BY issued_on, id`);
}

/** Ids of the organisations or identities that a kept statement names. */
export function namedByStatements(db: ReadDb, column: 'organisationId' | 'identityId'): ReadonlySet<string> {
  const rows = db.selectDistinct({ id: keptStatements[column] }).from(keptStatements).all();
  return new Set(rows.map(({ id }) => id));
}
