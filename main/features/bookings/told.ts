import type { Booking } from '../../../shared/contract/bookings.ts';
import { toldOf, type AgreedBooking } from '../../../shared/domain/bookings/agreed-booking.ts';
import { sha256Of } from '../../file-pieces.ts';

/** A booking before it is known what was told of it. */
type Untold = Omit<Booking, 'confirmation'>;

/** Of all that a confirmation of the booking would say now: the same while none of it has changed. */
export function toldSha256(booking: Untold): string {
  return sha256Of(new TextEncoder().encode(toldOf(agreedOf(booking), booking)));
}

/** What of the booking is told. */
export function agreedOf(booking: Untold): AgreedBooking {
  return { ...booking, terms: booking.terms && booking.terms.terms };
}
