import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DraftChangeInput } from '../../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { invoiceName } from './invoice-words.ts';

/** A draft as it was seen: the core refuses when it was changed meanwhile. */
export interface SeenDraft {
  readonly id: string;
  readonly changedAt: number;
}

/**
 * Every change of a draft; each is said in one line, with a way back where there is one.
 *
 * @param onReplaced  the stored draft is another now than the form holds
 */
export function useDraftWrites(onReplaced: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const keep = (invoice: Invoice): void => {
    queries.setQueryData(api.invoices.get.queryKey({ input: { id: invoice.id } }), invoice);
  };

  const undo = useMutation({
    mutationFn: (undoId: string) => api.invoices.undo.call({ undoId }),
    onSuccess: () => {
      onReplaced();
      notifyDone('Taken back.');
    },
    onError: notifyFailure,
  });

  const save = useMutation({
    mutationFn: ({ id, changedAt, change }: SeenDraft & { readonly change: DraftChangeInput }) =>
      api.invoices.update.call({ id, changedAt, change }),
    onSuccess: ({ invoice }) => keep(invoice),
  });

  const confirmMinutes = useMutation({
    mutationFn: ({ id, changedAt, bookingId, minutes }: SeenDraft & { readonly bookingId: string; readonly minutes: number | null }) =>
      api.invoices.confirmMinutes.call({ id, changedAt, bookingId, minutes }),
    onSuccess: ({ invoice, undoId }) => {
      keep(invoice);
      onReplaced();
      notifyDone('The line bills these minutes now.', { undo: () => undo.mutate(undoId) });
    },
    onError: notifyFailure,
  });

  const discard = useMutation({
    mutationFn: ({ id }: Invoice) => api.invoices.discard.call({ id }),
    onSuccess: ({ undoId }) => notifyDone('The draft is thrown away.', { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });

  const issue = useMutation({
    mutationFn: ({ id, changedAt }: SeenDraft) => api.invoices.issue.call({ id, changedAt }),
    onSuccess: (invoice) => {
      keep(invoice);
      notifyDone(`${invoiceName(invoice)} is issued.`);
    },
  });

  return { save, confirmMinutes, discard, issue };
}

export type DraftWrites = ReturnType<typeof useDraftWrites>;
