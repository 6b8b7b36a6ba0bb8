import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { KeptFile, KeptFileOwner } from '../../../shared/contract/kept-files.ts';
import { LARGEST_KEPT_BYTES } from '../../../shared/domain/files/kept-file.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

/** Adding files beside a record, and removing them with a way back. */
export function useKeptFileWrites(owner: KeptFileOwner) {
  const api = useApi();
  const { upload } = useConnection();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.keptFiles.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const keep = useMutation({
    mutationFn: async (file: File) => {
      requireKeepable(file);
      return api.keptFiles.keep.call({ owner, uploadId: await upload(file), fileName: file.name.slice(0, 1_000) });
    },
    onSuccess: ({ name }) => notifyDone(`${name} is kept.`),
  });
  const remove = useMutation({
    mutationFn: ({ id }: KeptFile) => api.keptFiles.remove.call({ id }),
    onSuccess: ({ undoId }, { name }) => notifyDone(`${name} is removed.`, { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });
  return { keep, remove };
}

/** Refuses before it is handed over: nothing of a film needs to cross. @throws ORPCError KEPT_FILE_TOO_LARGE */
export function requireKeepable({ size }: File): void {
  if (size > LARGEST_KEPT_BYTES) throw new ORPCError('KEPT_FILE_TOO_LARGE');
}
