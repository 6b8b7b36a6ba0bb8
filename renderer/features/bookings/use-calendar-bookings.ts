import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';

const none: readonly BookingBrief[] = [];

/** The bookings of what is on screen; none until they are there. */
export function useCalendarBookings(range: { readonly from: Instant; readonly to: Instant }): readonly BookingBrief[] {
  const api = useApi();
  const found = useQuery(api.bookings.range.queryOptions({ input: range, placeholderData: keepPreviousData }));
  return found.data ?? none;
}
