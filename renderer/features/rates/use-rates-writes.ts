import { useMutation } from '@tanstack/react-query';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

/** Installs a rates pack, or goes back to the figures of the product; both can be taken back. */
export function useRatesWrites() {
  const api = useApi();
  const connection = useConnection();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.rates.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const install = useMutation({
    mutationFn: async (file: File) => api.rates.install.call({ uploadId: await connection.upload(file) }),
    onSuccess: (answer) => {
      if (answer.outcome === 'installed') notifyDone(`Rates pack ${answer.version} is in use.`, { undo: () => undo.mutate(answer.undoId) });
    },
  });
  const useBuiltIn = useMutation({
    mutationFn: () => api.rates.useBuiltIn.call({}),
    onSuccess: ({ undoId }) => notifyDone('The figures that come with Session Desk are in use.', { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });
  return { install, useBuiltIn };
}
