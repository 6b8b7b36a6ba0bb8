import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';

/** Stands where work on its way would: says how work becomes pensioned, and leads to what comes first. */
export function NoPensionWork(): ReactNode {
  const api = useApi();
  const profiles = useQuery(api.pensionProfiles.list.queryOptions({ input: {} }));
  const ids = (profiles.data ?? []).map(({ identityId }) => identityId);
  const settings = useQueries({ queries: ids.map((identityId) => api.invoiceSettings.get.queryOptions({ input: { identityId } })) });
  if (!profiles.data || settings.some(({ isPending }) => isPending)) return null;
  const [first] = ids;
  if (first === undefined)
    return (
      <EmptyState
        picture={EmptyBoxPicture}
        sentence="Locum work that a GP does for NHS practices in their own name can be pensioned. Enter who you are to the NHS pension first; then say for all your work, or for each booking, that it is pensioned."
        action={
          <Button component={Link} to="/settings/pension">
            Enter the pension profile
          </Button>
        }
      />
    );
  if (settings.every(({ data }) => data?.isPensioned !== true))
    return (
      <EmptyState
        picture={EmptyBoxPicture}
        sentence="Nothing is pensioned yet. Turn on “Pensioned as a GP locum” for all your work, or say Yes at “Pension this work” in a single booking."
        action={
          <Button component={Link} to={`/settings/practice/${first}`}>
            Pension all locum work
          </Button>
        }
      />
    );
  return (
    <EmptyState
      picture={EmptyBoxPicture}
      sentence="Pensioned work for GP practices appears here with its ten weeks, from the day it is delivered until its forms are handed in."
    />
  );
}
