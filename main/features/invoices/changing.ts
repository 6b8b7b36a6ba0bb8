import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { ChangedInvoice, Invoice } from '../../../shared/contract/invoices.ts';
import type { InvoiceAction } from '../../../shared/domain/invoices/invoice-actions.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import { invoiceImages } from './row-images.ts';
import { findInvoice, type InvoiceRow } from './store.ts';
import { invoiceView, refusalFor, settlementsOf, type ViewDeps } from './view.ts';

export interface ChangingDeps extends ViewDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly today: () => LocalDate;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
}

/** How every change of an invoice is made: in one transaction, judged by the rules, with a way back, announced. */
export interface Changing {
  /** @throws AppError NOT_FOUND */
  get(id: string): Invoice;
  /** @param work  may throw what the operation declares; then nothing is saved */
  change(id: string, work: (db: WriteDb) => void): ChangedInvoice;
  /** The same, for an invoice that the action is allowed for. @throws AppError NOT_FOUND, and the refusal's code */
  act(id: string, action: InvoiceAction, work: (db: WriteDb, row: InvoiceRow) => void): ChangedInvoice;
  /** Removes a draft, with a way back. @throws AppError NOT_FOUND, INVOICE_ISSUED */
  discard(id: string): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

const topics = ['invoices', 'bookings'] as const;

export function createChanging(deps: ChangingDeps, remove: (db: WriteDb, id: string) => void): Changing {
  const { store, today, announce, newId } = deps;
  const undoList = createUndoList(newId, invoiceImages);

  function get(id: string): Invoice {
    const view = invoiceView(store.read, id, today(), deps);
    if (!view) throw new AppError('NOT_FOUND', { invoiceId: id });
    return view;
  }

  function write(id: string, work: (db: WriteDb) => void): string {
    const undoId = store.write((db) => undoList.record(db, [id], () => work(db)))();
    announce(topics);
    return undoId;
  }

  function change(id: string, work: (db: WriteDb) => void): ChangedInvoice {
    const undoId = write(id, work);
    return { invoice: get(id), undoId };
  }

  function act(id: string, action: InvoiceAction, work: (db: WriteDb, row: InvoiceRow) => void): ChangedInvoice {
    return change(id, (db) => work(db, requireAllowed(db, id, action, today())));
  }

  function discard(id: string): { readonly undoId: string } {
    return {
      undoId: write(id, (db) => {
        requireAllowed(db, id, 'discard', today());
        remove(db, id);
      }),
    };
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(topics);
  }

  return { get, change, act, discard, undo };
}

/** @throws AppError NOT_FOUND */
export function requireInvoice(db: ReadDb, id: string): InvoiceRow {
  const row = findInvoice(db, id);
  if (!row) throw new AppError('NOT_FOUND', { invoiceId: id });
  return row;
}

/** @throws AppError NOT_FOUND, and the code of the refusal */
export function requireAllowed(db: ReadDb, id: string, action: InvoiceAction, today: LocalDate): InvoiceRow {
  const row = requireInvoice(db, id);
  const code = refusalFor(db, action, { row, settlements: settlementsOf(db, id), today });
  if (code !== null) throw new AppError(code, { invoiceId: id });
  return row;
}

/** A day that something happened on. @throws AppError DAY_IN_FUTURE */
export function requirePast(on: LocalDate, today: LocalDate): void {
  if (on > today) throw new AppError('DAY_IN_FUTURE');
}
