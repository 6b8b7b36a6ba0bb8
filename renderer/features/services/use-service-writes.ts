import { useMutation } from '@tanstack/react-query';
import type { Service } from '../../../shared/contract/services.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { serviceValues, toServiceInput, type ServiceFormValues } from './service-form-values.ts';

export interface SaveService {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly values: ServiceFormValues;
}

/** Saves, archives and removes services; what was done is said, and taken back where that is possible. */
export function useServiceWrites() {
  const api = useApi();

  const save = useMutation({
    mutationFn: ({ id, values }: SaveService) => {
      const input = toServiceInput(values);
      return id === null ? api.services.create.call(input) : api.services.update.call({ id, change: input });
    },
    onSuccess: (service) => notifyDone(`${service.name} is saved.`),
  });

  const archive = useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) => api.services.archive.call({ id, archived }),
    onSuccess: ({ id, name, archivedAt }) => {
      const undo = (): void => archive.mutate({ id, archived: archivedAt === null });
      notifyDone(archivedAt === null ? `${name} is offered again.` : `${name} is archived. Its sessions stay.`, { undo });
    },
    onError: notifyFailure,
  });

  const remove = useMutation({
    mutationFn: (service: Service) => api.services.remove.call({ id: service.id }),
    onSuccess: (_done, service) =>
      notifyDone(`${service.name} is removed.`, {
        undo: () => save.mutate({ id: null, values: serviceValues(service) }, { onError: notifyFailure }),
      }),
  });

  return { save, archive, remove };
}
