import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { plannedTime, type BookingFormValues } from './booking-values.ts';
import { bookingOverlapSentence, sessionOverlapSentence, type PlannedTime } from './overlap-words.ts';

const dayMs = 24 * 3_600_000;

/** One sentence for each booking or session that would leave too little time, as the form stands now. */
export function useBookingOverlaps(values: BookingFormValues, exceptId: string | null, zone: ZoneId): readonly string[] {
  const api = useApi();
  const planned = plannedTime(values);
  const isWhole = planned !== null && planned.endsAt > planned.startsAt && planned.endsAt - planned.startsAt <= dayMs;
  const place = isWhole && {
    startsAt: planned.startsAt,
    durationMs: planned.endsAt - planned.startsAt,
    organisationId: values.organisationId,
    turnoverMs: 0,
    exceptId,
  };
  const [asked] = useDebouncedValue(JSON.stringify(place), 150);
  const input = place && asked === JSON.stringify(place) ? place : skipToken;
  const found = useQuery(api.bookings.overlaps.queryOptions({ input, placeholderData: keepPreviousData }));
  if (!planned || !isWhole || !found.data) return [];
  return [
    ...found.data.bookings.map((other) => bookingOverlapSentence(other, planned, zone)),
    ...found.data.sessions.map((other) => sessionOverlapSentence(other, planned, zone)),
  ];
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
