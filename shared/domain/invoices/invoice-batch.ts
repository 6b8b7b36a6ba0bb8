import { Temporal } from 'temporal-polyfill';
import { localDate, type LocalDate } from '../time.ts';
import type { BillableBooking } from './booking-lines.ts';
import type { SupplyPeriod } from './model.ts';

/** The bookings that one invoice of a batch would bill. */
export interface BatchGroup {
  readonly identityId: string;
  readonly organisationId: string;
  /** In the order given. */
  readonly bookings: readonly BillableBooking[];
}

/**
 * Groups the bookings of a period for one invoice each: one per identity and organisation.
 *
 * @param bookings  billable and not invoiced yet, in any order
 * @param period  first and last day of work, both included; `monthOf` gives a month
 * @returns groups by their first booking in the order given; every booking of the period stands in exactly one
 */
export function groupForInvoices(bookings: readonly BillableBooking[], { from, to }: SupplyPeriod): readonly BatchGroup[] {
  const groups = new Map<string, BatchGroup>();
  for (const booking of bookings) {
    if (booking.workedOn < from || booking.workedOn > to) continue;
    const { identityId, organisationId } = booking;
    const key = `${identityId} ${organisationId}`;
    groups.set(key, { identityId, organisationId, bookings: [...(groups.get(key)?.bookings ?? []), booking] });
  }
  return [...groups.values()];
}

/** The calendar month in which a day lies, first to last day. */
export function monthOf(day: LocalDate): SupplyPeriod {
  const date = Temporal.PlainDate.from(day);
  return { from: localDate(date.with({ day: 1 }).toString()), to: localDate(date.with({ day: date.daysInMonth }).toString()) };
}
