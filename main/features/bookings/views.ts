import type { Booking, BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Terms } from '../../../shared/contract/terms.ts';
import { feeOf, type Fee } from '../../../shared/domain/bookings/fee.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { readTerms } from '../../db/terms-rows.ts';
import { sentConfirmations, type ConfirmationFacts } from './confirmations-store.ts';
import { toldSha256 } from './told.ts';
import {
  bookingsOfSeries,
  extrasOf,
  invoicesOf,
  offeredTermsId,
  offersOf,
  type BookingRow,
  type BookingWithPlace,
  type ExtraRow,
} from './store.ts';

/** What lists and the calendar show, in the order given. */
export function briefsOf(db: ReadDb, found: readonly BookingWithPlace[]): readonly BookingBrief[] {
  const extras = extrasOf(db, found.map(({ booking }) => booking.id)); // prettier-ignore
  const billed = invoicesFor(db, found);
  return found.map(({ booking, organisation }) => {
    const { id, title, state, arrangement, startsAt, endsAt, zone, payCheck, seriesId } = booking;
    const invoice = billed.get(id) ?? null;
    return {
      id,
      organisation,
      title,
      state,
      arrangement,
      startsAt,
      endsAt,
      zone,
      payCheck,
      pay: payOf(booking),
      ir35Standing: booking.ir35Standing,
      repeats: seriesId !== null,
      invoice,
      fee: feeOfRow(booking, extrasFor(extras, id)),
    };
  });
}

/** Everything about the bookings, in the order given. */
export function bookingViews(db: ReadDb, found: readonly BookingWithPlace[]): readonly Booking[] {
  const ids = found.map(({ booking }) => booking.id);
  const extras = extrasOf(db, ids);
  const offers = offersOf(db, ids);
  const series = seriesFor(db, found);
  const billed = invoicesFor(db, found);
  const confirmations = sentConfirmations(db, ids);
  const views = found.map(({ booking, organisation }) => ({
    id: booking.id,
    organisationId: booking.organisationId,
    identityId: booking.identityId,
    organisation,
    arrangement: booking.arrangement,
    state: booking.state,
    title: booking.title,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    zone: booking.zone,
    breakMs: booking.breakMs,
    rate: rateOf(booking),
    extras: extrasFor(extras, booking.id).map(({ name, price, count }) => ({ name, price, count })),
    mileage: { miles: booking.miles, price: booking.milePrice },
    effort: { adminMs: booking.adminMs, miles: booking.ownMiles, costs: booking.ownCosts, costsFor: booking.ownCostsFor },
    reference: booking.reference,
    notes: booking.notes,
    pay: { check: booking.payCheck, note: booking.payNote, ...payOf(booking) },
    ir35: ir35Of(booking),
    pension: { choice: booking.pensionChoice, task: booking.task },
    appraisal: { alsoOn: daysIn(booking.appraisalDays), hasAuthority: booking.hasPriorAuthority },
    fee: feeOfRow(booking, extrasFor(extras, booking.id)),
    invoice: billed.get(booking.id) ?? null,
    terms: termsOf(db, booking),
    series: seriesOf(series, booking),
    offers: offers
      .filter(({ bookingId }) => bookingId === booking.id)
      .map(({ madeBy, madeAt, unit, price, share, note }) => ({ by: madeBy, madeAt, unit, price, share, note })),
    cancellation: cancellationOf(booking),
  }));
  return views.map((view) => ({ ...view, confirmation: confirmationOf(view, confirmations.get(view.id)) }));
}

/** What was last told, and whether that still holds. */
function confirmationOf(view: Omit<Booking, 'confirmation'>, sent: ConfirmationFacts | undefined): Booking['confirmation'] {
  const sentOn = sent?.postedOn ?? sent?.mailedOn ?? null;
  if (!sent || sentOn === null) return null;
  return { sentOn, isCurrent: view.state !== 'offered' && view.state !== 'cancelled' && sent.toldSha256 === toldSha256(view) };
}

/** What bills each booking, and whether that is paid. */
function invoicesFor(db: ReadDb, found: readonly BookingWithPlace[]): ReadonlyMap<string, NonNullable<BookingBrief['invoice']>> {
  const stateOf = (number: string | null, balance: number) => {
    if (number === null) return 'draft';
    return balance > 0 ? 'invoiced' : 'paid';
  };
  const billed = invoicesOf(db, found.map(({ booking }) => booking.id)); // prettier-ignore
  return new Map(billed.map(({ bookingId, id, number, balance }) => [bookingId, { id, number, state: stateOf(number, balance) }]));
}

export function feeOfRow(booking: BookingRow, extras: readonly Pick<ExtraRow, 'price' | 'count'>[]): Fee {
  const { startsAt, endsAt, breakMs, miles, milePrice } = booking;
  return feeOf({ startsAt, endsAt, breakMs, rate: rateOf(booking), extras, mileage: { miles, price: milePrice } });
}

/** The accepted terms; before confirming, those that would be accepted now. */
export function termsOf(db: ReadDb, booking: BookingRow): { readonly accepted: boolean; readonly terms: Terms } | null {
  const isOpen = booking.state === 'offered' || booking.cancelledFrom === 'offered';
  const id = isOpen ? offeredTermsId(db, booking) : booking.termsId;
  const terms = id === null ? undefined : readTerms(db, [id]).get(id);
  return terms ? { accepted: !isOpen, terms } : null;
}

/** The ids of the bookings of each repeat, by start; each repeat is read once. */
function seriesFor(db: ReadDb, found: readonly BookingWithPlace[]): ReadonlyMap<string, readonly string[]> {
  const seriesIds = new Set(found.flatMap(({ booking }) => booking.seriesId ?? []));
  return new Map([...seriesIds].map((seriesId) => [seriesId, bookingsOfSeries(db, seriesId).map(({ id }) => id)]));
}

function seriesOf(series: ReadonlyMap<string, readonly string[]>, { id, seriesId }: BookingRow): Booking['series'] {
  const ids = seriesId === null ? [] : (series.get(seriesId) ?? []);
  return seriesId === null ? null : { id: seriesId, position: ids.indexOf(id) + 1, count: ids.length };
}

function rateOf({ rateUnit, ratePrice, rateShare, rateCount, takings }: BookingRow): Booking['rate'] {
  return { unit: rateUnit, price: ratePrice, share: rateShare, count: rateCount, takings };
}

function payOf({ paid, payTax, payNationalInsurance, payStudentLoan, payPension, payOther, payNet }: BookingRow): BookingBrief['pay'] {
  const deductions = {
    tax: payTax,
    nationalInsurance: payNationalInsurance,
    studentLoan: payStudentLoan,
    pension: payPension,
    other: payOther,
  };
  return { paid, deductions, net: payNet };
}

function ir35Of(booking: BookingRow): Booking['ir35'] {
  return {
    sector: booking.ir35Sector,
    standing: booking.ir35Standing,
    decidedBy: booking.ir35DecidedBy,
    statementOn: booking.ir35StatementOn,
    disagreedOn: booking.ir35DisagreedOn,
    checkReference: booking.ir35CheckReference,
    reasons: booking.ir35Reasons,
  };
}

/** The days of the column, which has spaces between them. */
export function daysIn(text: string): readonly LocalDate[] {
  return text === '' ? [] : text.split(' ').map(localDate);
}

function cancellationOf({ cancelledAt, cancelledBy, cancelledFrom, cancelReason, cancelFee }: BookingRow): Booking['cancellation'] {
  if (cancelledAt === null || cancelledBy === null || cancelledFrom === null) return null;
  return { at: cancelledAt, by: cancelledBy, from: cancelledFrom, reason: cancelReason, fee: cancelFee };
}

function extrasFor(extras: readonly ExtraRow[], id: string): readonly ExtraRow[] {
  return extras.filter(({ bookingId }) => bookingId === id);
}
