import type { Booking, BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Deductions } from '../../../shared/domain/bookings/net-pay.ts';
import { zoneId, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { dayWordsAt, timeSpanWords } from '../../ui/time-words.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';

/** The clock of every workplace whose bank holidays are known. */
export const workplaceZone: ZoneId = zoneId('Europe/London');

export const stateWords = {
  offered: { word: 'Offered', shape: 'ring', tone: 'amber' },
  confirmed: { word: 'Confirmed', shape: 'half', tone: 'accent' },
  delivered: { word: 'Delivered', shape: 'tick', tone: 'plain' },
  cancelled: { word: 'Cancelled', shape: 'cross', tone: 'muted' },
} satisfies Record<Booking['state'], { readonly word: string; readonly shape: ChipShape; readonly tone: ChipTone }>;

/** What became of the work on paper. */
export const invoicedWords = {
  draft: { word: 'On a draft', shape: 'dash', tone: 'muted' },
  invoiced: { word: 'Invoiced', shape: 'half', tone: 'plain' },
  paid: { word: 'Paid', shape: 'tick', tone: 'muted' },
} satisfies Record<NonNullable<Booking['invoice']>['state'], { readonly word: string; readonly shape: ChipShape; readonly tone: ChipTone }>;

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

/** As payslips call them. */
export const deductionWords = {
  tax: 'PAYE tax',
  nationalInsurance: 'National Insurance',
  studentLoan: 'Student loan',
  pension: 'Pension',
  other: 'Anything else',
} satisfies Record<keyof Deductions, string>;

export const standingWords = {
  notApplicable: 'Does not apply',
  undetermined: 'Not determined yet',
  outside: 'Outside IR35',
  inside: 'Inside IR35',
} satisfies Record<Booking['ir35']['standing'], string>;

export const sideWords = { organisation: 'The organisation', practitioner: 'I' } satisfies Record<
  Exclude<Booking['offers'][number]['by'], 'edit'>,
  string
>;

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

/** `1 booking`, `1,204 bookings`. */
export function bookingCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} booking${count === 1 ? '' : 's'}`;
}

/** ` 2 were left as they are: begun, billed or decided otherwise.`; empty for none. */
export function leftWords(left: number): string {
  if (left === 0) return '';
  return ` ${left} ${left === 1 ? 'was' : 'were'} left as ${left === 1 ? 'it is' : 'they are'}: begun, billed or decided otherwise.`;
}
