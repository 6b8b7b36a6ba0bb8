import { difference, pence, quantity, type BasisPoints, type Pence, type Quantity } from '../money.ts';
import type { LocalDate, LocalTime } from '../time.ts';
import { cancellationLine, type Cancellation } from './cancellation-fee.ts';
import type { InvoiceLine, OrganisationKind, SupplyPeriod, VatTreatment } from './model.ts';
import { netOf } from './totals.ts';

/** How the work is paid: by time, by session or day, or as a share of what was taken. */
export type FeeBasis =
  | { readonly unit: 'hour'; readonly price: Pence }
  | { readonly unit: 'session' | 'day'; readonly price: Pence; readonly count: Quantity }
  | { readonly unit: 'percent'; readonly share: BasisPoints; readonly takings: Pence };

export interface BookingExtra {
  readonly name: string;
  readonly price: Pence;
  readonly count: Quantity;
}

/** What an invoice needs to know of a booking that was delivered, or called off late. */
export interface BillableBooking {
  readonly id: string;
  readonly identityId: string;
  readonly organisationId: string;
  readonly workedOn: LocalDate;
  /** Wall-clock times of the workplace, for printing. */
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  /** Agreed paid time without breaks, from instants: a night in which the clocks change has the hours it has. */
  readonly agreedMinutes: number;
  /** Paid time that the user confirmed instead; null while the agreed one holds. */
  readonly confirmedMinutes: number | null;
  /** What the clock saw; never used unless confirmed. */
  readonly actualMinutes: number | null;
  /** What was done, in the words of the rate card; empty for none. */
  readonly name: string;
  readonly fee: FeeBasis;
  readonly extras: readonly BookingExtra[];
  readonly mileage: { readonly miles: Quantity; readonly perMile: Pence } | null;
  /** Passed on at cost: parking, a train. */
  readonly expenses: readonly { readonly name: string; readonly amount: Pence }[];
  readonly vat: VatTreatment;
  readonly pensionable: boolean;
  /** Set when it was called off: then only the agreed fee for that is asked. */
  readonly cancellation: Cancellation | null;
}

/** Neutral words say nothing about the kind of care; attendance alone can tell something about a person's health. */
export type Wording = 'neutral' | 'named';

/** What the clock would change, offered and never taken by itself. */
export interface TimeSuggestion {
  readonly minutes: number;
  /** The fee with these minutes, less the fee as it stands. */
  readonly difference: Pence;
}

/** Neutral for people who pay for themselves and for insurers, unless the user chooses otherwise. */
export function usualWording(kind: OrganisationKind): Wording {
  return kind === 'private' || kind === 'insurer' ? 'neutral' : 'named';
}

/**
 * The lines of a booking: fee, extras, mileage, expenses; or the cancellation fee alone, or nothing if that is free.
 *
 * @see docs/rules/invoices.md §9, booking-lines.test.ts
 */
export function linesOf(booking: BillableBooking, wording: Wording): readonly InvoiceLine[] {
  if (booking.cancellation !== null) {
    const work = { fee: agreedFee(booking), plannedOn: booking.workedOn, vat: booking.vat };
    const line = cancellationLine(work, booking.cancellation);
    return line === null ? [] : [line];
  }
  return [feeLine(booking, wording), ...extraLines(booking, wording), ...travelLines(booking), ...expenseLines(booking, wording)];
}

/** The lines of several bookings, by day and start. */
export function linesOfAll(bookings: readonly BillableBooking[], wording: Wording): readonly InvoiceLine[] {
  return bookings.toSorted(byStart).flatMap((booking) => linesOf(booking, wording));
}

/** The fee as it was agreed, without extras, mileage, expenses and confirmed minutes. */
export function agreedFee(booking: BillableBooking): Pence {
  return netOf(feeLine({ ...booking, confirmedMinutes: null }, 'neutral'));
}

/** What the clock saw, where it would change a fee by the hour; null where it would not, or was confirmed already. */
export function timeSuggestion(booking: BillableBooking): TimeSuggestion | null {
  const { actualMinutes, agreedMinutes, confirmedMinutes, fee, cancellation } = booking;
  if (actualMinutes === null || fee.unit !== 'hour' || cancellation !== null) return null;
  if (actualMinutes === (confirmedMinutes ?? agreedMinutes)) return null;
  const now = netOf(feeLine(booking, 'neutral'));
  const then = netOf(feeLine({ ...booking, confirmedMinutes: actualMinutes }, 'neutral'));
  return { minutes: actualMinutes, difference: difference(then, now) };
}

/** First and last day of the lines; null while none has a day. */
export function periodOf(lines: readonly InvoiceLine[]): SupplyPeriod | null {
  const days = lines.flatMap(({ workedOn }) => (workedOn === null ? [] : [workedOn])).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

function feeLine(booking: BillableBooking, wording: Wording): InvoiceLine {
  const { fee, name, pensionable, startsAt, endsAt } = booking;
  const named = name.trim() === '' ? 'Locum work' : name;
  const base = {
    ...plainLine(booking),
    description: wording === 'neutral' ? 'Professional session' : named,
    pensionable,
    startsAt,
    endsAt,
  };
  if (fee.unit === 'percent') return { ...base, unit: 'percent', quantity: quantity(fee.share * 10), unitPrice: fee.takings };
  const count = fee.unit === 'hour' ? hoursOf(booking.confirmedMinutes ?? booking.agreedMinutes) : fee.count;
  return { ...base, unit: fee.unit, quantity: count, unitPrice: fee.price };
}

function extraLines(booking: BillableBooking, wording: Wording): readonly InvoiceLine[] {
  return booking.extras.map(({ name, price, count }) => ({
    ...plainLine(booking),
    kind: 'extra',
    description: wording === 'neutral' ? 'Additional service' : name,
    quantity: count,
    unitPrice: price,
    pensionable: booking.pensionable,
  }));
}

function travelLines(booking: BillableBooking): readonly InvoiceLine[] {
  const { mileage } = booking;
  if (mileage === null || mileage.miles === 0) return [];
  const { miles, perMile } = mileage;
  return [{ ...plainLine(booking), kind: 'mileage', description: 'Mileage', unit: 'mile', quantity: miles, unitPrice: perMile }];
}

function expenseLines(booking: BillableBooking, wording: Wording): readonly InvoiceLine[] {
  return booking.expenses.map(({ name, amount }) => ({
    ...plainLine(booking),
    kind: 'expense',
    description: wording === 'neutral' ? 'Expenses' : name,
    unitPrice: amount,
  }));
}

/** One item of nothing on the day of the booking, outside the pension. */
function plainLine({ workedOn, vat }: BillableBooking): InvoiceLine {
  return {
    kind: 'fee',
    description: '',
    workedOn,
    startsAt: null,
    endsAt: null,
    quantity: quantity(1_000),
    unit: 'item',
    unitPrice: pence(0),
    vat,
    pensionable: false,
  };
}

/** Hours in thousandths, so that the printed quantity times the price is the printed amount. */
function hoursOf(minutes: number): Quantity {
  return quantity(Math.round((minutes * 1_000) / 60));
}

function byStart(a: BillableBooking, b: BillableBooking): number {
  const [left, right] = [`${a.workedOn} ${a.startsAt} ${a.id}`, `${b.workedOn} ${b.startsAt} ${b.id}`];
  return left < right ? -1 : Number(left > right);
}
