import { fixedSumFor, lateBaseRateOn, statutoryMargin } from '../../rates/late-payment-rates.ts';
import { basisPoints, difference, dividedHalfUp, formatRate, pence, quantity, type BasisPoints, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { addDays, daysBetween } from '../zones.ts';
import type { InvoiceRecord } from './invoice-state.ts';
import type { InvoiceLine, LineKind } from './model.ts';

/** Days on which the same amount was owed, first and last included. */
export interface InterestStep {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly owed: Pence;
}

/** What the law lets a business ask for a late invoice, up to and on a day. */
export interface LateCharge {
  /** Base rate plus 8 %, fixed for this debt. */
  readonly rate: BasisPoints;
  /** Days with something owed, from the day after the due day or after an earlier charge; oldest first. */
  readonly steps: readonly InterestStep[];
  /** Simple interest over all steps, rounded once; all charges of an invoice come to what a single one would. */
  readonly interest: Pence;
  /** What one more day adds, at what is owed on the last day; for display. */
  readonly perDay: Pence;
  /** Once per invoice: nothing in a further charge. */
  readonly fixedSum: Pence;
}

export interface LateQuestion {
  /** The last day that counts. */
  readonly asOf: LocalDate;
  /** The law covers debts between businesses: never a private client's. */
  readonly isBusiness: boolean;
  /** The last day of an earlier charge that stands: what is asked goes on from there. Null for a first charge. */
  readonly chargedUntil?: LocalDate | null;
}

const daysPerYear = 365n;
const wholeRate = 10_000n;
const defaultTermsDays = 30;

/**
 * Statutory interest and fixed sum of one invoice; null while nothing can be asked.
 * Each day counts what was owed at its end, so that a part payment helps from its own day on.
 *
 * @throws AppError NO_FIGURE_FOR_DATE when no base rate is known for the half-year in which the debt became late
 * @see docs/rules/late-payment.md, late-payment.test.ts
 */
export function lateChargeFor(record: InvoiceRecord, { asOf, isBusiness, chargedUntil = null }: LateQuestion): LateCharge | null {
  const { dueOn, issuedOn, voidedOn } = record;
  if (!isBusiness || dueOn === null || issuedOn === null || voidedOn !== null || asOf <= dueOn) return null;
  const firstLateDay = addDays(dueOn, 1);
  const debt = owedOn(record, firstLateDay);
  if (debt === 0) return null;
  const rate = basisPoints(lateBaseRateOn(firstLateDay) + statutoryMargin);
  const perDay = interestOn(BigInt(owedOn(record, asOf)), rate);
  const interest = interestOver(stepsOf(record, firstLateDay, asOf), rate);
  if (chargedUntil === null) return { rate, steps: stepsOf(record, firstLateDay, asOf), interest, perDay, fixedSum: fixedSumFor(debt) };
  const further = difference(interest, interestOver(stepsOf(record, firstLateDay, chargedUntil), rate));
  if (asOf <= chargedUntil || further <= 0) return null;
  return { rate, steps: stepsOf(record, addDays(chargedUntil, 1), asOf), interest: further, perDay, fixedSum: pence(0) };
}

/** Lines with which interest and, in a first charge, the fixed sum are asked for: outside the scope of VAT, one item each. */
export function latePaymentLines({ rate, steps, interest, fixedSum }: LateCharge, invoiceNumber: string): readonly InvoiceLine[] {
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  const count = `${days} day${days === 1 ? '' : 's'}`;
  const lines = [
    chargeLine('interest', `Statutory interest on invoice ${invoiceNumber}: ${formatRate(rate)} a year, ${count}`, interest),
    chargeLine('compensation', `Fixed sum for late payment of invoice ${invoiceNumber}`, fixedSum),
  ];
  return lines.filter(({ unitPrice }) => unitPrice > 0);
}

/**
 * The day by which an invoice is to be paid.
 *
 * @param agreedDays  days after issue by the accepted terms; null when none were agreed: then the law gives 30 days
 *                    after the invoice or the delivery, whichever is later
 */
export function dueDayFor(issuedOn: LocalDate, deliveredOn: LocalDate | null, agreedDays: number | null): LocalDate {
  if (agreedDays !== null) return addDays(issuedOn, agreedDays);
  return addDays(deliveredOn !== null && deliveredOn > issuedOn ? deliveredOn : issuedOn, defaultTermsDays);
}

/** What is owed at the end of a day; nil once it is settled. */
function owedOn({ total, settlements }: InvoiceRecord, day: LocalDate): Pence {
  const settled = settlements.filter(({ on }) => on <= day).reduce((sum, { amount }) => sum + amount, 0);
  return pence(Math.max(0, total - settled));
}

function stepsOf(record: InvoiceRecord, first: LocalDate, last: LocalDate): readonly InterestStep[] {
  const changes = record.settlements.map(({ on }) => on).filter((on) => on > first && on <= last);
  const starts = [...new Set([first, ...changes])].sort();
  return starts
    .map((from, index) => {
      const next = starts[index + 1];
      const to = next === undefined ? last : addDays(next, -1);
      return { from, to, days: daysBetween(from, to) + 1, owed: owedOn(record, from) };
    })
    .filter(({ owed }) => owed > 0);
}

function interestOver(steps: readonly InterestStep[], rate: BasisPoints): Pence {
  return interestOn(
    steps.reduce((sum, { owed, days }) => sum + BigInt(owed) * BigInt(days), 0n),
    rate,
  );
}

/** @param penceDays  amounts owed, each times its days */
function interestOn(penceDays: bigint, rate: BasisPoints): Pence {
  return dividedHalfUp(penceDays * BigInt(rate), wholeRate * daysPerYear);
}

function chargeLine(kind: LineKind, description: string, amount: Pence): InvoiceLine {
  return {
    kind,
    description,
    workedOn: null,
    startsAt: null,
    endsAt: null,
    quantity: quantity(1_000),
    unit: 'item',
    unitPrice: amount,
    vat: 'outside',
    pensionable: false,
  };
}
