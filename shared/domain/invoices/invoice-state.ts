import { difference, pence, sumOf, type Pence } from '../money.ts';
import { daysBetween } from '../zones.ts';
import type { LocalDate } from '../time.ts';

/** Where an invoice stands. Part paid, paid and overdue are derived from what came in and the day. */
export const invoiceStates = [
  'draft',
  'issued',
  'sent',
  'returned',
  'acknowledged',
  'partPaid',
  'overdue',
  'disputed',
  'paid',
  'credited',
  'writtenOff',
  'void',
] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** What lowers the balance of an invoice. */
export interface Settlement {
  /** A deduction is tax that whoever pays an own company took off: paid on its behalf, not given up. */
  readonly kind: 'payment' | 'credit' | 'writeOff' | 'deduction';
  /** The day the money came in, the credit note was issued, the rest was given up or taken off. */
  readonly on: LocalDate;
  /** What of it goes to this invoice; negative for a refund or a bounced payment. */
  readonly amount: Pence;
}

/** All that has happened to an invoice, as days; null for what has not. */
export interface InvoiceRecord {
  readonly total: Pence;
  readonly issuedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** Handed over to the organisation, by whatever way. */
  readonly sentOn: LocalDate | null;
  /** It came back: the newest message with it did not arrive. Null again once it was sent anew. */
  readonly returnedOn: LocalDate | null;
  readonly acknowledgedOn: LocalDate | null;
  /** Null again once the dispute is settled. */
  readonly disputedOn: LocalDate | null;
  readonly voidedOn: LocalDate | null;
  readonly settlements: readonly Settlement[];
}

/** An invoice as it stands at the end of a day. */
export interface InvoiceStanding {
  readonly state: InvoiceState;
  /** Payments less refunds. */
  readonly paid: Pence;
  readonly credited: Pence;
  readonly writtenOff: Pence;
  /** Tax and the like that was taken off before the pay came. */
  readonly deducted: Pence;
  /** Still asked for: never negative, and nil for a draft or a void. */
  readonly balance: Pence;
  /** Came in beyond what was asked for: to be paid back, or used for another invoice. */
  readonly overpaid: Pence;
  /** Days since the due day while something is still asked for; 0 up to and on the due day. */
  readonly daysOverdue: number;
}

/**
 * Derives the standing from what happened up to and on a day; later payments do not count yet.
 * A dispute hides lateness, lateness hides a part payment: amounts and days say the rest.
 */
export function standingOn(record: InvoiceRecord, today: LocalDate): InvoiceStanding {
  const paid = settledBy(record, 'payment', today);
  const credited = settledBy(record, 'credit', today);
  const writtenOff = settledBy(record, 'writeOff', today);
  const deducted = settledBy(record, 'deduction', today);
  const isOpen = record.issuedOn !== null && record.voidedOn === null;
  const open = isOpen ? difference(record.total, sumOf([paid, credited, writtenOff, deducted])) : pence(0);
  const balance = pence(Math.max(0, open));
  const daysOverdue = balance > 0 && record.dueOn !== null ? Math.max(0, daysBetween(record.dueOn, today)) : 0;
  const standing = { paid, credited, writtenOff, deducted, balance, overpaid: pence(Math.max(0, 0 - open)), daysOverdue };
  return { state: stateFor(record, standing), ...standing };
}

/** Payments, credits, write-offs or deductions up to and on a day. */
export function settledBy({ settlements }: InvoiceRecord, kind: Settlement['kind'], today: LocalDate): Pence {
  return sumOf(settlements.filter((one) => one.kind === kind && one.on <= today).map(({ amount }) => amount));
}

function stateFor(record: InvoiceRecord, standing: Omit<InvoiceStanding, 'state'>): InvoiceState {
  if (record.issuedOn === null) return 'draft';
  if (record.voidedOn !== null) return 'void';
  if (standing.balance === 0) return settledState(record, standing);
  if (record.disputedOn !== null) return 'disputed';
  if (standing.daysOverdue > 0) return 'overdue';
  if (standing.paid > 0) return 'partPaid';
  if (record.acknowledgedOn !== null) return 'acknowledged';
  if (record.returnedOn !== null) return 'returned';
  return record.sentOn === null ? 'issued' : 'sent';
}

/** Named after what brought the balance to nil; what was credited whole is credited, whatever money came in or is to go back. */
function settledState({ total }: InvoiceRecord, { paid, credited, writtenOff, deducted }: Omit<InvoiceStanding, 'state'>): InvoiceState {
  if (credited > 0 && (credited >= total || paid + deducted <= 0) && writtenOff <= 0) return 'credited';
  return writtenOff > 0 ? 'writtenOff' : 'paid';
}
