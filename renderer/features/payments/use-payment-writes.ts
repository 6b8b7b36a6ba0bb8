import { useMutation } from '@tanstack/react-query';
import type { ChangedPayment, Payment, PaymentInput } from '../../../shared/contract/payments.ts';
import { formatMoney, pence, sumOf, type Pence } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

/** Every change of money that came or went; each is said in one line with a way back. */
export function usePaymentWrites() {
  const api = useApi();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.payments.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const offerUndo = (message: string, undoId: string): void => notifyDone(message, { undo: () => undo.mutate(undoId) });
  const amountOf = ({ payment }: ChangedPayment): string => formatMoney(pence(Math.abs(payment.amount)));

  const record = useMutation({
    mutationFn: (input: PaymentInput) => api.payments.record.call(input),
    onSuccess: (changed) => offerUndo(`${amountOf(changed)} is recorded.`, changed.undoId),
  });
  const refund = useMutation({
    mutationFn: (input: PaymentInput & { readonly kind: 'refund' | 'bounced' }) => api.payments.refund.call(input),
    onSuccess: (changed) => offerUndo(`${amountOf(changed)} is recorded as gone back.`, changed.undoId),
  });
  const remove = useMutation({
    mutationFn: ({ id }: Payment) => api.payments.remove.call({ id }),
    onSuccess: ({ undoId }) => offerUndo('The payment is removed.', undoId),
    onError: notifyFailure,
  });
  /** Gives what is on account to an invoice, besides what the payment settles already. */
  const spendOnAccount = useMutation({
    mutationFn: ({ payment, invoiceId, amount }: { payment: Payment; invoiceId: string; amount: Pence }) =>
      api.payments.allocate.call({ id: payment.id, allocations: withShare(payment, invoiceId, amount) }),
    onSuccess: (changed) => offerUndo('The money on account is used.', changed.undoId),
    onError: notifyFailure,
  });
  return { record, refund, remove, spendOnAccount };
}

function withShare({ allocations }: Payment, invoiceId: string, amount: Pence): { invoiceId: string; amount: number }[] {
  const before = allocations.find((one) => one.invoiceId === invoiceId)?.amount ?? pence(0);
  const others = allocations.filter((one) => one.invoiceId !== invoiceId).map((one) => ({ invoiceId: one.invoiceId, amount: one.amount }));
  return [...others, { invoiceId, amount: sumOf([before, amount]) }];
}
