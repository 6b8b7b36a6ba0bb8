import { useMemo } from 'react';
import type { Instant } from '../../../shared/domain/time.ts';
import { useZone } from '../../app/profile.ts';
import { awayEvents, type AwayEvent } from './away-events.ts';
import { useStoredAvailability } from './use-stored-availability.ts';

/** The time away of what is on screen; none until it is there. */
export function useAwayEvents({ from, to }: { readonly from: Instant; readonly to: Instant }): readonly AwayEvent[] {
  const zone = useZone();
  const availability = useStoredAvailability();
  return useMemo(() => awayEvents(availability?.exceptions ?? [], { startsAt: from, endsAt: to }, zone), [availability, from, to, zone]);
}
