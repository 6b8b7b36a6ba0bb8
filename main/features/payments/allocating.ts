import type { PaymentValues } from '../../../shared/contract/payments.ts';
import { pence, sumOf, type Pence } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { findAllocatable, onAccountOf, type PaymentRow } from './store.ts';

export type Allocations = PaymentValues['allocations'];
type Account = Pick<PaymentRow, 'identityId' | 'organisationId'>;

/**
 * Whether money that came in may go to these invoices: issued ones of the same account, each at most what is owed on it.
 * Called while none of the payment is allocated.
 *
 * @throws AppError NOT_FOUND, INVOICE_IS_DRAFT, INVOICE_VOID, CREDIT_NOTE_STANDS, NOT_SAME_ACCOUNT, ALLOCATION_TOO_LARGE
 */
export function requireOwed(db: ReadDb, account: Account, amount: Pence, wanted: Allocations): void {
  for (const { invoiceId, amount: part } of wanted) {
    const { balance } = requireOfAccount(db, account, invoiceId);
    if (part > balance) throw new AppError('ALLOCATION_TOO_LARGE', { invoiceId, balance });
  }
  requireWithin(amount, wanted);
}

/** Whether money may go back from these invoices: at most what was paid on each. Throws as `requireOwed`. */
export function requirePaid(db: ReadDb, account: Account, amount: Pence, wanted: Allocations): void {
  for (const { invoiceId, amount: part } of wanted) {
    const { paid } = requireOfAccount(db, account, invoiceId);
    if (part > paid) throw new AppError('ALLOCATION_TOO_LARGE', { invoiceId, paid });
  }
  requireWithin(amount, wanted);
}

/** What must hold after any change: no account gave back more than it held, and no invoice more than was paid on it. */
export function requireSound(db: ReadDb, account: Account, invoiceIds: readonly string[]): void {
  if (onAccountOf(db, account) < 0) throw new AppError('NOT_ON_ACCOUNT');
  if (invoiceIds.some((invoiceId) => (findAllocatable(db, invoiceId)?.paid ?? 0) < 0)) throw new AppError('NOT_ON_ACCOUNT');
}

function requireOfAccount(db: ReadDb, { identityId, organisationId }: Account, invoiceId: string) {
  const invoice = findAllocatable(db, invoiceId);
  if (!invoice) throw new AppError('NOT_FOUND', { invoiceId });
  if (invoice.number === null) throw new AppError('INVOICE_IS_DRAFT', { invoiceId });
  if (invoice.kind === 'creditNote') throw new AppError('CREDIT_NOTE_STANDS', { invoiceId });
  if (invoice.voidedOn !== null) throw new AppError('INVOICE_VOID', { invoiceId });
  if (invoice.identityId !== identityId || invoice.organisationId !== organisationId) throw new AppError('NOT_SAME_ACCOUNT', { invoiceId });
  return invoice;
}

function requireWithin(amount: Pence, wanted: Allocations): void {
  const allocated = sumOf([pence(0), ...wanted.map((one) => one.amount)]);
  if (allocated > amount) throw new AppError('ALLOCATION_TOO_LARGE', { amount, allocated });
}
