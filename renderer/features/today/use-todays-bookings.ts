import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useHasBooks, useZone } from '../../app/profile.ts';

const none: readonly BookingBrief[] = [];

/** The bookings of this day by start, none for who only has a clinic; null while they are asked for. */
export function useTodaysBookings(): readonly BookingBrief[] | null {
  const api = useApi();
  const zone = useZone();
  const hasBooks = useHasBooks();
  const today = dayOf(useNow(60_000), zone);
  const input = hasBooks ? { from: startOfDay(today, zone), to: startOfDay(addDays(today, 1), zone) } : skipToken;
  const found = useQuery(api.bookings.range.queryOptions({ input, placeholderData: keepPreviousData }));
  if (!hasBooks || found.isError) return none; // the sessions of the day are shown without them; the next change asks again
  return found.data ?? null;
}
