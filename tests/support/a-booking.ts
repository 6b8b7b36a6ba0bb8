import { blankBooking, bookingInputSchema, type BookingInput, type BookingValues } from '../../shared/contract/bookings.ts';
import { hours } from '../../shared/domain/time.ts';

/** Four hours at £90, with what the test names. */
export function aBooking(organisationId: string, change: Partial<BookingInput> = {}): BookingValues {
  return bookingInputSchema.parse({
    ...blankBooking,
    organisationId,
    identityId: null,
    arrangement: 'soleTrader',
    startsAt: Date.parse('2026-11-26T09:00Z'),
    durationMs: hours(4),
    zone: 'Europe/London',
    rate: { unit: 'hour', price: 9_000, share: null, count: 1_000, takings: 0 },
    ...change,
  });
}
