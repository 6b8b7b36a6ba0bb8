import { useMutation } from '@tanstack/react-query';
import type { FormBrief, OpenMonth } from '../../../shared/contract/pension.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { requireKeepable } from '../kept-files/use-kept-file-writes.ts';

export type NotedStep = 'sent' | 'approved' | 'paid' | 'confirmed' | 'rejected';

export interface NotedForm {
  readonly id: string;
  readonly what: NotedStep;
  readonly on: string;
  /** Who signed for the payer. */
  readonly by: string;
}

const said: Readonly<Record<NotedStep, string>> = {
  sent: 'Noted as sent to the practice.',
  approved: 'The signature is noted.',
  paid: 'The payment is noted. The form waits for its Form B.',
  confirmed: 'Noted as confirmed.',
  rejected: 'Noted as rejected. A new form can be made from the invoice.',
};

/** Everything that can be done with forms A and B; what can be undone offers it. */
export function usePensionWrites() {
  const api = useApi();
  const { upload } = useConnection();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.pension.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const withUndo = (undoId: string) => ({ undo: () => undo.mutate(undoId) });

  const makeForms = useMutation({
    mutationFn: (invoiceId: string) => api.pension.makeForms.call({ invoiceId }),
    onSuccess: (forms) =>
      notifyDone(forms.length === 1 ? 'Form A is made.' : `${forms.length} Form As are made, one for each scheme year.`),
    onError: notifyFailure,
  });
  const note = useMutation({
    mutationFn: (noted: NotedForm) => api.pension.note.call(noted),
    onSuccess: ({ undoId }, { what }) => notifyDone(said[what], withUndo(undoId)),
  });
  const bringBack = useMutation({
    mutationFn: async ({ id, on, by, scan }: Omit<NotedForm, 'what'> & { readonly scan: File }) => {
      requireKeepable(scan);
      const uploadId = await upload(scan);
      return api.pensionSigning.bringBack.call({ formId: id, on, by, uploadId, fileName: scan.name.slice(0, 1_000) });
    },
    onSuccess: ({ undoId }) => notifyDone('The signature is noted, and the scan is kept.', withUndo(undoId)),
  });
  const withdraw = useMutation({
    mutationFn: ({ id }: Pick<FormBrief, 'id'>) => api.pension.withdraw.call({ id, reason: '' }),
    onSuccess: ({ undoId }) => notifyDone('The form is withdrawn. Its work can stand on another one.', withUndo(undoId)),
    onError: notifyFailure,
  });
  const makeMonth = useMutation({
    // A reference by hand, or null for the usual one.
    mutationFn: ({ identityId, month, area, schemeYear, tableId, rows, reference, seen }: OpenMonth) =>
      api.pension.makeMonth.call({
        identityId,
        month,
        area,
        schemeYear,
        tableId,
        formIds: rows.map(({ formId }) => formId),
        reference,
        seen,
      }),
    onSuccess: ({ reference }) => notifyDone(`Form B is made. ${reference} stands on it and on every Form A.`),
  });
  const changeReference = useMutation({
    mutationFn: (wish: { readonly id: string; readonly reference: string }) => api.pension.changeReference.call(wish),
    onSuccess: ({ reference }) => notifyDone(`${reference} stands on Form B and on every Form A now.`),
  });
  const unmakeMonth = useMutation({
    mutationFn: (id: string) => api.pension.unmakeMonth.call({ id }),
    onSuccess: () => notifyDone('Form B is taken apart. Its forms wait again.'),
    onError: notifyFailure,
  });
  return { makeForms, note, bringBack, withdraw, makeMonth, changeReference, unmakeMonth };
}
