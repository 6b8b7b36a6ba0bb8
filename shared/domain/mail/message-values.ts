import { bookedBreak, bookedDay, bookedTimes, type AgreedBooking } from '../bookings/agreed-booking.ts';
import { agreedRateWords } from '../bookings/fee-words.ts';
import { formatMoney, negated, pence, pounds, quantity, sumOf, type Pence } from '../money.ts';
import { duration, instant, localDate, zoneId, type LocalDate } from '../time.ts';
import { dateInWords, periodInWords } from '../date-words.ts';
import { daysBetween } from '../zones.ts';
import type { MessageKind } from './message-texts.ts';
import type { Placeholder, TemplateValues } from './templates.ts';

/** An invoice or credit note as a message speaks of it. */
export interface MessageInvoice {
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly total: Pence;
  readonly balance: Pence;
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly purchaseOrder: string | null;
  readonly reference: string | null;
}

/** A Form A as a message speaks of it. */
export interface MessageForm {
  readonly invoiceNumber: string;
  /** Oldest first; at least one. */
  readonly worked: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  readonly pensionable: Pence;
  readonly employer: Pence;
  /** Null where the ten weeks have no limit. */
  readonly arriveBy: LocalDate | null;
}

/** A booking as a message speaks of it. */
export type MessageBooking = Pick<AgreedBooking, 'startsAt' | 'endsAt' | 'zone' | 'breakMs' | 'rate' | 'reference'> & {
  readonly fee: Pence;
  /** Whether a sheet with the terms goes with it. */
  readonly hasTerms: boolean;
  /** Whether VAT comes on top of the fee. */
  readonly hasVat: boolean;
};

/** Everything a message may be filled with. */
export interface MessageFacts {
  readonly organisation: string;
  readonly contact: string | null;
  readonly myName: string;
  readonly myPhone: string | null;
  /** The one the message is about, or the open ones of a statement, the oldest first. Only a statement may have none. */
  readonly invoices: readonly MessageInvoice[];
  /** What is owed in all as the statement says, negative when too much was paid; null for other messages. */
  readonly closing: Pence | null;
  /** The one the message is about; null for other messages. */
  readonly form: MessageForm | null;
  /** The one the message is about; null for other messages. */
  readonly booking: MessageBooking | null;
  readonly today: LocalDate;
}

/**
 * The values of a message of this kind, in words. A placeholder that has no meaning in it is missing: a statement has no
 * invoice number, only a reminder has days late.
 */
export function valuesOf(kind: MessageKind, facts: MessageFacts): TemplateValues {
  const { organisation, contact, myName, myPhone, invoices, closing, today } = facts;
  const [invoice] = invoices;
  const always = { organisation, contact: contact ?? organisation, myName, myPhone: myPhone ?? '' };
  if (kind === 'statement') return { ...always, balance: owedInWords(closing ?? balanceOf(invoices)), invoiceList: listInWords(invoices) };
  if (kind === 'pensionForm' || kind === 'pensionChase') return { ...always, ...formValues(facts) };
  if (kind === 'bookingConfirmation') return { ...always, ...bookingValues(facts) };
  if (!invoice) throw new RangeError('a message about no invoice');
  return { ...always, ...invoiceValues(kind, invoice, today) };
}

function invoiceValues(kind: MessageKind, invoice: MessageFacts['invoices'][number], today: LocalDate): TemplateValues {
  return {
    invoiceNumber: invoice.number,
    amount: formatMoney(invoice.total),
    issuedOn: dateInWords(invoice.issuedOn),
    period: invoice.period === null ? '' : periodInWords(invoice.period),
    purchaseOrder: invoice.purchaseOrder ?? '',
    reference: invoice.reference ?? '',
    ...(kind === 'creditNote' ? {} : { balance: formatMoney(invoice.balance), dueOn: dateInWords(invoice.dueOn) }),
    ...(kind === 'reminder' ? { daysLate: String(Math.max(0, daysBetween(invoice.dueOn, today))) } : {}),
  };
}

function formValues({ form, today }: MessageFacts): TemplateValues {
  if (form === null) throw new RangeError('a message about no form');
  const { invoiceNumber, worked, pensionable, employer, arriveBy } = form;
  return {
    invoiceNumber,
    workDays: worked.map(({ from, to }) => (from === to ? dateInWords(from) : periodInWords({ from, to }))).join(', '),
    pensionablePay: formatMoney(pensionable),
    employerShare: employer === 0 ? '' : formatMoney(employer),
    arriveBy: arriveBy === null ? '' : dateInWords(arriveBy),
    daysLeft: arriveBy === null ? '' : String(Math.max(0, daysBetween(today, arriveBy))),
  };
}

function bookingValues({ booking }: MessageFacts): TemplateValues {
  if (booking === null) throw new RangeError('a message about no booking');
  const { fee, rate, reference, hasTerms, hasVat } = booking;
  return {
    bookedDay: bookedDay(booking),
    bookedTimes: bookedTimes(booking),
    bookedBreak: bookedBreak(booking),
    fee: fee === 0 ? '' : `${formatMoney(fee)}${hasVat ? ', with VAT where it applies' : ''}`,
    rate: (rate.price ?? rate.share) === 0 ? '' : agreedRateWords(rate),
    reference,
    attachedTerms: hasTerms ? 'The terms that hold for it are attached.' : '',
  };
}

/** The placeholders that a template of this kind may hold. */
export function placeholdersOf(kind: MessageKind): readonly Placeholder[] {
  // Object.keys has lost the keys' type; TemplateValues has no others.
  return Object.keys(valuesOf(kind, exampleFacts)) as readonly Placeholder[];
}

/** Made-up facts, for looking at a template while it is being changed. */
export const exampleFacts: MessageFacts = {
  organisation: 'Example Surgery',
  contact: 'Accounts Team',
  myName: 'Your Name',
  myPhone: '020 7946 0000',
  invoices: [
    {
      number: '2026-0042',
      issuedOn: localDate('2026-09-01'),
      dueOn: localDate('2026-10-01'),
      total: pounds(850),
      balance: pounds(850),
      period: { from: localDate('2026-08-03'), to: localDate('2026-08-28') },
      purchaseOrder: 'PO-1234',
      reference: 'LOC-7',
    },
    {
      number: '2026-0043',
      issuedOn: localDate('2026-09-15'),
      dueOn: localDate('2026-10-15'),
      total: pounds(425),
      balance: pounds(425),
      period: null,
      purchaseOrder: null,
      reference: null,
    },
  ],
  closing: null,
  form: {
    invoiceNumber: '2026-0042',
    worked: [
      { from: localDate('2026-08-03'), to: localDate('2026-08-04') },
      { from: localDate('2026-08-10'), to: localDate('2026-08-10') },
    ],
    pensionable: pounds(765),
    employer: pounds(110.01),
    arriveBy: localDate('2026-10-12'),
  },
  booking: {
    startsAt: instant(Date.UTC(2026, 9, 15, 8)),
    endsAt: instant(Date.UTC(2026, 9, 15, 16, 30)),
    zone: zoneId('Europe/London'),
    breakMs: duration(1_800_000),
    rate: { unit: 'hour', price: pounds(90), share: null, count: quantity(1_000), takings: pence(0) },
    reference: 'LOC-7',
    fee: pounds(720),
    hasTerms: true,
    hasVat: false,
  },
  today: localDate('2026-10-08'),
};

/** More of them are on the statement, and make a mail that nobody reads. */
const mostListed = 50;

function listInWords(invoices: readonly MessageInvoice[]): string {
  if (invoices.length === 0) return 'None';
  const rest = invoices.length - mostListed;
  return [...invoices.slice(0, mostListed).map(listed), ...(rest > 0 ? [`and ${rest} more, on the statement`] : [])].join('\n');
}

function balanceOf(invoices: readonly MessageInvoice[]): Pence {
  return sumOf(invoices.map(({ balance }) => balance));
}

function owedInWords(closing: Pence): string {
  return closing < 0 ? `${formatMoney(pence(0))} (${formatMoney(negated(closing))} in your favour)` : formatMoney(closing);
}

function listed({ number, issuedOn, dueOn, balance }: MessageInvoice): string {
  return `${number} of ${dateInWords(issuedOn)}, due ${dateInWords(dueOn)}: ${formatMoney(balance)}`;
}
