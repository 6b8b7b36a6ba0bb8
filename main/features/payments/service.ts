import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { ChangedPayment, Payment, PaymentValues } from '../../../shared/contract/payments.ts';
import { negated } from '../../../shared/domain/money.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import { requireOwed, requirePaid, requireSound, type Allocations } from './allocating.ts';
import { paymentImages } from './row-images.ts';
import {
  allocationsOf,
  allocationsShown,
  deletePayment,
  filteredQuery,
  findPayment,
  insertPayment,
  listedById,
  notePayment,
  replaceAllocations,
  sumsOf,
  type ListedPayment,
  type PaymentFilter,
  type PaymentRow,
  type PaymentSums,
} from './store.ts';

export interface PaymentDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** @throws AppError NOT_FOUND */
  readonly requireAccount: (account: Pick<PaymentRow, 'identityId' | 'organisationId'>) => void;
  /** Called in the transaction in which what was paid on invoices changes; null for any of them. */
  readonly changed: (db: WriteDb, invoiceIds: readonly string[] | null) => void;
}

/** A payment that is taken from a line of a statement. */
export interface LinePayment {
  readonly bankLineKey: string;
  readonly values: PaymentValues;
}

export interface PaymentPageRequest extends PaymentFilter {
  readonly offset: number;
  readonly limit: number;
}

export interface PaymentPage extends PaymentSums {
  readonly payments: readonly Payment[];
}

/** Money that came in and went back, and what it was for. Rules in docs/rules/invoices.md §12. */
export interface PaymentService {
  list(request: PaymentPageRequest): PaymentPage;
  /** @throws AppError NOT_FOUND */
  get(id: string): Payment;
  /** @throws AppError NOT_FOUND, DAY_IN_FUTURE, and what `requireOwed` throws */
  record(values: PaymentValues): ChangedPayment;
  /** Records what lines of statements are, all or none; each line is taken once. @throws like `record` */
  recordAll(payments: readonly LinePayment[]): { readonly undoId: string };
  /** @throws AppError NOT_FOUND, DAY_IN_FUTURE, NOT_ON_ACCOUNT, and what `requirePaid` throws */
  refund(values: PaymentValues & { readonly kind: 'refund' | 'bounced' }): ChangedPayment;
  /** @throws AppError NOT_FOUND, NOT_ON_ACCOUNT, and what `requireOwed` throws */
  allocate(id: string, wanted: Allocations): ChangedPayment;
  /** @throws AppError NOT_FOUND, NOT_ON_ACCOUNT when what it brought was given back */
  remove(id: string): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

const topics = ['payments', 'invoices', 'bookings'] as const;

export function createPaymentService(deps: PaymentDeps): PaymentService {
  const { store, announce, newId, requireAccount } = deps;
  const undoList = createUndoList(newId, paymentImages);

  function change(ids: readonly string[], work: (db: WriteDb) => void): string {
    const undoId = store.write((db) => {
      const before = ids.flatMap((id) => allocationsOf(db, id));
      const file = undoList.record(db, ids, () => work(db));
      const touched = [...before, ...ids.flatMap((id) => allocationsOf(db, id))];
      deps.changed(db, touched.map(({ invoiceId }) => invoiceId)); // prettier-ignore
      return file;
    })();
    announce(topics);
    return undoId;
  }

  function list({ offset, limit, ...filter }: PaymentPageRequest): PaymentPage {
    const found = filteredQuery(store.read, filter, { limit, offset }).all();
    return { payments: viewsOf(found), ...sumsOf(store.read, filter) };
  }

  function viewsOf(found: readonly ListedPayment[]): readonly Payment[] {
    const allocated = allocationsShown(store.read, found.map(({ payment }) => payment.id)); // prettier-ignore
    return found.map(({ payment, rest, identity, organisation }) => ({
      ...shownOf(payment),
      identity,
      organisation,
      onAccount: rest,
      allocations: allocated
        .filter(({ paymentId }) => paymentId === payment.id)
        .map(({ invoiceId, amount, number }) => ({ invoiceId, amount, number: number ?? '' })),
    }));
  }

  function get(id: string): Payment {
    const [payment] = viewsOf(listedById(store.read, [id]));
    if (!payment) throw new AppError('NOT_FOUND', { paymentId: id });
    return payment;
  }

  function record(values: PaymentValues): ChangedPayment {
    const id = newId();
    const undoId = recordEach([{ id, bankLineKey: null, values }]);
    return { payment: get(id), undoId };
  }

  function recordEach(
    given: readonly { readonly id: string; readonly bankLineKey: string | null; readonly values: PaymentValues }[],
  ): string {
    for (const { values } of given) requireAccount(values);
    return change(given.map(({ id }) => id), (db) => {
      for (const { id, bankLineKey, values } of given) {
        requireOwed(db, values, values.amount, values.allocations);
        insertPayment(db, { ...newRow(deps, id, values), kind: 'received', bankLineKey });
        replaceAllocations(db, id, values.allocations);
        note(db, values.allocations, 'paid', values.reference);
      }
    }); // prettier-ignore
  }

  function refund({ kind, ...values }: PaymentValues & { readonly kind: 'refund' | 'bounced' }): ChangedPayment {
    requireAccount(values);
    const id = newId();
    const undoId = change([id], (db) => {
      requirePaid(db, values, values.amount, values.allocations);
      insertPayment(db, { ...newRow(deps, id, values), kind, amount: negated(values.amount), bankLineKey: null });
      replaceAllocations(db, id, values.allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount: negated(amount) }))); // prettier-ignore
      requireSound(db, values, values.allocations.map(({ invoiceId }) => invoiceId)); // prettier-ignore
      note(db, values.allocations, 'paymentRemoved', values.reference);
    });
    return { payment: get(id), undoId };
  }

  function allocate(id: string, wanted: Allocations): ChangedPayment {
    const undoId = change([id], (db) => {
      const row = requirePayment(db, id);
      if (row.kind !== 'received') throw new AppError('NOT_ON_ACCOUNT', { paymentId: id });
      const before = allocationsOf(db, id);
      replaceAllocations(db, id, []);
      requireOwed(db, row, row.amount, wanted);
      replaceAllocations(db, id, wanted);
      requireSound(db, row, before.map(({ invoiceId }) => invoiceId)); // prettier-ignore
      note(db, wanted.filter((one) => !before.some(({ invoiceId }) => invoiceId === one.invoiceId)), 'paid', row.reference); // prettier-ignore
      note(db, before.filter((one) => !wanted.some(({ invoiceId }) => invoiceId === one.invoiceId)), 'paymentRemoved', row.reference); // prettier-ignore
    });
    return { payment: get(id), undoId };
  }

  function remove(id: string): { readonly undoId: string } {
    return {
      undoId: change([id], (db) => {
        const row = requirePayment(db, id);
        const before = allocationsOf(db, id);
        deletePayment(db, id);
        requireSound(db, row, before.map(({ invoiceId }) => invoiceId)); // prettier-ignore
        note(db, before, 'paymentRemoved', row.reference);
      }),
    };
  }

  function undo(undoId: string): void {
    store.write((db) => {
      const file = undoList.undo(db, undoId);
      deps.changed(db, null);
      return file;
    })();
    announce(topics);
  }

  function note(
    db: WriteDb,
    invoices: readonly { readonly invoiceId: string }[],
    what: 'paid' | 'paymentRemoved',
    reference: string,
  ): void {
    for (const { invoiceId } of invoices) notePayment(db, invoiceId, { at: deps.clock.now(), what, note: reference });
  }

  return {
    list,
    get,
    record,
    recordAll: (given) => ({ undoId: recordEach(given.map((one) => ({ id: newId(), ...one }))) }),
    refund,
    allocate,
    remove,
    undo,
  };
}

function requirePayment(db: WriteDb, id: string): PaymentRow {
  const row = findPayment(db, id);
  if (!row) throw new AppError('NOT_FOUND', { paymentId: id });
  return row;
}

/** Named one by one, so that nothing else that came with the input reaches the table. @throws AppError DAY_IN_FUTURE */
function newRow({ clock, zone }: PaymentDeps, id: string, values: PaymentValues): Omit<PaymentRow, 'kind' | 'bankLineKey'> {
  const { identityId, organisationId, receivedOn, amount, method, reference, note } = values;
  const today: LocalDate = dayOf(clock.now(), zone());
  if (receivedOn > today) throw new AppError('DAY_IN_FUTURE');
  return { id, identityId, organisationId, receivedOn, amount, method, reference, note, createdAt: clock.now() };
}

function shownOf({ id, kind, receivedOn, amount, method, reference, note, bankLineKey }: PaymentRow) {
  return { id, kind, receivedOn, amount, method, reference, note, fromBank: bankLineKey !== null };
}
