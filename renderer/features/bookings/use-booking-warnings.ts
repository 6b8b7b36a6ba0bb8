import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { usePreferences, useZone } from '../../app/profile.ts';
import { useNotFree } from '../availability/use-not-free.ts';
import { plannedTime, type BookingFormValues } from './booking-values.ts';
import { useBookingOverlaps } from './use-booking-overlaps.ts';

/** What is in the way of a booking as it stands in the form, and why its time is not free; a warning, never a refusal. */
export function useBookingWarnings(
  values: BookingFormValues,
  booking: Booking | null,
  nation: Nation | null,
  now: Instant,
): readonly string[] {
  const { availability } = usePreferences();
  const overlaps = useBookingOverlaps(values, booking?.id ?? null, useZone());
  const notFree = useNotFree(nation, now);
  const planned = plannedTime(values);
  const isAhead = booking === null || booking.state === 'offered' || booking.state === 'confirmed';
  return [...overlaps, ...(planned && isAhead ? notFree(planned, availability.noticeMs) : [])];
}
