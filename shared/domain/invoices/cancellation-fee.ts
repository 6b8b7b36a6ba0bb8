import { basisPoints, formatMoney, formatRate, quantity, shareOf, type BasisPoints, type Pence } from '../money.ts';
import { between, hours, type Instant, type LocalDate } from '../time.ts';
import type { InvoiceLine, VatTreatment } from './model.ts';

/** One step of the accepted scale: with less notice than this, that share of the fee. A day is 24 hours. */
export interface CancellationStep {
  readonly noticeHours: number;
  readonly share: BasisPoints;
}

export interface Cancellation {
  /** The steps of the terms that were accepted with the booking, in any order; none means that cancelling is free. */
  readonly steps: readonly CancellationStep[];
  readonly startsAt: Instant;
  readonly cancelledAt: Instant;
  /** What the practitioner cancels costs the organisation nothing. */
  readonly cancelledBy: 'organisation' | 'practitioner';
}

export interface CancelledWork {
  /** The agreed fee, without mileage and expenses. */
  readonly fee: Pence;
  readonly plannedOn: LocalDate;
  /** The fee follows the treatment of the work that was called off. */
  readonly vat: VatTreatment;
}

/**
 * The share of the fee that a cancellation costs: that of the shortest notice which was not kept.
 * Notice of exactly the hours of a step keeps it. After the start the shortest step holds.
 *
 * @see docs/rules/invoices.md §7, cancellation-fee.test.ts
 */
export function cancellationShare({ steps, startsAt, cancelledAt, cancelledBy }: Cancellation): BasisPoints {
  if (cancelledBy === 'practitioner') return basisPoints(0);
  const notice = between(cancelledAt, startsAt);
  const missed = steps.filter(({ noticeHours }) => notice < hours(noticeHours));
  return missed.toSorted((a, b) => a.noticeHours - b.noticeHours)[0]?.share ?? basisPoints(0);
}

/** The fee to the penny, a half up. */
export function cancellationFee(fee: Pence, cancellation: Cancellation): Pence {
  return shareOf(fee, cancellationShare(cancellation));
}

/** The line with which the fee is asked for, never pensionable; null when cancelling is free. */
export function cancellationLine({ fee, plannedOn, vat }: CancelledWork, cancellation: Cancellation): InvoiceLine | null {
  const share = cancellationShare(cancellation);
  if (share === 0 || fee === 0) return null;
  return {
    kind: 'cancellation',
    description: `Cancelled booking: ${formatRate(share)} of ${formatMoney(fee)}, as agreed`,
    workedOn: plannedOn,
    startsAt: null,
    endsAt: null,
    quantity: quantity(share * 10),
    unit: 'percent',
    unitPrice: fee,
    vat,
    pensionable: false,
  };
}
