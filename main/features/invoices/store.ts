import { and, asc, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import {
  allocations,
  invoiceBookings,
  invoiceDeductions,
  invoiceHistory,
  invoicePdfs,
  invoices,
  payments,
  writeOffs,
} from '../../db/invoice-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type InvoiceRow = typeof invoices.$inferSelect;
export type LinkRow = typeof invoiceBookings.$inferSelect;
export type HistoryRow = typeof invoiceHistory.$inferSelect;
export type WriteOffRow = typeof writeOffs.$inferSelect;
export type DeductionRow = typeof invoiceDeductions.$inferSelect;

/** Where a draft stands in lists: after every day, and so first. */
export const afterAllDays = '9999-12-31' as LocalDate; // a literal that is a day

export function findInvoice(db: ReadDb, id: string): InvoiceRow | null {
  return db.select().from(invoices).where(eq(invoices.id, id)).get() ?? null;
}

export function insertInvoice(db: WriteDb, row: InvoiceRow): void {
  db.insert(invoices).values(row).run();
}

export function updateInvoice(db: WriteDb, { id, ...row }: InvoiceRow): void {
  db.update(invoices).set(row).where(eq(invoices.id, id)).run();
}

/** Only a draft: the database refuses it for what was issued. */
export function deleteInvoice(db: WriteDb, id: string): void {
  db.delete(invoices).where(eq(invoices.id, id)).run();
}

export function insertPdf(db: WriteDb, invoiceId: string, pdf: Buffer): void {
  db.insert(invoicePdfs).values({ invoiceId, pdf }).run();
}

export function findPdf(db: ReadDb, invoiceId: string): Buffer | null {
  return db.select().from(invoicePdfs).where(eq(invoicePdfs.invoiceId, invoiceId)).get()?.pdf ?? null;
}

/** Without reading it; null for none. */
export function pdfBytes(db: ReadDb, invoiceId: string): number | null {
  const bytes = sql<number>`length(${invoicePdfs.pdf})`;
  return db.select({ bytes }).from(invoicePdfs).where(eq(invoicePdfs.invoiceId, invoiceId)).get()?.bytes ?? null;
}

/** The bookings of an invoice, live or freed. */
export function linksOf(db: ReadDb, invoiceId: string): readonly LinkRow[] {
  return db.select().from(invoiceBookings).where(eq(invoiceBookings.invoiceId, invoiceId)).orderBy(asc(invoiceBookings.bookingId)).all();
}

/** Which of the bookings stand on a live invoice, and on which. */
export function liveLinksOf(db: ReadDb, bookingIds: readonly string[]): readonly LinkRow[] {
  return db
    .select()
    .from(invoiceBookings)
    .where(and(inArray(invoiceBookings.bookingId, [...bookingIds]), eq(invoiceBookings.live, true)))
    .all();
}

/** Replaces all links of a draft. */
export function saveLinks(db: WriteDb, invoiceId: string, links: readonly Pick<LinkRow, 'bookingId' | 'confirmedMinutes'>[]): void {
  db.delete(invoiceBookings).where(eq(invoiceBookings.invoiceId, invoiceId)).run();
  for (const { bookingId, confirmedMinutes } of links)
    db.insert(invoiceBookings).values({ invoiceId, bookingId, confirmedMinutes, live: true }).run();
}

/** The work is free for another invoice. */
export function freeBookings(db: WriteDb, invoiceId: string): void {
  db.update(invoiceBookings).set({ live: false }).where(eq(invoiceBookings.invoiceId, invoiceId)).run();
}

/** Oldest first. */
export function historyOf(db: ReadDb, invoiceId: string): readonly HistoryRow[] {
  return db.select().from(invoiceHistory).where(eq(invoiceHistory.invoiceId, invoiceId)).orderBy(asc(invoiceHistory.position)).all();
}

/** Notes what happened to an invoice. */
export function addHistory(db: WriteDb, invoiceId: string, { at, what, note = '' }: { at: Instant; what: string; note?: string }): void {
  const last = db
    .select({ position: invoiceHistory.position })
    .from(invoiceHistory)
    .where(eq(invoiceHistory.invoiceId, invoiceId))
    .orderBy(desc(invoiceHistory.position))
    .limit(1)
    .get();
  db.insert(invoiceHistory)
    .values({ invoiceId, position: (last?.position ?? -1) + 1, at, what, note })
    .run();
}

export function writeOffsOf(db: ReadDb, invoiceId: string): readonly WriteOffRow[] {
  return db.select().from(writeOffs).where(eq(writeOffs.invoiceId, invoiceId)).orderBy(asc(writeOffs.createdAt), asc(writeOffs.id)).all();
}

export function insertWriteOff(db: WriteDb, row: WriteOffRow): void {
  db.insert(writeOffs).values(row).run();
}

export function deductionsOf(db: ReadDb, invoiceId: string): readonly DeductionRow[] {
  const { createdAt, id } = invoiceDeductions;
  return db.select().from(invoiceDeductions).where(eq(invoiceDeductions.invoiceId, invoiceId)).orderBy(asc(createdAt), asc(id)).all();
}

export function insertDeduction(db: WriteDb, row: DeductionRow): void {
  db.insert(invoiceDeductions).values(row).run();
}

/** In no order. */
export function draftsOf(db: ReadDb): readonly InvoiceRow[] {
  return db.select().from(invoices).where(isNull(invoices.number)).all();
}

/** What was paid of an invoice, by day. */
export function paymentsOf(db: ReadDb, invoiceId: string) {
  const { id, receivedOn, reference } = payments;
  return db
    .select({ id, receivedOn, reference, amount: allocations.amount })
    .from(allocations)
    .innerJoin(payments, eq(payments.id, allocations.paymentId))
    .where(eq(allocations.invoiceId, invoiceId))
    .orderBy(asc(receivedOn), asc(id))
    .all();
}

/** Credit notes of an invoice, drafts too, oldest first. */
export function creditNotesOf(db: ReadDb, invoiceId: string): readonly InvoiceRow[] {
  return db.select().from(invoices).where(eq(invoices.creditsId, invoiceId)).orderBy(asc(invoices.createdAt), asc(invoices.id)).all();
}

/** Invoices that charge for the lateness of another, drafts too. */
export function chargesOf(db: ReadDb, invoiceId: string): readonly InvoiceRow[] {
  return db.select().from(invoices).where(eq(invoices.chargesId, invoiceId)).all();
}

/** The ids of the organisations and identities that invoices and payments name. */
export function namedByInvoices(db: ReadDb, column: 'organisationId' | 'identityId'): ReadonlySet<string> {
  const ofInvoices = db.selectDistinct({ id: invoices[column] }).from(invoices).all();
  const ofPayments = db.selectDistinct({ id: payments[column] }).from(payments).all();
  return new Set([...ofInvoices, ...ofPayments].map(({ id }) => id));
}

/** When invoices were issued here from an instant on, oldest first: whatever became of them, without credit notes and imported ones. */
export function issuedSinceQuery(db: ReadDb, from: Instant) {
  return db
    .select({ at: invoiceHistory.at })
    .from(invoiceHistory)
    .innerJoin(invoices, eq(invoices.id, invoiceHistory.invoiceId))
    .where(and(sql`${invoiceHistory.what} = 'issued'`, gte(invoiceHistory.at, from), sql`${invoices.kind} = 'invoice'`))
    .orderBy(asc(invoiceHistory.at));
}
