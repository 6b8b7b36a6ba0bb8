import { eq } from 'drizzle-orm';
import { negated } from '../../../shared/domain/money.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import { identities, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { RowImages } from '../../db/undo-list.ts';
import { requireOwed, requirePaid, requireSound } from './allocating.ts';
import {
  allocationsOf,
  deletePayment,
  findPayment,
  insertPayment,
  replaceAllocations,
  type AllocationRow,
  type PaymentRow,
} from './store.ts';

/** How a payment is put back: only where everything it is for can still take it. */
export const paymentImages: RowImages<PaymentImage> = {
  take: takeImage,
  put: restore,
  canPut: areParentsThere,
  refusal: (id) => new AppError('NOTHING_TO_UNDO', { paymentId: id }),
};

interface PaymentImage {
  readonly payment: PaymentRow;
  readonly allocations: readonly AllocationRow[];
}

function takeImage(db: ReadDb, id: string): PaymentImage | null {
  const payment = findPayment(db, id);
  return payment && { payment, allocations: allocationsOf(db, id) };
}

function areParentsThere(db: ReadDb, { payment: { identityId, organisationId } }: PaymentImage): boolean {
  const has = (table: typeof identities | typeof organisations, id: string): boolean =>
    db.select({ id: table.id }).from(table).where(eq(table.id, id)).get() !== undefined;
  return has(identities, identityId) && has(organisations, organisationId);
}

/** @throws AppError NOTHING_TO_UNDO when an invoice was settled otherwise meanwhile, or the money went back */
function restore(db: WriteDb, id: string, image: PaymentImage | null): void {
  const before = takeImage(db, id);
  deletePayment(db, id);
  try {
    if (image) putBack(db, image);
    const account = image?.payment ?? before?.payment;
    const touched = [...(image?.allocations ?? []), ...(before?.allocations ?? [])];
    if (account) requireSound(db, account, touched.map(({ invoiceId }) => invoiceId)); // prettier-ignore
  } catch (error) {
    throw isAppError(error) ? new AppError('NOTHING_TO_UNDO', { paymentId: id }, { cause: error }) : error;
  }
}

function putBack(db: WriteDb, { payment, allocations }: PaymentImage): void {
  const isReceived = payment.kind === 'received';
  const wanted = allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount: isReceived ? amount : negated(amount) }));
  if (isReceived) requireOwed(db, payment, payment.amount, wanted);
  else requirePaid(db, payment, negated(payment.amount), wanted);
  insertPayment(db, payment);
  replaceAllocations(db, payment.id, allocations);
}
