import type { Booking, BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { formatMoney, formatQuantity, type Pence } from '../../../shared/domain/money.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import { duration, zoneId, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import { bankHolidayOn } from '../../../shared/rates/bank-holidays.ts';
import { dayWordsAt, lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';
import { sessionName } from '../calendar/session-words.ts';
import { nationWords } from '../organisations/organisation-words.ts';

/** The clock of every workplace whose bank holidays are known. */
export const workplaceZone: ZoneId = zoneId('Europe/London');

export const stateWords = {
  offered: { word: 'Offered', shape: 'ring', tone: 'amber' },
  confirmed: { word: 'Confirmed', shape: 'half', tone: 'accent' },
  delivered: { word: 'Delivered', shape: 'tick', tone: 'plain' },
  cancelled: { word: 'Cancelled', shape: 'cross', tone: 'muted' },
} satisfies Record<Booking['state'], { readonly word: string; readonly shape: ChipShape; readonly tone: ChipTone }>;

export const arrangementWords = {
  soleTrader: 'I invoice as a sole trader',
  ownCompany: 'My own company invoices',
  agency: 'An agency pays',
  umbrella: 'An umbrella company pays',
  paye: 'Employed (PAYE)',
} satisfies Record<Booking['arrangement'], string>;

export const payCheckWords = {
  notChecked: 'Not checked',
  paidCorrectly: 'Paid correctly',
  paidShort: 'Paid short',
  notPaid: 'Not paid yet',
} satisfies Record<Booking['pay']['check'], string>;

export const sideWords = { organisation: 'The organisation', practitioner: 'I' } satisfies Record<Booking['offers'][number]['by'], string>;

/** Whoever pays for these checks the pay; the first two are invoiced. */
export function isPaidByOthers(arrangement: Booking['arrangement']): boolean {
  return arrangement === 'agency' || arrangement === 'umbrella' || arrangement === 'paye';
}

/** `Birch Lane Surgery`, with what the work is when it says so. */
export function bookingName({ organisation, title }: Pick<BookingBrief, 'organisation' | 'title'>): string {
  return title === '' ? organisation.name : `${organisation.name}, ${title}`;
}

/** `Thu 26 Nov, 09:00 – 13:00` on the clock of the workplace. */
export function bookingTimeWords({ startsAt, endsAt, zone }: Pick<BookingBrief, 'startsAt' | 'endsAt' | 'zone'>, now: Instant): string {
  return `${dayWordsAt(startsAt, zone, now)}, ${timeSpanWords(startsAt, endsAt, zone)}`;
}

/** `4 h × £90.00`, `60% of £500.00`: how the work itself is charged. */
export function workWords(fee: Fee, { unit, price, share, takings }: Booking['rate']): string {
  if (share !== null) return `${share / 100}% of ${formatMoney(takings)}`;
  const many = fee.quantity !== 1_000;
  const units = unit === 'hour' ? 'h' : `${unit}${many ? 's' : ''}`;
  return `${formatQuantity(fee.quantity)} ${units} × ${formatMoney(price ?? (0 as Pence))}`;
}

/** The bank holiday of a day in words; null for an ordinary day. */
export function bankHolidayWords(day: LocalDate, nation: Nation): string | null {
  try {
    const holiday = bankHolidayOn(day, nation);
    return holiday && `Bank holiday in ${nationWords[nation]}: ${holiday.name}${holiday.isSubstitute ? ' (substitute day)' : ''}`;
  } catch (error) {
    if (isAppError(error, 'NO_FIGURE_FOR_DATE')) return null; // years that nobody has announced have no known holidays
    throw error;
  }
}

/** The bank holiday on which a booking begins, at its workplace. */
export function holidayOf({ startsAt, zone, organisation }: Pick<BookingBrief, 'startsAt' | 'zone' | 'organisation'>): string | null {
  return bankHolidayWords(dayOf(startsAt, zone), organisation.nation);
}

export interface PlannedTime {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** One sentence per booking that leaves too little time. */
export function bookingOverlapSentence(other: BookingBrief, planned: PlannedTime, zone: ZoneId): string {
  return overlapSentenceOf(`${other.organisation.name} ${timeSpanWords(other.startsAt, other.endsAt, zone)}`, other, planned);
}

/** One sentence per session that leaves too little time. */
export function sessionOverlapSentence(other: Session, planned: PlannedTime, zone: ZoneId): string {
  return overlapSentenceOf(`${sessionName(other)} ${timeSpanWords(other.startsAt, other.endsAt, zone)}`, other, planned);
}

/** `1 booking`, `1,204 bookings`. */
export function bookingCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} booking${count === 1 ? '' : 's'}`;
}

function overlapSentenceOf(name: string, other: PlannedTime, planned: PlannedTime): string {
  const shared = Math.min(other.endsAt, planned.endsAt) - Math.max(other.startsAt, planned.startsAt);
  if (shared > 0) return `Overlaps ${name} by ${lengthWords(duration(shared))}.`;
  return other.startsAt >= planned.endsAt ? `Leaves too little time before ${name}.` : `Leaves too little time after ${name}.`;
}
