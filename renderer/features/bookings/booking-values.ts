import { blankBooking, bookingInputSchema, type Booking, type BookingInput } from '../../../shared/contract/bookings.ts';
import { feeOf, type Fee } from '../../../shared/domain/bookings/fee.ts';
import { noDeductions } from '../../../shared/domain/bookings/net-pay.ts';
import { basisPoints, pence, quantity } from '../../../shared/domain/money.ts';
import { duration, instant, localDate, localTime, type DurationMs, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';
import { noRepeat, repeatErrors, type RepeatValues } from '../calendar/repeat-values.ts';
import { rateProblem, rateText, typedRate } from '../organisations/rate-amount.ts';
import { deductionTexts, isDeduction, typedPay, type PayValues } from './booking-pay.ts';
import { workplaceZone } from './booking-words.ts';

export interface ExtraValues {
  readonly name: string;
  readonly amount: string;
  readonly count: number | string;
}

/** What stands in the fields of a booking, as typed. */
export interface BookingFormValues extends PayValues {
  readonly organisationId: string | null;
  readonly identityId: string | null;
  readonly title: string;
  readonly zone: ZoneId;
  /** `2026-11-26`, empty while not chosen; like the times on the clock of the workplace. */
  readonly date: string;
  readonly start: string;
  /** An end before the start is on the next day. */
  readonly end: string;
  readonly breakMinutes: number | string;
  readonly unit: Booking['rate']['unit'];
  /** Pounds, or per cent for a share. */
  readonly amount: string;
  readonly count: number | string;
  readonly takings: string;
  readonly extras: readonly ExtraValues[];
  readonly miles: number | string;
  readonly milePrice: string;
  /** Empty counts the usual time. */
  readonly adminMinutes: number | string;
  readonly ownMiles: number | string;
  readonly ownCosts: string;
  readonly ownCostsFor: string;
  readonly reference: string;
  readonly notes: string;
  /** Whether the work is pensioned; null follows what is usual. */
  readonly pension: Booking['pension'];
  readonly appraisal: { readonly alsoOn: readonly string[]; readonly hasAuthority: boolean };
  /** Only for a new one. */
  readonly state: 'offered' | 'confirmed';
  readonly repeat: RepeatValues;
  /** Days that are chosen one by one. */
  readonly alsoOn: readonly string[];
  readonly skipsHolidays: boolean;
}

const minute = 60_000;

export function newBooking(
  date: string,
  identity: { readonly id: string; readonly kind: 'soleTrader' | 'company' } | null,
): BookingFormValues {
  return {
    organisationId: null,
    identityId: identity?.id ?? null,
    arrangement: identity?.kind === 'company' ? 'ownCompany' : 'soleTrader',
    title: '',
    zone: workplaceZone,
    date,
    start: '09:00',
    end: '17:00',
    breakMinutes: 0,
    unit: 'hour',
    amount: '',
    count: 1,
    takings: '',
    extras: [],
    miles: 0,
    milePrice: '',
    adminMinutes: '',
    ownMiles: 0,
    ownCosts: '',
    ownCostsFor: '',
    reference: '',
    notes: '',
    payCheck: 'notChecked',
    paid: '',
    payNote: '',
    deductions: deductionTexts(noDeductions),
    net: '',
    ir35: blankBooking.ir35,
    pension: { choice: null, task: 'deputising' },
    appraisal: { alsoOn: [], hasAuthority: false },
    state: 'confirmed',
    repeat: noRepeat,
    alsoOn: [],
    skipsHolidays: true,
  };
}

export function bookingValues(booking: Booking): BookingFormValues {
  const { organisationId, identityId, arrangement, title, zone, startsAt, endsAt, breakMs, rate, extras, mileage } = booking;
  const { effort, reference, notes } = booking;
  return {
    organisationId,
    identityId,
    arrangement,
    title,
    zone,
    date: dayOf(startsAt, zone),
    start: timeOf(startsAt, zone),
    end: timeOf(endsAt, zone),
    breakMinutes: breakMs / minute,
    unit: rate.unit,
    amount: rateText(rate),
    count: rate.count / 1_000,
    takings: rate.takings === 0 ? '' : amountText(rate.takings),
    extras: extras.map(({ name, price, count }) => ({ name, amount: amountText(price), count: count / 1_000 })),
    miles: mileage.miles / 1_000,
    milePrice: mileage.price === 0 ? '' : amountText(mileage.price),
    adminMinutes: effort.adminMs === null ? '' : effort.adminMs / minute,
    ownMiles: effort.miles / 1_000,
    ownCosts: effort.costs === 0 ? '' : amountText(effort.costs),
    ownCostsFor: effort.costsFor,
    reference,
    notes,
    payCheck: booking.pay.check,
    paid: booking.pay.paid === null ? '' : amountText(booking.pay.paid),
    payNote: booking.pay.note,
    deductions: deductionTexts(booking.pay.deductions),
    net: booking.pay.net === null ? '' : amountText(booking.pay.net),
    ir35: booking.ir35,
    pension: booking.pension,
    appraisal: booking.appraisal,
    state: 'offered',
    repeat: noRepeat,
    alsoOn: [],
    skipsHolidays: true,
  };
}

/** When the work takes place; null while date or times do not make sense yet. */
export function plannedTime({ date, start, end, zone }: Pick<BookingFormValues, 'date' | 'start' | 'end' | 'zone'>) {
  if (date === '' || !isTime(start) || !isTime(end)) return null;
  const day = localDate(date);
  const startsAt = atLocalTime(day, localTime(start.slice(0, 5)), zone);
  const endsOn = end.slice(0, 5) <= start.slice(0, 5) ? addDays(day, 1) : day;
  return { startsAt, endsAt: atLocalTime(endsOn, localTime(end.slice(0, 5)), zone) };
}

/** What the contract is given; checked by `bookingErrors` before it is sent. */
export function toBookingInput(values: BookingFormValues): BookingInput {
  const time = plannedTime(values);
  const isShare = values.unit === 'percent';
  return {
    organisationId: values.organisationId ?? '',
    identityId: values.identityId,
    arrangement: values.arrangement,
    title: values.title,
    startsAt: time?.startsAt ?? Number.NaN,
    durationMs: time ? time.endsAt - time.startsAt : Number.NaN,
    zone: values.zone,
    breakMs: numberOf(values.breakMinutes) * minute,
    rate: {
      unit: values.unit,
      ...typedRate(values.unit, values.amount),
      count: thousandths(values.count),
      takings: isShare ? emptyOr(values.takings, typedPence) : 0,
    },
    extras: values.extras.map(({ name, amount, count }) => ({ name, price: typedPence(amount), count: thousandths(count) })),
    mileage: { miles: thousandths(values.miles), price: emptyOr(values.milePrice, typedPence) },
    effort: {
      adminMs: values.adminMinutes === '' ? null : numberOf(values.adminMinutes) * minute,
      miles: thousandths(values.ownMiles),
      costs: emptyOr(values.ownCosts, typedPence),
      costsFor: values.ownCostsFor,
    },
    reference: values.reference,
    notes: values.notes,
    pay: typedPay(values),
    // Kept though a sole trader is not asked for it: the record belongs to the days on which it was made.
    ir35: values.ir35,
    pension: { ...values.pension, choice: values.arrangement === 'soleTrader' ? values.pension.choice : null },
    appraisal: { ...values.appraisal, alsoOn: [...values.appraisal.alsoOn] },
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function bookingErrors(values: BookingFormValues): FormErrors {
  const found = formErrors(bookingInputSchema.safeParse(toBookingInput(values)));
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(found)) errors[fieldOf(path)] ??= wordsOf(path, text, values);
  for (const [name, text] of Object.entries(repeatErrors(values.repeat, values.date))) errors[`repeat.${name}`] = text;
  return errors;
}

/** What the booking comes to as it stands in the form; null while a number in it is none. */
export function typedFee(values: BookingFormValues): Fee | null {
  const { data } = bookingInputSchema.safeParse({
    ...toBookingInput(values),
    organisationId: anyId,
    identityId: null,
    pay: blankBooking.pay,
    ir35: blankBooking.ir35,
    effort: blankBooking.effort,
  });
  if (!data) return null;
  return feeOf({
    startsAt: instant(data.startsAt),
    endsAt: instant(data.startsAt + data.durationMs),
    breakMs: duration(data.breakMs),
    rate: {
      unit: data.rate.unit,
      price: data.rate.price === null ? null : pence(data.rate.price),
      share: data.rate.share === null ? null : basisPoints(data.rate.share),
      count: quantity(data.rate.count),
      takings: pence(data.rate.takings),
    },
    extras: data.extras,
    mileage: data.mileage,
  });
}

/** Whether only what belongs to one booking differs, notes and pay check, so that no one needs to be asked about its repeat. */
export function onlyOwnDiffer(before: BookingFormValues, after: BookingFormValues): boolean {
  const own = { notes: '', payCheck: 'notChecked', paid: '', payNote: '', deductions: null, net: '' } as const;
  const isChanged = JSON.stringify(before) !== JSON.stringify(after);
  return isChanged && JSON.stringify({ ...before, ...own }) === JSON.stringify({ ...after, ...own });
}

export interface TakenTimes {
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  /** Without pay; null keeps what is agreed. */
  readonly breakMs: DurationMs | null;
}

/** The times of the clock on the fields: whole minutes. */
export function withTimes(values: BookingFormValues, { startedAt, finishedAt, breakMs }: TakenTimes): BookingFormValues {
  const { zone } = values;
  const taken = { ...values, date: dayOf(startedAt, zone), start: timeOf(startedAt, zone), end: timeOf(finishedAt, zone) };
  return breakMs === null ? taken : { ...taken, breakMinutes: Math.round(breakMs / minute) };
}

const anyId = '00000000-0000-7000-8000-000000000000';

const fieldNames: readonly (readonly [path: string, field: string])[] = [
  ['startsAt', 'date'],
  ['durationMs', 'end'],
  ['breakMs', 'breakMinutes'],
  ['rate.count', 'count'],
  ['rate.takings', 'takings'],
  ['rate', 'amount'],
  ['mileage.miles', 'miles'],
  ['mileage.price', 'milePrice'],
  ['effort.adminMs', 'adminMinutes'],
  ['effort.miles', 'ownMiles'],
  ['effort.costsFor', 'ownCostsFor'],
  ['effort.costs', 'ownCosts'],
  ['pay.paid', 'paid'],
  ['pay.note', 'payNote'],
  ['pay.net', 'net'],
];

function fieldOf(path: string): string {
  const extra = /^extras\.(\d+)\.(price|count|name)$/.exec(path);
  if (extra) return `extras.${extra[1]}.${extra[2] === 'price' ? 'amount' : extra[2]}`;
  if (path.startsWith('pay.deductions.')) return path.slice('pay.'.length);
  return fieldNames.find(([start]) => path.startsWith(start))?.[1] ?? path;
}

function wordsOf(path: string, text: string, values: BookingFormValues): string {
  const extra = /^extras\.(\d+)\.price$/.exec(path);
  if (extra) return moneyProblem(values.extras[Number(extra[1])]?.amount ?? '') ?? text;
  if (path.endsWith('.count')) return 'Enter a number';
  return (
    fixedWords.get(path) ??
    amountWords(path, values) ??
    (path === 'durationMs' && !text.startsWith('Between') ? 'Enter start and end' : text)
  );
}

const fixedWords: ReadonlyMap<string, string> = new Map([
  ['organisationId', 'Choose who books you'],
  ['startsAt', 'Choose a day and a start'],
  ['mileage.miles', 'Enter miles'],
  ['effort.miles', 'Enter miles'],
]);

/** What is wrong with an amount of money; null for fields that hold none. */
function amountWords(path: string, values: BookingFormValues): string | null {
  if (path === 'rate.price' || path === 'rate.share') return rateProblem(values.unit, values.amount);
  if (path === 'rate.takings') return moneyProblem(values.takings);
  if (path === 'mileage.price') return moneyProblem(values.milePrice);
  if (path === 'effort.costs') return moneyProblem(values.ownCosts);
  if (path === 'pay.net') return moneyProblem(values.net);
  const deduction = /^pay\.deductions\.(\w+)$/.exec(path)?.[1];
  if (deduction !== undefined && isDeduction(deduction)) return moneyProblem(values.deductions[deduction]);
  return path === 'pay.paid' ? moneyProblem(values.paid) : null;
}

function isTime(text: string): boolean {
  return /^\d\d:\d\d/.test(text);
}

function thousandths(typed: number | string): number {
  return Math.round(numberOf(typed) * 1_000);
}

function numberOf(typed: number | string): number {
  return typeof typed === 'string' && typed.trim() === '' ? Number.NaN : Number(typed);
}

function emptyOr(text: string, read: (text: string) => number): number {
  return text.trim() === '' ? 0 : read(text);
}
