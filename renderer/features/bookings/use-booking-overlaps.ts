import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { bookingOverlapSentence, sessionOverlapSentence, type PlannedTime } from './overlap-words.ts';

const dayMs = 24 * 3_600_000;

/** One sentence for each booking or session that would leave too little time for one of the planned times. */
export function useBookingOverlaps(
  planned: readonly PlannedTime[],
  { organisationId, exceptId, zone }: { readonly organisationId: string | null; readonly exceptId: string | null; readonly zone: ZoneId },
): readonly (readonly string[])[] {
  const api = useApi();
  const places = planned.map(({ startsAt, endsAt }) => ({
    startsAt,
    durationMs: endsAt - startsAt,
    organisationId,
    turnoverMs: 0,
    exceptId,
  }));
  const [asked] = useDebouncedValue(JSON.stringify(places), 150);
  const isAsked = asked === JSON.stringify(places);
  const found = useQueries({
    queries: places.map((place) =>
      api.bookings.overlaps.queryOptions({ input: isAsked && isWhole(place) ? place : skipToken, placeholderData: keepPreviousData }),
    ),
  });
  return planned.map((time, index) => {
    const { bookings = [], sessions = [] } = found[index]?.data ?? {};
    return [
      ...bookings.map((other) => bookingOverlapSentence(other, time, zone)),
      ...sessions.map((other) => sessionOverlapSentence(other, time, zone)),
    ];
  });
}

function isWhole({ durationMs }: { readonly durationMs: number }): boolean {
  return durationMs > 0 && durationMs <= dayMs;
}

/** One sentence for each booking that would leave too little time for a session in the practitioner's own room. */
export function useBookingsInTheWay(planned: PlannedTime | null, turnoverMs: number, zone: ZoneId): readonly string[] {
  const api = useApi();
  const isWhole = planned !== null && planned.endsAt > planned.startsAt && planned.endsAt - planned.startsAt <= dayMs;
  const place = isWhole && {
    startsAt: planned.startsAt,
    durationMs: planned.endsAt - planned.startsAt,
    organisationId: null,
    turnoverMs,
    exceptId: null,
  };
  const [asked] = useDebouncedValue(JSON.stringify(place), 150);
  const input = place && asked === JSON.stringify(place) ? place : skipToken;
  const found = useQuery(api.bookings.overlaps.queryOptions({ input, placeholderData: keepPreviousData }));
  return planned && isWhole ? (found.data?.bookings ?? []).map((other) => bookingOverlapSentence(other, planned, zone)) : [];
}
