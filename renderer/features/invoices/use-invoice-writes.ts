import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangedInvoice, Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import type { DeductWish } from './deduct-form.tsx';
import { invoiceName } from './invoice-words.ts';

/** What is noted on an issued invoice with a day, and words where they help. */
export interface Noted {
  readonly on: string;
  readonly note: string;
}

export interface CreditWish {
  readonly reason: string;
  /** Null takes all of it back. */
  readonly lines: readonly { readonly index: number; readonly quantity: number }[] | null;
}

/** Everything that can be noted on an issued invoice; each is said in one line with a way back, but for making it void. */
export function useInvoiceWrites(invoice: Invoice) {
  const api = useApi();
  const queries = useQueryClient();
  const { id } = invoice;
  const keep = (changed: Invoice): void => {
    queries.setQueryData(api.invoices.get.queryKey({ input: { id: changed.id } }), changed);
  };
  const undo = useMutation({
    mutationFn: (undoId: string) => api.invoices.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const said =
    (words: (changed: Invoice) => string) =>
    ({ invoice: changed, undoId }: ChangedInvoice): void => {
      keep(changed);
      notifyDone(words(changed), { undo: () => undo.mutate(undoId) });
    };

  const markSent = useMutation({
    mutationFn: ({ on }: Noted) => api.invoices.markSent.call({ id, on }),
    onSuccess: said((changed) => `${invoiceName(changed)} is noted as sent.`),
  });
  const acknowledge = useMutation({
    mutationFn: ({ on }: Noted) => api.invoices.acknowledge.call({ id, on }),
    onSuccess: said((changed) => `${invoiceName(changed)} is noted as acknowledged.`),
  });
  const dispute = useMutation({
    mutationFn: ({ on, note }: Noted) => api.invoices.dispute.call({ id, on, note }),
    onSuccess: said((changed) => `${invoiceName(changed)} is disputed. No reminders go out meanwhile.`),
  });
  const endDispute = useMutation({
    mutationFn: () => api.invoices.endDispute.call({ id }),
    onSuccess: said(() => 'The dispute has ended.'),
    onError: notifyFailure,
  });
  const settling = useSettlingWrites(id, said);
  const setReminders = useMutation({
    mutationFn: (stopped: boolean) => api.invoices.setReminders.call({ id, stopped }),
    onSuccess: said((changed) =>
      changed.remindersStopped ? 'No reminders go out for this invoice.' : 'Reminders go out for this invoice again.',
    ),
    onError: notifyFailure,
  });
  const makeVoid = useMutation({
    mutationFn: (reason: string) => api.invoices.void.call({ id, reason }),
    onSuccess: (changed) => {
      keep(changed);
      notifyDone(`${invoiceName(changed)} is void. It keeps its number.`);
    },
  });
  const credit = useMutation({
    mutationFn: ({ reason, lines }: CreditWish) => api.invoices.credit.call({ id, reason, lines: lines && [...lines] }),
  });
  const chargeLate = useMutation({ mutationFn: (asOf: string) => api.invoices.chargeLate.call({ id, asOf }), onError: notifyFailure });
  return { markSent, acknowledge, dispute, endDispute, ...settling, setReminders, makeVoid, credit, chargeLate };
}

/** What settles an invoice without money. */
function useSettlingWrites(id: string, said: (words: (changed: Invoice) => string) => (changed: ChangedInvoice) => void) {
  const api = useApi();
  const writeOff = useMutation({
    mutationFn: (wish: { on: string; amount: Pence | null; reason: string }) => api.invoices.writeOff.call({ id, ...wish }),
    onSuccess: said((changed) => `Written off. ${formatMoney(changed.standing.balance)} is still to pay.`),
  });
  const deduct = useMutation({
    mutationFn: (wish: DeductWish) => api.invoices.deduct.call({ id, ...wish }),
    onSuccess: said((changed) => `Noted. ${formatMoney(changed.standing.balance)} is still to pay.`),
  });
  return { writeOff, deduct };
}

export type InvoiceWrites = ReturnType<typeof useInvoiceWrites>;
