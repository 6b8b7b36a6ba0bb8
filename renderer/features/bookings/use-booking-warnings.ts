import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { usePreferences, useZone } from '../../app/profile.ts';
import { dayWords } from '../../ui/time-words.ts';
import { useNotFree } from '../availability/use-not-free.ts';
import { plannedTime, type BookingFormValues } from './booking-values.ts';
import { useBookingOverlaps } from './use-booking-overlaps.ts';

export interface WarningsContext {
  /** Null for a new one. */
  readonly booking: Booking | null;
  /** The further days of a new one that repeats. */
  readonly further: readonly LocalDate[];
  /** Of the workplace; null while nobody is chosen. */
  readonly nation: Nation | null;
  readonly now: Instant;
}

/** As far as a repeat is looked at day by day while it is typed: a year of weeks. */
const most = 52;

/** What is in the way of a booking as it stands in the form, and why its time is not free; a warning, never a refusal. */
export function useBookingWarnings(values: BookingFormValues, { booking, further, nation, now }: WarningsContext): readonly string[] {
  const zone = useZone();
  const { availability } = usePreferences();
  const notFree = useNotFree(now);
  const planned = [values.date, ...further.slice(0, most)].flatMap((date) => plannedTime({ ...values, date }) ?? []);
  const overlaps = useBookingOverlaps(planned, { organisationId: values.organisationId, exceptId: booking?.id ?? null, zone });
  const isAhead = booking === null || booking.state === 'offered' || booking.state === 'confirmed';
  return planned.flatMap((time, index) => {
    // First what closes the whole time: of a full day's overlaps only the first few are shown.
    const lines = [...(isAhead ? notFree(time, { nation, notice: availability.noticeMs }) : []), ...(overlaps[index] ?? [])];
    const day = dayWords(dayOf(time.startsAt, values.zone), dayOf(now, values.zone));
    return index === 0 ? lines : lines.map((line) => (line.includes(day) ? line : `${day}: ${line}`));
  });
}
