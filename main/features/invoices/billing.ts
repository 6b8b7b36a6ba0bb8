import type { DraftLine } from '../../../shared/contract/invoice-draft.ts';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import type { BookingExtra, BillableBooking, FeeBasis } from '../../../shared/domain/invoices/booking-lines.ts';
import type { Cancellation, CancellationStep } from '../../../shared/domain/invoices/cancellation-fee.ts';
import type { OrganisationKind } from '../../../shared/domain/invoices/model.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { duration, localDate, type DurationMs } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import type { bookings } from '../../db/schema.ts';

type BookingRow = typeof bookings.$inferSelect;

/** A booking with all that an invoice says of it. */
export interface BookedWork {
  readonly booking: BookingRow;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  readonly extras: readonly BookingExtra[];
  /** Of the terms that were accepted; none means that cancelling was free. */
  readonly steps: readonly CancellationStep[];
}

export interface BillingContext {
  readonly identityId: string;
  readonly settings: Pick<InvoiceSettings, 'vat'>;
  readonly isPensioned: boolean;
  /** What the clock saw; null for nothing. */
  readonly actualMinutes: number | null;
  /** What the user took instead of the agreed time; null for nothing. */
  readonly confirmedMinutes: number | null;
}

/** A booking in the words of the rules of invoices. @see docs/rules/invoices.md §9 */
export function billableOf(work: BookedWork, context: BillingContext): BillableBooking {
  const { booking, extras } = work;
  const { identityId, settings, isPensioned, actualMinutes, confirmedMinutes } = context;
  return {
    id: booking.id,
    identityId,
    organisationId: booking.organisationId,
    workedOn: dayOf(booking.startsAt, booking.zone),
    startsAt: timeOf(booking.startsAt, booking.zone),
    endsAt: timeOf(booking.endsAt, booking.zone),
    agreedMinutes: minutesOf(workedOf(booking)),
    confirmedMinutes,
    actualMinutes,
    name: booking.title,
    fee: feeBasisOf(booking),
    extras,
    mileage: { miles: booking.miles, perMile: booking.milePrice },
    expenses: [],
    vat: settings.vat,
    pensionable: isPensioned,
    cancellation: cancellationOf(work),
  };
}

/** The days that an appraisal counts for; null for other work. */
export function appraisalOf({ task, appraisalDays, hasPriorAuthority }: BookingRow): DraftLine['appraisal'] {
  if (task !== 'appraisal') return null;
  return { alsoOn: appraisalDays === '' ? [] : appraisalDays.split(' ').map(localDate), hasAuthority: hasPriorAuthority };
}

/** Agreed paid time: from start to end without the break. */
export function workedOf({ startsAt, endsAt, breakMs }: BookingRow): DurationMs {
  return duration(Math.max(0, endsAt - startsAt - breakMs));
}

/** Whole minutes; a rest of half a minute counts. */
export function minutesOf(length: DurationMs): number {
  return Math.round(length / 60_000);
}

function feeBasisOf({ rateUnit, ratePrice, rateShare, rateCount, takings }: BookingRow): FeeBasis {
  switch (rateUnit) {
    case 'hour':
      return { unit: rateUnit, price: ratePrice ?? pence(0) };
    case 'session':
    case 'day':
      return { unit: rateUnit, price: ratePrice ?? pence(0), count: rateCount };
    case 'percent':
      return { unit: rateUnit, share: rateShare ?? basisPoints(0), takings };
    default:
      return rateUnit satisfies never;
  }
}

function cancellationOf({ booking, steps }: BookedWork): Cancellation | null {
  const { startsAt, cancelledAt, cancelledBy } = booking;
  return cancelledAt === null || cancelledBy === null ? null : { steps, startsAt, cancelledAt, cancelledBy };
}
