import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { stretchesOf } from '../calendar/calendar-events.ts';
import { bookingName, bookingTimeWords, stateWords } from './booking-words.ts';

/** A booking, or its part on one day, as the calendar grid draws it beside the sessions. */
export interface BookingEvent {
  readonly id: string;
  readonly title: string;
  /** `2026-11-24 14:00:00` in the user's zone. */
  readonly start: string;
  readonly end: string;
  readonly color: string;
  readonly payload: { readonly booking: BookingBrief; readonly whole: boolean };
}

/** Split at midnight, since the grid draws each day on its own; in the order given. */
export function toBookingEvents(bookings: readonly BookingBrief[], zone: ZoneId): BookingEvent[] {
  return bookings.flatMap((booking) =>
    stretchesOf(booking, zone).map(({ id, start, end, whole }) => ({
      id: `booking:${id}`,
      title: bookingName(booking),
      start,
      end,
      color: 'accent',
      payload: { booking, whole },
    })),
  );
}

/** All that a screen reader needs to know of a booking on the calendar. */
export function bookingLabel(booking: BookingBrief, { now, holiday }: { readonly now: Instant; readonly holiday: string | null }): string {
  const parts = ['Booking', bookingName(booking), bookingTimeWords(booking, now), stateWords[booking.state].word, holiday];
  return parts.filter((part) => part !== null).join(', ');
}
