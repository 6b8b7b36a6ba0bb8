import type { Booking, BookingValues } from '../../../shared/contract/bookings.ts';
import { duration, type Instant } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { bookingsOfSeries, isInvoiced, type BookingRow } from './store.ts';

export type SeriesScope = 'one' | 'following' | 'all';

/** The bookings a change reaches, the chosen one among them, by start; and how many in scope stay as they are. */
export interface Reach {
  readonly bookings: readonly BookingRow[];
  readonly left: number;
}

/**
 * Of the others of a repeat, those that have begun, were delivered or stand on an invoice are a record and stay as they are;
 * so do those that the change does not fit. What was called off before is neither reached nor counted.
 */
export function reachedBy(
  db: ReadDb,
  chosen: BookingRow,
  scope: SeriesScope,
  { now, fits }: { readonly now: Instant; readonly fits: (booking: BookingRow) => boolean },
): Reach {
  if (scope === 'one' || chosen.seriesId === null) return { bookings: [chosen], left: 0 };
  const others = bookingsOfSeries(db, chosen.seriesId).filter(
    ({ id, startsAt, state }) => id !== chosen.id && state !== 'cancelled' && (scope === 'all' || startsAt >= chosen.startsAt),
  );
  const reached = others.filter((booking) => booking.startsAt > now && fits(booking) && !isInvoiced(db, booking.id));
  const bookings = [chosen, ...reached].sort((a, b) => a.startsAt - b.startsAt);
  return { bookings, left: others.length - reached.length };
}

/** What stands in a form for a booking as it is. */
export function valuesOf(booking: Booking): BookingValues {
  const { organisationId, identityId, arrangement, title, startsAt, endsAt, zone, breakMs } = booking;
  const { rate, extras, mileage, effort, reference, notes, pay, ir35, pension, appraisal } = booking;
  return {
    organisationId,
    identityId,
    arrangement,
    title,
    startsAt,
    durationMs: duration(endsAt - startsAt),
    zone,
    breakMs,
    rate,
    extras,
    mileage,
    effort,
    reference,
    notes,
    pay,
    ir35,
    pension,
    appraisal,
  };
}
