import { skipToken, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import { schemeYearOf } from '../../../shared/domain/pension/scheme-year.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';

export interface BookedSession {
  readonly booking: Booking;
  readonly organisation: Organisation;
}

/** What the calculator begins with: a profile, what was decided for its year, and the booking that the address names. */
export function useWhatIfFacts(chosen: string | null, today: LocalDate) {
  const booked = useBookedSession();
  const { people, profile, queries } = useProfile(chosen ?? booked.session?.booking.identityId ?? null);
  const api = useApi();
  const asked = profile === null ? skipToken : { identityId: profile.identityId, schemeYear: schemeYearOf(today) };
  const year = useQuery(api.pension.year.queryOptions({ input: asked }));
  const needed = [...queries, ...booked.queries, ...(profile === null ? [] : [year])];
  return {
    people,
    profile,
    year: year.data ?? null,
    booking: booked.session,
    failed: needed.find(({ isError }) => isError),
    isPending: needed.some(({ data }) => data === undefined),
  };
}

function useBookedSession() {
  const api = useApi();
  const { booking: id } = useSearch({ strict: false });
  const booking = useQuery(api.bookings.get.queryOptions({ input: id === undefined ? skipToken : { id }, retry: false }));
  const organisationId = booking.data?.organisationId;
  const organisation = useQuery(
    api.organisations.get.queryOptions({ input: organisationId === undefined ? skipToken : { id: organisationId } }),
  );
  const session: BookedSession | null =
    booking.data && organisation.data ? { booking: booking.data, organisation: organisation.data } : null;
  return { session, queries: id === undefined ? [] : [booking, organisation] };
}

/** The wanted profile, else the first; with the names to choose from. */
function useProfile(wanted: string | null) {
  const api = useApi();
  const profiles = useQuery(api.pensionProfiles.list.queryOptions({ input: {} }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const names = new Map(identities.data?.map(({ id, name }) => [id, name]));
  const all: readonly PensionProfile[] = profiles.data ?? [];
  return {
    people: all.map(({ identityId }) => ({ value: identityId, label: names.get(identityId) ?? '' })),
    profile: all.find(({ identityId }) => identityId === wanted) ?? all[0] ?? null,
    queries: [profiles, identities],
  };
}
