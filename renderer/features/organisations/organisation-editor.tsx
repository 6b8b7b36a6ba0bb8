import { Button } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';
import { OrganisationForm } from './organisation-form.tsx';
import { newOrganisation, organisationValues } from './organisation-values.ts';
import { useOrganisationWrites } from './use-organisation-writes.ts';

export interface OrganisationEditorProps {
  /** Null for a new one. */
  readonly organisationId: string | null;
  readonly onClose: () => void;
}

/** The form of one organisation with everything that can be done to it; one that is gone is said and left. */
export function OrganisationEditor({ organisationId, onClose }: OrganisationEditorProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const input = organisationId === null ? skipToken : { id: organisationId };
  const found = useQuery(api.organisations.get.queryOptions({ input, retry: false }));
  const { save, archive, remove } = useOrganisationWrites();
  useLeaveWhenGone(found.error, onClose);
  const organisation = found.data ?? null;
  // Filled from what is stored now, not from what an earlier opening of the form was told.
  if (organisationId !== null && !(found.isFetchedAfterMount && organisation)) return null;

  const closing = { onSuccess: onClose };
  return (
    <OrganisationForm
      title={organisation ? organisation.name : 'New organisation'}
      initialValues={organisation ? organisationValues(organisation) : newOrganisation}
      busy={save.isPending}
      error={save.error ?? remove.error}
      aside={
        organisation && (
          <>
            <Button
              variant="subtle"
              onClick={() => void navigate({ to: '/organisations/$organisationId', params: { organisationId: organisation.id } })}
            >
              Account
            </Button>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => archive.mutate({ id: organisation.id, archived: organisation.archivedAt === null }, closing)}
            >
              {organisation.archivedAt === null ? 'Archive' : 'Bring back'}
            </Button>
            {!organisation.used && (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(organisation, closing)}>
                Remove
              </Button>
            )}
          </>
        )
      }
      onSave={(values) => save.mutate({ before: organisation, values }, closing)}
      onClose={onClose}
    />
  );
}
