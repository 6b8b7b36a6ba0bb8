import { useMutation } from '@tanstack/react-query';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { organisationValues, toOrganisationInput, type OrganisationFormValues } from './organisation-values.ts';

export interface SaveOrganisation {
  /** What it was; null makes a new one. */
  readonly before: Organisation | null;
  readonly values: OrganisationFormValues;
}

/** Saves, archives and removes organisations; each is said in one line with a way back. */
export function useOrganisationWrites() {
  const api = useApi();

  const restore = useMutation({
    mutationFn: ({ id, values }: { id: string | null; values: OrganisationFormValues }) => {
      const input = toOrganisationInput(values);
      return id === null ? api.organisations.create.call(input) : api.organisations.update.call({ id, change: input });
    },
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });

  const remove = useMutation({
    mutationFn: (organisation: Organisation) => api.organisations.remove.call({ id: organisation.id }),
    onSuccess: (_done, organisation) =>
      notifyDone(`${organisation.name} is removed.`, {
        undo: () => restore.mutate({ id: null, values: organisationValues(organisation) }),
      }),
  });

  const save = useMutation({
    mutationFn: ({ before, values }: SaveOrganisation) => {
      const input = toOrganisationInput(values);
      return before === null ? api.organisations.create.call(input) : api.organisations.update.call({ id: before.id, change: input });
    },
    onSuccess: (saved, { before }) =>
      notifyDone(`${saved.name} is saved.`, {
        undo: () => (before === null ? remove.mutate(saved) : restore.mutate({ id: saved.id, values: organisationValues(before) })),
      }),
  });

  const archive = useMutation({
    mutationFn: ({ id, archived }: { id: string; archived: boolean }) => api.organisations.archive.call({ id, archived }),
    onSuccess: ({ id, name, archivedAt }) => {
      const undo = (): void => archive.mutate({ id, archived: archivedAt === null });
      notifyDone(archivedAt === null ? `${name} is back in the list.` : `${name} is archived. Its bookings stay.`, { undo });
    },
    onError: notifyFailure,
  });

  return { save, archive, remove };
}
