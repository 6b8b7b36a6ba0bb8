import { useMutation } from '@tanstack/react-query';
import type { Client } from '../../../shared/contract/clients.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { clientValues, toClientInput, type ClientFormValues } from './client-words.ts';

export interface SaveClient {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly values: ClientFormValues;
}

/** Saves, archives and removes clients; what was done is said, and taken back where that is possible. */
export function useClientWrites() {
  const api = useApi();

  const save = useMutation({
    mutationFn: ({ id, values }: SaveClient) => {
      const input = toClientInput(values);
      return id === null ? api.clients.create.call(input) : api.clients.update.call({ id, change: input });
    },
    onSuccess: (client) => notifyDone(`${client.name} is saved.`),
  });

  const archive = useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) => api.clients.archive.call({ id, archived }),
    onSuccess: ({ id, name, archivedAt }) => {
      const undo = (): void => archive.mutate({ id, archived: archivedAt === null });
      notifyDone(archivedAt === null ? `${name} is back in the list.` : `${name} is archived. The sessions stay.`, { undo });
    },
    onError: notifyFailure,
  });

  const remove = useMutation({
    mutationFn: (client: Client) => api.clients.remove.call({ id: client.id }),
    onSuccess: (_done, client) =>
      notifyDone(`${client.name} is removed.`, {
        undo: () => save.mutate({ id: null, values: clientValues(client) }, { onError: notifyFailure }),
      }),
  });

  return { save, archive, remove };
}
