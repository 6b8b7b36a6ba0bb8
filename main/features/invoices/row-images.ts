import { eq } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { invoiceBookings, invoiceDeductions, invoiceHistory, invoices, writeOffs } from '../../db/invoice-schema.ts';
import { bookings, identities, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { RowImages } from '../../db/undo-list.ts';
import {
  deductionsOf,
  deleteInvoice,
  findInvoice,
  historyOf,
  insertDeduction,
  insertInvoice,
  insertWriteOff,
  linksOf,
  liveLinksOf,
  updateInvoice,
  writeOffsOf,
  type DeductionRow,
  type HistoryRow,
  type InvoiceRow,
  type LinkRow,
  type WriteOffRow,
} from './store.ts';

/** How an invoice is put back. What was issued since differs from its image, and so is left alone. */
export const invoiceImages: RowImages<InvoiceImage> = {
  take: (db, id) => {
    const invoice = findInvoice(db, id);
    if (!invoice) return null;
    return {
      invoice,
      links: linksOf(db, id),
      history: historyOf(db, id),
      writeOffs: writeOffsOf(db, id),
      deductions: deductionsOf(db, id),
    };
  },
  put: restore,
  canPut: (db, image) => isWorkFree(db, image) && areParentsThere(db, image),
  refusal: (id) => new AppError('NOTHING_TO_UNDO', { invoiceId: id }),
};

/** All that is stored of one invoice and may change. */
interface InvoiceImage {
  readonly invoice: InvoiceRow;
  readonly links: readonly LinkRow[];
  readonly history: readonly HistoryRow[];
  readonly writeOffs: readonly WriteOffRow[];
  readonly deductions: readonly DeductionRow[];
}

function isWorkFree(db: ReadDb, { invoice, links }: InvoiceImage): boolean {
  const live = links.filter((link) => link.live).map(({ bookingId }) => bookingId);
  return liveLinksOf(db, live).every(({ invoiceId }) => invoiceId === invoice.id);
}

/** What an invoice names may have been removed since. */
function areParentsThere(db: ReadDb, { invoice, links }: InvoiceImage): boolean {
  const { identityId, organisationId, creditsId, chargesId } = invoice;
  const has = (table: typeof identities | typeof organisations | typeof bookings | typeof invoices, id: string | null): boolean =>
    id === null || db.select({ id: table.id }).from(table).where(eq(table.id, id)).get() !== undefined;
  const isNamedThere = has(identities, identityId) && has(organisations, organisationId) && has(invoices, creditsId);
  return isNamedThere && has(invoices, chargesId) && links.every(({ bookingId }) => has(bookings, bookingId));
}

function restore(db: WriteDb, id: string, image: InvoiceImage | null): void {
  if (!image) return deleteInvoice(db, id);
  if (findInvoice(db, id)) updateInvoice(db, image.invoice);
  else insertInvoice(db, image.invoice);
  db.delete(invoiceBookings).where(eq(invoiceBookings.invoiceId, id)).run();
  db.delete(invoiceHistory).where(eq(invoiceHistory.invoiceId, id)).run();
  db.delete(writeOffs).where(eq(writeOffs.invoiceId, id)).run();
  db.delete(invoiceDeductions).where(eq(invoiceDeductions.invoiceId, id)).run();
  for (const link of image.links) db.insert(invoiceBookings).values(link).run();
  for (const happening of image.history) db.insert(invoiceHistory).values(happening).run();
  for (const writeOff of image.writeOffs) insertWriteOff(db, writeOff);
  for (const deduction of image.deductions) insertDeduction(db, deduction);
}
