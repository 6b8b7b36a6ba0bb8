import { AppError } from '../../errors/app-error.ts';
import type { ErrorCode } from '../../errors/codes.ts';
import { difference, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { standingOn, type InvoiceRecord, type InvoiceStanding } from './invoice-state.ts';

/** What may be done with an invoice. */
export const invoiceActions = [
  'edit',
  'discard',
  'issue',
  'send',
  'acknowledge',
  'dispute',
  'endDispute',
  'recordPayment',
  'credit',
  'writeOff',
  'deduct',
  'void',
] as const;
export type InvoiceAction = (typeof invoiceActions)[number];

/**
 * Why an action is refused, as the code to show, or null when it may happen.
 * A draft is edited, discarded or issued, and nothing else; an issued invoice never goes back; a void is final.
 *
 * @see docs/rules/invoices.md §4, invoice-actions.test.ts
 */
export function refusalOf(action: InvoiceAction, record: InvoiceRecord, today: LocalDate): ErrorCode | null {
  if (isForDrafts(action)) return record.issuedOn === null ? null : 'INVOICE_ISSUED';
  if (record.issuedOn === null) return 'INVOICE_IS_DRAFT';
  if (record.voidedOn !== null) return 'INVOICE_VOID';
  return refusals[action](record, standingOn(record, today));
}

/** @throws AppError with the code of `refusalOf` */
export function assertMay(action: InvoiceAction, record: InvoiceRecord, today: LocalDate): void {
  const code = refusalOf(action, record, today);
  if (code !== null) throw new AppError(code);
}

/** What may still be credited: the total less what was credited already, whatever came in. */
export function creditable(record: InvoiceRecord, today: LocalDate): Pence {
  return difference(record.total, standingOn(record, today).credited);
}

type DraftAction = 'edit' | 'discard' | 'issue';
type IssuedAction = Exclude<InvoiceAction, DraftAction>;

function isForDrafts(action: InvoiceAction): action is DraftAction {
  return action === 'edit' || action === 'discard' || action === 'issue';
}

const refusals: Readonly<Record<IssuedAction, (record: InvoiceRecord, standing: InvoiceStanding) => ErrorCode | null>> = {
  send: () => null,
  acknowledge: () => null,
  recordPayment: () => null, // a second payment of a paid invoice is an over-payment, and real
  dispute: (_record, { balance }) => (balance > 0 ? null : 'INVOICE_SETTLED'),
  endDispute: ({ disputedOn }) => (disputedOn === null ? 'INVOICE_NOT_DISPUTED' : null),
  credit: ({ total }, { credited }) => (credited < total ? null : 'INVOICE_CREDITED'),
  writeOff: (_record, { balance }) => (balance > 0 ? null : 'INVOICE_SETTLED'),
  deduct: (_record, { balance }) => (balance > 0 ? null : 'INVOICE_SETTLED'),
  void: ({ settlements }) => (settlements.length === 0 ? null : 'INVOICE_HAS_PAYMENTS'),
};
