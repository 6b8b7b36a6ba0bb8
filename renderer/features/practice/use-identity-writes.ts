import { useMutation } from '@tanstack/react-query';
import type { Identity } from '../../../shared/contract/identities.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { toIdentityInput, type IdentityFormValues } from './identity-values.ts';

export interface SaveIdentity {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly values: IdentityFormValues;
}

/** Saves, archives and removes identities, and changes their logo. */
export function useIdentityWrites() {
  const api = useApi();
  const { upload } = useConnection();

  const save = useMutation({
    mutationFn: ({ id, values }: SaveIdentity) => {
      const input = toIdentityInput(values);
      return id === null ? api.identities.create.call(input) : api.identities.update.call({ id, change: input });
    },
    onSuccess: ({ name }) => notifyDone(`${name} is saved.`),
    // The values hold bank details: they are not kept longer than the form.
    gcTime: 0,
  });

  const archive = useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) => api.identities.archive.call({ id, archived }),
    onSuccess: ({ id, name, archivedAt }) => {
      const undo = (): void => archive.mutate({ id, archived: archivedAt === null });
      notifyDone(archivedAt === null ? `${name} is back in use.` : `${name} is archived.`, { undo });
    },
    onError: notifyFailure,
  });

  const remove = useMutation({
    mutationFn: ({ id }: Identity) => api.identities.remove.call({ id }),
    onSuccess: (_done, { name }) => notifyDone(`${name} is removed.`),
    onError: notifyFailure,
  });

  const setLogo = useMutation({
    mutationFn: async ({ id, file }: { id: string; file: File }) => api.identities.setLogo.call({ id, uploadId: await upload(file) }),
    onSuccess: () => notifyDone('The logo is saved.'),
  });

  const removeLogo = useMutation({
    mutationFn: (id: string) => api.identities.removeLogo.call({ id }),
    onSuccess: () => notifyDone('The logo is removed.'),
    onError: notifyFailure,
  });

  return { save, archive, remove, setLogo, removeLogo };
}

export type IdentityWrites = ReturnType<typeof useIdentityWrites>;
