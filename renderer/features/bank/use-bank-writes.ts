import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { paymentCountWords } from '../payments/payment-words.ts';

export interface ConfirmedMatch {
  readonly key: string;
  readonly identityId: string;
  readonly organisationId: string;
  readonly allocations: readonly { readonly invoiceId: string; readonly amount: number }[];
}

/** Confirms, sets aside and brings back bank lines; each is said in one line with a way back. */
export function useBankWrites() {
  const api = useApi();
  const undo = useMutation({ mutationFn: (undoId: string) => api.bank.undo.call({ undoId }), onError: notifyFailure });
  const undoPayments = useMutation({ mutationFn: (undoId: string) => api.payments.undo.call({ undoId }), onError: notifyFailure });

  const confirm = useMutation({
    mutationFn: (matches: readonly ConfirmedMatch[]) =>
      api.bank.confirm.call({ matches: matches.map((match) => ({ ...match, allocations: [...match.allocations] })) }),
    onSuccess: ({ undoId }, { length }) =>
      notifyDone(`${paymentCountWords(length)} ${length === 1 ? 'is' : 'are'} matched.`, { undo: () => undoPayments.mutate(undoId) }),
    onError: notifyFailure,
  });

  const setAside = useMutation({
    mutationFn: (keys: readonly string[]) => api.bank.setAside.call({ keys }),
    onSuccess: ({ undoId }) => notifyDone('Set aside; its text is forgotten.', { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });

  const bringBack = useMutation({
    mutationFn: (keys: readonly string[]) => api.bank.bringBack.call({ keys }),
    onSuccess: ({ undoId }) => notifyDone('Back among those to match.', { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });

  return { confirm, setAside, bringBack, undo };
}
