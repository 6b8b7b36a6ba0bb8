import type { ChangedInvoice, Invoice } from '../../../shared/contract/invoices.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { WriteDb } from '../../db/store.ts';
import { deductedOf, type Deductions } from '../../../shared/domain/bookings/net-pay.ts';
import { standingOf } from './briefs.ts';
import { requireAllowed, requirePast, type Changing, type ChangingDeps } from './changing.ts';
import { addHistory, freeBookings, insertDeduction, insertWriteOff, updateInvoice, type InvoiceRow, historyOf } from './store.ts';
import { settlementsOf } from './view.ts';

/** What may be noted on an issued invoice. Everything but voiding can be undone. */
export interface InvoiceSteps {
  /** Final: number and document stay, the work is free. @throws AppError with the code of the refusal */
  void(id: string, reason: string): Invoice;
  /** @throws AppError DAY_IN_FUTURE, and the code of the refusal */
  markSent(id: string, on: LocalDate): ChangedInvoice;
  acknowledge(id: string, on: LocalDate): ChangedInvoice;
  dispute(id: string, on: LocalDate, note: string): ChangedInvoice;
  endDispute(id: string): ChangedInvoice;
  /** @param wish.amount  null gives up all that is owed @throws AppError ALLOCATION_TOO_LARGE for more than that */
  writeOff(id: string, wish: WriteOffWish): ChangedInvoice;
  /** @throws AppError NOTHING_DEDUCTED where no company issued it, ALLOCATION_TOO_LARGE for more than is owed */
  deduct(id: string, wish: DeductionWish): ChangedInvoice;
  setReminders(id: string, wish: { readonly stopped: boolean }): ChangedInvoice;
}

export interface WriteOffWish {
  readonly on: LocalDate;
  readonly amount: Pence | null;
  readonly reason: string;
}

export interface DeductionWish {
  readonly on: LocalDate;
  readonly deductions: Deductions;
  readonly note: string;
}

/** A message that came back: when that was read, on which day, and when the message was written. */
export interface ReturnedMail {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly writtenAt: Instant;
}

export function createInvoiceSteps(deps: ChangingDeps, changing: Changing): InvoiceSteps {
  const { store, now, today, announce, newId } = deps;

  function set(db: WriteDb, row: InvoiceRow, traits: Partial<InvoiceRow>, what: string, note = ''): void {
    updateInvoice(db, { ...row, ...traits, changedAt: now() });
    addHistory(db, row.id, { at: now(), what, note });
  }

  function makeVoid(id: string, reason: string): Invoice {
    store.write((db) => {
      const row = requireAllowed(db, id, 'void', today());
      if (deps.hasPensionForm(db, id)) throw new AppError('PENSION_FORM_STANDS', { invoiceId: id });
      set(db, row, { voidedOn: today(), voidReason: reason }, 'voided', reason);
      freeBookings(db, id);
    });
    announce(['invoices', 'bookings']);
    return changing.get(id);
  }

  function markSent(id: string, on: LocalDate): ChangedInvoice {
    requirePast(on, today());
    return changing.act(id, 'send', (db, row) => set(db, row, sentAgain(row, on), 'sentByHand'));
  }

  function acknowledge(id: string, on: LocalDate): ChangedInvoice {
    requirePast(on, today());
    return changing.act(id, 'acknowledge', (db, row) => set(db, row, { acknowledgedOn: on }, 'acknowledged'));
  }

  function dispute(id: string, on: LocalDate, note: string): ChangedInvoice {
    requirePast(on, today());
    return changing.act(id, 'dispute', (db, row) => set(db, row, { disputedOn: on, disputeNote: note }, 'disputed', note));
  }

  function writeOff(id: string, { on, amount, reason }: WriteOffWish): ChangedInvoice {
    requirePast(on, today());
    return changing.act(id, 'writeOff', (db, row) => {
      const { balance } = standingOf(row, settlementsOf(db, id), today());
      if (amount !== null && amount > balance) throw new AppError('ALLOCATION_TOO_LARGE', { invoiceId: id, balance });
      insertWriteOff(db, { id: newId(), invoiceId: id, givenUpOn: on, amount: amount ?? balance, reason, createdAt: now() });
      set(db, row, {}, 'writtenOff', reason);
    });
  }

  function deduct(id: string, { on, deductions, note }: DeductionWish): ChangedInvoice {
    requirePast(on, today());
    return changing.act(id, 'deduct', (db, row) => {
      const { balance } = standingOf(row, settlementsOf(db, id), today());
      const amount = deductedOf(deductions);
      if (amount > balance) throw new AppError('ALLOCATION_TOO_LARGE', { invoiceId: id, balance });
      insertDeduction(db, { id: newId(), invoiceId: id, deductedOn: on, ...deductions, amount, note, createdAt: now() });
      set(db, row, {}, 'deducted', note);
    });
  }

  return {
    void: makeVoid,
    markSent,
    acknowledge,
    dispute,
    endDispute: (id) =>
      changing.act(id, 'endDispute', (db, row) => set(db, row, { disputedOn: null, disputeNote: '' }, 'disputeEnded', row.disputeNote)),
    writeOff,
    deduct,
    setReminders: (id, { stopped }) =>
      changing.act(id, 'send', (db, row) => set(db, row, { remindersStopped: stopped }, stopped ? 'remindersStopped' : 'remindersResumed')),
  };
}

/** The first day stays, unless what was sent then came back. */
function sentAgain({ sentOn, returnedOn }: InvoiceRow, on: LocalDate): Pick<InvoiceRow, 'sentOn' | 'returnedOn'> {
  return { sentOn: sentOn === null || returnedOn !== null ? on : sentOn, returnedOn: null };
}

/** Notes that the outbox handed an invoice over, inside its transaction. */
export function noteSent(
  db: WriteDb,
  row: InvoiceRow,
  { at, on, note }: { readonly at: Instant; readonly on: LocalDate; readonly note: string },
): void {
  if (row.sentOn === null || row.returnedOn !== null) updateInvoice(db, { ...row, ...sentAgain(row, on), changedAt: at });
  addHistory(db, row.id, { at, what: 'sent', note });
}

/** Notes that the newest message with an invoice came back, inside the transaction that notes it of the message. */
/**
 * Notes that a message with it came back. What the user noted as sent by another way since that message was written has
 * reached them, whatever became of the message.
 */
export function noteReturned(db: WriteDb, row: InvoiceRow, { at, on, writtenAt }: ReturnedMail): void {
  if (row.sentOn === null || row.voidedOn !== null) return;
  if (historyOf(db, row.id).some((entry) => entry.what === 'sentByHand' && entry.at > writtenAt)) return;
  updateInvoice(db, { ...row, returnedOn: on, changedAt: at });
  addHistory(db, row.id, { at, what: 'returned', note: '' });
}
