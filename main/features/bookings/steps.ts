import type { BookingValues, MadeOffer } from '../../../shared/contract/bookings.ts';
import { standingAfter, type BookingStep } from '../../../shared/domain/bookings/life-cycle.ts';
import { cancellationFee } from '../../../shared/domain/invoices/cancellation-fee.ts';
import { pence } from '../../../shared/domain/money.ts';
import { instant, localDate, plus, type Instant } from '../../../shared/domain/time.ts';
import { atLocalTime, isZone, timeOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import {
  addOffer,
  extrasOf,
  identityExists,
  insertBooking,
  isInvoiced,
  offeredTermsId,
  offersOf,
  organisationExists,
  runOfBooking,
  saveExtras,
  updateBooking,
  type BookingRow,
  type ExtraRow,
  type OfferRow,
} from './store.ts';
import { feeOfRow, termsOf } from './views.ts';

export interface Cancelling {
  readonly by: 'organisation' | 'practitioner';
  readonly reason: string;
  /** When it was called off; null for now. */
  readonly at: Instant | null;
}

export interface NewBooking {
  readonly id: string;
  /** @throws AppError NOT_FOUND when what it names was removed meanwhile */
  readonly save: (db: WriteDb) => void;
}

/** @throws AppError INVALID_INPUT for a zone this computer does not know */
export function makeBookings(
  values: BookingValues,
  state: 'offered' | 'confirmed',
  alsoOn: readonly string[],
  { newId, now }: { readonly newId: () => string; readonly now: Instant },
): readonly NewBooking[] {
  if (!isZone(values.zone)) throw new AppError('INVALID_INPUT', { setting: 'zone' });
  const first = instant(values.startsAt);
  const time = timeOf(first, values.zone);
  const others = [...new Set(alsoOn)].map((day) => atLocalTime(localDate(day), time, values.zone));
  const starts = [...new Set([first, ...others])];
  const seriesId = starts.length > 1 ? newId() : null;
  return starts.map((startsAt) => {
    const id = newId();
    return {
      id,
      save: (db) => {
        const fields = fieldsOf(db, { ...values, startsAt });
        const termsId = state === 'confirmed' ? offeredTermsId(db, fields) : null;
        insertBooking(db, { id, ...fields, ...notCancelled, state, termsId, seriesId, createdAt: now, changedAt: now });
        saveExtras(db, id, values.extras);
      },
    };
  });
}

/** @throws AppError NOT_FOUND, INVALID_INPUT, BOOKING_STATE, BOOKING_INVOICED, SESSION_RUNNING for its times while the clock runs it */
export function changeBooking(db: WriteDb, before: BookingRow, values: BookingValues, now: Instant): void {
  if (before.state === 'cancelled') throw new AppError('BOOKING_STATE', { bookingId: before.id });
  const fields = fieldsOf(db, values);
  if (isBilledOtherwise(db, before, fields, values)) requireNotInvoiced(db, before.id);
  if (before.state === 'offered') noteRate(db, before, fields, now);
  if (before.startsAt !== fields.startsAt || before.endsAt !== fields.endsAt) requireNotRunning(db, before.id);
  updateBooking(db, { ...before, ...fields, changedAt: now });
  saveExtras(db, before.id, values.extras);
}

/** @throws AppError BOOKING_STATE */
export function addOfferTo(db: WriteDb, before: BookingRow, { by, unit, price, share, note }: MadeOffer, now: Instant): void {
  if (before.state !== 'offered') throw new AppError('BOOKING_STATE', { bookingId: before.id });
  const firstBy = by === 'practitioner' ? 'organisation' : 'practitioner';
  addToRecord(db, before, { bookingId: before.id, madeBy: by, madeAt: now, unit, price, share, note }, firstBy);
  updateBooking(db, { ...before, rateUnit: unit, ratePrice: price, rateShare: share, changedAt: now });
}

/** While nothing is agreed, a rate that is typed over stays on the record of offers beside the new one. */
function noteRate(db: WriteDb, before: BookingRow, { rateUnit, ratePrice, rateShare }: ReturnType<typeof fieldsOf>, now: Instant): void {
  const edit = { bookingId: before.id, madeBy: 'edit', madeAt: now, unit: rateUnit, price: ratePrice, share: rateShare, note: '' } as const;
  const isFirst = (before.ratePrice ?? before.rateShare) === 0;
  if (!isFirst && !isRateOf(before, edit)) addToRecord(db, before, edit, 'edit');
}

/** What stood in the booking before the first entry stays on the record with it; not where there was no rate, or the same. */
function addToRecord(db: WriteDb, before: BookingRow, entry: Omit<OfferRow, 'position'>, firstBy: OfferRow['madeBy']): void {
  const { id, rateUnit, ratePrice, rateShare, createdAt } = before;
  const made = offersOf(db, [id]).length;
  const isFirstKept = made === 0 && (ratePrice ?? rateShare) !== 0 && !isRateOf(before, entry);
  const first = { bookingId: id, madeBy: firstBy, madeAt: createdAt, unit: rateUnit, price: ratePrice, share: rateShare, note: '' };
  if (isFirstKept) addOffer(db, { ...first, position: 0 });
  addOffer(db, { ...entry, position: made + (isFirstKept ? 1 : 0) });
}

function isRateOf(
  { rateUnit, ratePrice, rateShare }: BookingRow,
  { unit, price, share }: Pick<OfferRow, 'unit' | 'price' | 'share'>,
): boolean {
  return rateUnit === unit && ratePrice === price && rateShare === share;
}

/** @throws AppError BOOKING_STATE, BOOKING_NOT_BEGUN, BOOKING_INVOICED, SESSION_RUNNING */
export function takeStep(db: WriteDb, before: BookingRow, step: Exclude<BookingStep, 'cancel'>, now: Instant): void {
  const { state } = requireStanding(before, step);
  if (step === 'takeBack') requireNotRunning(db, before.id);
  if (step === 'takeBack') requireNotInvoiced(db, before.id);
  if (step === 'deliver' && before.startsAt > now) throw new AppError('BOOKING_NOT_BEGUN', { bookingId: before.id });
  updateBooking(db, { ...before, ...notCancelled, state, termsId: termsIdAfter(db, before, state), changedAt: now });
}

/** @throws AppError BOOKING_STATE, SESSION_RUNNING, DAY_IN_FUTURE */
export function cancelBooking(db: WriteDb, before: BookingRow, { by, reason, at }: Cancelling, now: Instant): void {
  const cancelledAt = at ?? now;
  if (cancelledAt > now) throw new AppError('DAY_IN_FUTURE');
  const { state, cancelledFrom } = requireStanding(before, 'cancel');
  requireNotRunning(db, before.id);
  const accepted = termsOf(db, before);
  const steps = accepted?.accepted ? accepted.terms.cancellation : [];
  const { work } = feeOfRow(before, extrasOf(db, [before.id]));
  const cancelFee = cancellationFee(work, { steps, startsAt: before.startsAt, cancelledAt, cancelledBy: by });
  updateBooking(db, {
    ...before,
    state,
    cancelledFrom,
    cancelledAt,
    cancelledBy: by,
    cancelReason: reason,
    cancelFee,
    changedAt: now,
  });
}

/** What is billed stays as it is billed. @throws AppError BOOKING_INVOICED */
export function requireNotInvoiced(db: ReadDb, bookingId: string): void {
  if (isInvoiced(db, bookingId)) throw new AppError('BOOKING_INVOICED', { bookingId });
}

/** What runs on the clock is finished there first. @throws AppError SESSION_RUNNING */
function requireNotRunning(db: ReadDb, bookingId: string): void {
  if (runOfBooking(db, bookingId)?.finishedAt === null) throw new AppError('SESSION_RUNNING', { bookingId });
}

/** Whether a change reaches what an invoice says of the booking; notes, pay checks and the IR35 record do not. */
function isBilledOtherwise(db: ReadDb, before: BookingRow, fields: ReturnType<typeof fieldsOf>, { extras }: BookingValues): boolean {
  const told = (list: readonly Pick<ExtraRow, 'name' | 'price' | 'count'>[]): string =>
    JSON.stringify(list.map(({ name, price, count }) => [name, price, count]));
  return billedFields.some((field) => before[field] !== fields[field]) || told(extrasOf(db, [before.id])) !== told(extras);
}

const billedFields = [
  'organisationId',
  'identityId',
  'arrangement',
  'title',
  'startsAt',
  'endsAt',
  'zone',
  'breakMs',
  'rateUnit',
  'ratePrice',
  'rateShare',
  'rateCount',
  'takings',
  'miles',
  'milePrice',
  'pensionChoice',
  'task',
  'appraisalDays',
  'hasPriorAuthority',
] as const;

const notCancelled = { cancelledAt: null, cancelledBy: null, cancelledFrom: null, cancelReason: '', cancelFee: pence(0) } as const;

/** Confirming accepts what is offered; what is only offered again has accepted nothing. */
function termsIdAfter(db: ReadDb, before: BookingRow, state: BookingRow['state']): string | null {
  if (state === 'offered') return null;
  return before.state === 'offered' ? offeredTermsId(db, before) : before.termsId;
}

function requireStanding(before: BookingRow, step: BookingStep) {
  const after = standingAfter(before, step);
  if (!after) throw new AppError('BOOKING_STATE', { bookingId: before.id, state: before.state });
  return after;
}

/** Named one by one, so that nothing else that came with the input reaches the table. */
function fieldsOf(db: ReadDb, values: BookingValues) {
  const { organisationId, identityId, arrangement, title, startsAt, durationMs, zone, breakMs, rate, mileage, effort, reference, notes } =
    values;
  if (!isZone(zone)) throw new AppError('INVALID_INPUT', { setting: 'zone' });
  if (!organisationExists(db, organisationId)) throw new AppError('NOT_FOUND', { organisationId });
  if (identityId !== null && !identityExists(db, identityId)) throw new AppError('NOT_FOUND', { identityId });
  return {
    organisationId,
    identityId,
    arrangement,
    title,
    startsAt: instant(startsAt),
    endsAt: plus(instant(startsAt), durationMs),
    zone,
    breakMs,
    rateUnit: rate.unit,
    ratePrice: rate.price,
    rateShare: rate.share,
    rateCount: rate.count,
    takings: rate.takings,
    miles: mileage.miles,
    milePrice: mileage.price,
    adminMs: effort.adminMs,
    ownMiles: effort.miles,
    ownCosts: effort.costs,
    ownCostsFor: effort.costsFor,
    reference,
    notes,
    ...payOf(values),
    ...ir35Of(values),
    ...pensionOf(values),
  };
}

/** Days beside the own one are of an appraisal alone. */
function pensionOf({ pension: { choice, task }, appraisal }: BookingValues) {
  const isAppraisal = task === 'appraisal';
  return {
    pensionChoice: choice,
    task,
    appraisalDays: isAppraisal ? appraisal.alsoOn.toSorted().join(' ') : '',
    hasPriorAuthority: isAppraisal && appraisal.hasAuthority,
  };
}

function payOf({ pay: { check, paid, note, deductions, net } }: BookingValues) {
  return {
    payCheck: check,
    paid: check === 'paidShort' ? paid : null,
    payNote: note,
    payTax: deductions.tax,
    payNationalInsurance: deductions.nationalInsurance,
    payStudentLoan: deductions.studentLoan,
    payPension: deductions.pension,
    payOther: deductions.other,
    payNet: net,
  };
}

function ir35Of({ ir35 }: BookingValues) {
  return {
    ir35Sector: ir35.sector,
    ir35Standing: ir35.standing,
    ir35DecidedBy: ir35.decidedBy,
    ir35StatementOn: ir35.statementOn,
    ir35DisagreedOn: ir35.disagreedOn,
    ir35CheckReference: ir35.checkReference,
    ir35Reasons: ir35.reasons,
  };
}
