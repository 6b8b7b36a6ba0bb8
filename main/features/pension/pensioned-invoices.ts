import { and, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { draftDocumentSchema, type DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { allocations, invoiceBalances, invoiceBookings, invoices, payments } from '../../db/invoice-schema.ts';
import { identities, organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { makeOnce } from './read-once.ts';

/** An issued invoice as Form A needs it. */
export interface PensionedInvoice {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly identity: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly document: DraftDocument;
  /** What its credit notes took back. */
  readonly credits: readonly DraftDocument[];
}

/** The same before its documents are read, which takes most of the time. */
export interface FoundInvoice extends Omit<PensionedInvoice, 'document' | 'credits'> {
  /** Another one as soon as more is credited: what is issued never changes, so the same mark is the same documents. */
  readonly mark: string;
  /** @throws AppError DATABASE_DAMAGED */
  read(): PensionedInvoice;
}

/**
 * Issued since a day, pensioned, not void, and with work that is on no live form; newest first. The queries are prepared when
 * they are first asked for, and once.
 */
export function createFormableReader(db: ReadDb): (since: LocalDate) => readonly FoundInvoice[] {
  const rows = makeOnce(() => withoutFormQuery(db).prepare());
  const credits = makeOnce(() => creditsQuery(db).prepare());
  return (since) => withCredits(rows().all({ since }), (ids) => credits().all({ ids }));
}

/** Issued since `since`. */
export function withoutFormQuery(db: ReadDb) {
  const live = sql`EXISTS (SELECT 1 FROM pension_forms f WHERE f.invoice_id = ${invoices.id} AND f.withdrawn_on IS NULL AND f.rejected_on IS NULL)`;
  // Once for all invoices, not for each: few forms ever end.
  const ended = sql`${invoices.id} IN (SELECT invoice_id FROM pension_forms WHERE withdrawn_on IS NOT NULL OR rejected_on IS NOT NULL)`;
  return pensioned(db)
    .where(and(isIssued(), gte(invoices.listedOn, sql.placeholder('since')), sql`(NOT ${live} OR ${ended})`))
    .orderBy(desc(invoices.listedOn), desc(invoices.createdAt));
}

/** Null where it is no issued invoice that is pensioned, or void. */
export function pensionedInvoice(db: ReadDb, id: string): PensionedInvoice | null {
  const rows = pensioned(db)
    .where(and(isIssued(), eq(invoices.id, id)))
    .all();
  return withCredits(rows, (ids) => creditsQuery(db).prepare().all({ ids }))[0]?.read() ?? null;
}

/** The bookings that the invoice bills, of those named. */
export function billedBookings(db: ReadDb, invoiceId: string, bookingIds: readonly string[]): readonly string[] {
  return db
    .select({ bookingId: invoiceBookings.bookingId })
    .from(invoiceBookings)
    .where(and(eq(invoiceBookings.invoiceId, invoiceId), inArray(invoiceBookings.bookingId, [...bookingIds])))
    .all()
    .map(({ bookingId }) => bookingId);
}

/** The day of the last money that came for an invoice that is paid in full; null while something is owed or was given up. */
export function paidInFullOn(db: ReadDb, invoiceId: string): LocalDate | null {
  const owed = db
    .select({ balance: invoiceBalances.balance, writtenOff: invoiceBalances.writtenOff })
    .from(invoiceBalances)
    .where(eq(invoiceBalances.invoiceId, invoiceId))
    .get();
  if (!owed || owed.balance !== 0 || owed.writtenOff !== 0) return null;
  const last = sql<LocalDate | null>`max(${payments.receivedOn})`;
  const found = db.select({ last }).from(allocations).innerJoin(payments, eq(payments.id, allocations.paymentId));
  return found.where(and(eq(allocations.invoiceId, invoiceId), eq(payments.kind, 'received'))).get()?.last ?? null;
}

function pensioned(db: ReadDb) {
  return db
    .select({
      id: invoices.id,
      number: invoices.number,
      issuedOn: invoices.issuedOn,
      identity: { id: identities.id, name: identities.name },
      organisation: { id: organisations.id, name: organisations.name },
      document: invoices.document,
    })
    .from(invoices)
    .innerJoin(identities, eq(identities.id, invoices.identityId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId));
}

function isIssued() {
  const isPensioned = sql`json_extract(${invoices.document}, '$.pension') IS NOT NULL`;
  return and(eq(invoices.kind, 'invoice'), isNotNull(invoices.number), isNull(invoices.voidedOn), isPensioned);
}

function withCredits(
  rows: ReturnType<ReturnType<typeof pensioned>['all']>,
  creditsOf: (ids: string) => ReturnType<ReturnType<typeof creditsQuery>['all']>,
): readonly FoundInvoice[] {
  if (rows.length === 0) return [];
  const credits = Map.groupBy(creditsOf(JSON.stringify(rows.map(({ id }) => id))), ({ creditsId }) => creditsId);
  return rows.map(({ number, issuedOn, document, ...row }) => {
    if (number === null || issuedOn === null) throw new AppError('DATABASE_DAMAGED', { reason: 'invoice', invoiceId: row.id });
    const head = { ...row, number, issuedOn };
    const taken = credits.get(row.id) ?? [];
    const read = (): PensionedInvoice => ({
      ...head,
      document: documentOf(row.id, document),
      credits: taken.map((credit) => documentOf(credit.id, credit.document)),
    });
    return { ...head, mark: taken.map(({ id }) => id).join(), read };
  });
}

/** The issued credit notes of the invoices in `ids`. */
export function creditsQuery(db: ReadDb) {
  const { id, creditsId, document, number } = invoices;
  const isNamed = sql`${creditsId} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`;
  return db
    .select({ id, creditsId, document })
    .from(invoices)
    .where(and(isNamed, isNotNull(number)));
}

function documentOf(invoiceId: string, document: string): DraftDocument {
  const { success, data } = draftDocumentSchema.safeParse(JSON.parse(document)); // the table holds JSON alone
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'invoice', invoiceId });
  return data;
}
