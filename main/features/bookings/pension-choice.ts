import type { BookingValues } from '../../../shared/contract/bookings.ts';
import type { PensionIntent } from '../../../shared/domain/pension/eligibility.ts';
import { instant, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { requireNotInvoiced } from './steps.ts';
import { updateBooking, type BookingRow } from './store.ts';

/** A booking as far as the pension asks, before it is saved. */
export interface PensionedBooking extends Pick<BookingRow, 'identityId' | 'organisationId' | 'arrangement' | 'task'> {
  readonly workedOn: LocalDate;
  /** The booking itself; none for a new one. */
  readonly exceptIds: readonly string[];
}

/** What the pension says of bookings. */
export interface BookingPension {
  /** Which other bookings a choice reaches. @throws AppError PENSION_IMPOSSIBLE, PENSION_ALL_OR_NONE */
  reached(db: ReadDb, booking: PensionedBooking, choice: PensionIntent): readonly string[];
}

/** The other bookings that a form's choice reaches; none where it says nothing, or what it did before. Throws as `reached`. */
export function reachedByValues(
  pension: BookingPension,
  db: ReadDb,
  values: BookingValues,
  before: { readonly id: string; readonly values: BookingValues } | null,
): readonly string[] {
  const { choice, task } = values.pension;
  if (choice === null || (before !== null && saysTheSame(before.values, values))) return [];
  const { identityId, organisationId, arrangement, startsAt, zone } = values;
  const workedOn = dayOf(instant(startsAt), zone);
  return pension.reached(
    db,
    { identityId, organisationId, arrangement, task, workedOn, exceptIds: before === null ? [] : [before.id] },
    choice,
  );
}

/** Says whether work is pensioned. @throws AppError BOOKING_STATE while it is cancelled, BOOKING_INVOICED */
export function choosePension(db: WriteDb, before: BookingRow, pensionChoice: PensionIntent | null, now: Instant): void {
  if (before.state === 'cancelled') throw new AppError('BOOKING_STATE', { bookingId: before.id });
  requireNotInvoiced(db, before.id);
  updateBooking(db, { ...before, pensionChoice, changedAt: now });
}

export function pensionedBooking({ id, identityId, organisationId, arrangement, task, startsAt, zone }: BookingRow): PensionedBooking {
  return { identityId, organisationId, arrangement, task, workedOn: dayOf(startsAt, zone), exceptIds: [id] };
}

function saysTheSame(one: BookingValues, other: BookingValues): boolean {
  const told = ({ pension: { choice, task }, identityId, organisationId, arrangement }: BookingValues): string =>
    JSON.stringify([choice, task, identityId, organisationId, arrangement]);
  return told(one) === told(other);
}
