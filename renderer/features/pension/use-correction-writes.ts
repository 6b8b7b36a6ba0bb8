import { useMutation } from '@tanstack/react-query';
import type { SettlementWay } from '../../../shared/domain/pension/form-b-correction.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import type { toCorrectionInput } from './correction-values.ts';

interface Settling {
  readonly id: string;
  /** Null opens it again. */
  readonly settlement: { readonly on: string; readonly by: SettlementWay; readonly note: string } | null;
}

/** Everything that can be done with corrections; each can be taken back. */
export function useCorrectionWrites() {
  const api = useApi();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.pensionCorrections.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const withUndo = (undoId: string) => ({ undo: () => undo.mutate(undoId) });

  const add = useMutation({
    mutationFn: (correction: ReturnType<typeof toCorrectionInput>) => api.pensionCorrections.add.call(correction),
    onSuccess: ({ undoId }) => notifyDone('The correction is recorded. Form B stays as it was.', withUndo(undoId)),
  });
  const settle = useMutation({
    mutationFn: (settling: Settling) => api.pensionCorrections.settle.call(settling),
    onSuccess: ({ undoId, correction: { settlement } }) =>
      notifyDone(settlement === null ? 'The correction is open again.' : 'The correction is settled.', withUndo(undoId)),
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.pensionCorrections.remove.call({ id }),
    onSuccess: ({ undoId }) => notifyDone('The correction is taken away.', withUndo(undoId)),
    onError: notifyFailure,
  });
  return { add, settle, remove };
}
