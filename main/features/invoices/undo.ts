import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { eq } from 'drizzle-orm';
import { invoiceBookings, invoiceHistory, writeOffs } from '../../db/invoice-schema.ts';
import {
  deleteInvoice,
  findInvoice,
  historyOf,
  insertInvoice,
  insertWriteOff,
  linksOf,
  liveLinksOf,
  updateInvoice,
  writeOffsOf,
  type HistoryRow,
  type InvoiceRow,
  type LinkRow,
  type WriteOffRow,
} from './store.ts';

/** All that is stored of one invoice and may change. */
interface InvoiceImage {
  readonly invoice: InvoiceRow;
  readonly links: readonly LinkRow[];
  readonly history: readonly HistoryRow[];
  readonly writeOffs: readonly WriteOffRow[];
}

interface Difference {
  readonly id: string;
  readonly before: InvoiceImage | null;
  readonly after: InvoiceImage | null;
}

/** Both run inside the caller's transaction, and return what is to be done once that has committed. */
export interface InvoiceUndoList {
  /** Runs `change` and notes how the invoice was; the result files it and gives its undo id. */
  record(db: WriteDb, id: string, change: () => void): () => string;
  /** Restores the rows exactly, if it is the last change of the invoice and its work is still free. @throws AppError NOTHING_TO_UNDO */
  undo(db: WriteDb, undoId: string): () => void;
}

/** Changes that can still be undone; older ones are forgotten, and all are when the profile closes. */
const kept = 50;

/** Kept in memory, as for bookings. What was issued is never among it: its image then differs, and is left alone. */
export function createInvoiceUndoList(newId: () => string): InvoiceUndoList {
  const changes = new Map<string, Difference>();

  function record(db: WriteDb, id: string, change: () => void): () => string {
    const before = takeImage(db, id);
    change();
    const after = takeImage(db, id);
    return () => {
      const undoId = newId();
      changes.set(undoId, { id, before, after });
      const [oldest] = changes.keys();
      if (changes.size > kept && oldest !== undefined) changes.delete(oldest);
      return undoId;
    };
  }

  function undo(db: WriteDb, undoId: string): () => void {
    const difference = changes.get(undoId);
    if (!difference) throw new AppError('NOTHING_TO_UNDO');
    const { id, before, after } = difference;
    const isUntouched = JSON.stringify(takeImage(db, id)) === JSON.stringify(after);
    if (!isUntouched || (before && isWorkTaken(db, before))) throw new AppError('NOTHING_TO_UNDO', { invoiceId: id });
    restore(db, id, before);
    return () => changes.delete(undoId);
  }

  return { record, undo };
}

function takeImage(db: ReadDb, id: string): InvoiceImage | null {
  const invoice = findInvoice(db, id);
  return invoice && { invoice, links: linksOf(db, id), history: historyOf(db, id), writeOffs: writeOffsOf(db, id) };
}

function isWorkTaken(db: ReadDb, { invoice, links }: InvoiceImage): boolean {
  const live = links.filter((link) => link.live).map(({ bookingId }) => bookingId);
  return liveLinksOf(db, live).some(({ invoiceId }) => invoiceId !== invoice.id);
}

/** @throws AppError NOTHING_TO_UNDO when what a draft names was removed since */
function restore(db: WriteDb, id: string, before: InvoiceImage | null): void {
  if (!before) return deleteInvoice(db, id);
  if (findInvoice(db, id)) updateInvoice(db, before.invoice);
  else insertDraft(db, before.invoice);
  db.delete(invoiceBookings).where(eq(invoiceBookings.invoiceId, id)).run();
  db.delete(invoiceHistory).where(eq(invoiceHistory.invoiceId, id)).run();
  db.delete(writeOffs).where(eq(writeOffs.invoiceId, id)).run();
  for (const link of before.links) db.insert(invoiceBookings).values(link).run();
  for (const happening of before.history) db.insert(invoiceHistory).values(happening).run();
  for (const writeOff of before.writeOffs) insertWriteOff(db, writeOff);
}

function insertDraft(db: WriteDb, invoice: InvoiceRow): void {
  try {
    insertInvoice(db, invoice);
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('NOTHING_TO_UNDO', { invoiceId: invoice.id }, { cause: error }); // its organisation or identity is gone
  }
}
