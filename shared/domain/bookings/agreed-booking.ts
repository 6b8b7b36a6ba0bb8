import { dateInWords } from '../date-words.ts';
import type { OrganisationKind } from '../invoices/model.ts';
import { usualWording } from '../invoices/booking-lines.ts';
import { formatQuantity, formatMoney, priceOf, type Pence, type Quantity } from '../money.ts';
import type { DurationMs, Instant, LocalDate, ZoneId } from '../time.ts';
import { dayOf, daysBetween, startOfWeek, timeOf } from '../zones.ts';
import type { Fee, FeeRate } from './fee.ts';
import { workWords } from './fee-words.ts';
import type { AgreedTerms } from './terms-words.ts';

/** A booking as far as it is told to whoever books; private notes and own costs are no part of it. */
export interface AgreedBooking {
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The clock of the workplace. */
  readonly zone: ZoneId;
  /** Unpaid. */
  readonly breakMs: DurationMs;
  readonly rate: FeeRate;
  readonly extras: readonly { readonly name: string; readonly price: Pence; readonly count: Quantity }[];
  readonly mileage: { readonly miles: Quantity; readonly price: Pence };
  readonly fee: Fee;
  readonly reference: string;
  /** Null for none. */
  readonly terms: AgreedTerms | null;
}

/**
 * All that a confirmation says, as one text that is the same while nothing of it has changed. The title counts, for it
 * stands on the sheet; pay checks, notes and own costs do not.
 */
export function toldOf(booking: AgreedBooking, parties: { readonly identityId: string | null; readonly organisationId: string }): string {
  const { title, startsAt, endsAt, zone, breakMs, rate, extras, mileage, reference, terms } = booking;
  const { unit, price, share, count, takings } = rate;
  return JSON.stringify([
    [parties.identityId, parties.organisationId],
    [title, startsAt, endsAt, zone, breakMs, reference],
    [unit, price, share, count, takings],
    extras.map((extra) => [extra.name, extra.price, extra.count]),
    [mileage.miles, mileage.price],
    terms && [terms.paymentDays, terms.cancellation.map(({ noticeHours, share: part }) => [noticeHours, part]), terms.note],
  ]);
}

/** `Thursday 26 November 2026`, on the clock of the workplace. */
export function bookedDay({ startsAt, zone }: Pick<AgreedBooking, 'startsAt' | 'zone'>): string {
  return weekdayDateInWords(dayOf(startsAt, zone));
}

/** `09:00 to 13:00`, `20:00 to 08:00 on Friday 27 November 2026`. */
export function bookedTimes({ startsAt, endsAt, zone }: Pick<AgreedBooking, 'startsAt' | 'endsAt' | 'zone'>): string {
  const [first, last] = [dayOf(startsAt, zone), dayOf(endsAt, zone)];
  const times = `${timeOf(startsAt, zone)} to ${timeOf(endsAt, zone)}`;
  return first === last ? times : `${times} on ${weekdayDateInWords(last)}`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** With its weekday: somebody is to come on it. */
function weekdayDateInWords(day: LocalDate): string {
  return `${WEEKDAYS[daysBetween(startOfWeek(day), day)] ?? ''} ${dateInWords(day)}`;
}

/** `30 minutes, unpaid`; empty for none. */
export function bookedBreak({ breakMs }: Pick<AgreedBooking, 'breakMs'>): string {
  const minutes = Math.round(breakMs / 60_000);
  return minutes === 0 ? '' : `${minutes} minute${minutes === 1 ? '' : 's'}, unpaid`;
}

export interface AgreedLine {
  readonly words: string;
  /** `4 h × £90.00`. */
  readonly basis: string;
  readonly amount: Pence;
}

/** What the fee is made of; it adds up to it. To private clients and insurers it says nothing of the kind of work. */
export function agreedLines({ title, rate, extras, mileage, fee }: AgreedBooking, kind: OrganisationKind): readonly AgreedLine[] {
  const isNeutral = usualWording(kind) === 'neutral';
  const named = title.trim() === '' ? 'Locum work' : title;
  const more = extras.map(({ name, price, count }) => ({
    words: isNeutral ? 'Additional service' : name,
    basis: `${formatQuantity(count)} × ${formatMoney(price)}`,
    amount: priceOf(price, count),
  }));
  const travel = {
    words: 'Mileage',
    basis: `${formatQuantity(mileage.miles)} miles × ${formatMoney(mileage.price)}`,
    amount: fee.mileage,
  };
  return [
    { words: isNeutral ? 'Professional session' : named, basis: workWords(fee, rate), amount: fee.work },
    ...more,
    ...(mileage.miles === 0 ? [] : [travel]),
  ];
}
