import { AppError } from '../../errors/app-error.ts';
import { quantity, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { InvoiceDraft, InvoiceLine } from './model.ts';
import { totalsOf } from './totals.ts';

export interface CreditWish {
  readonly reason: string;
  readonly issuedOn: LocalDate;
  /** What is taken back, with positive quantities: the invoice's own lines for all of it. */
  readonly lines: readonly InvoiceLine[];
  /** What of the invoice may still be credited (`creditable` in invoice-actions.ts). */
  readonly atMost: Pence;
}

/**
 * Writes the draft of a credit note: the lines with negative quantities, no due day, no terms.
 * All lines of an invoice give exactly its negative, in net, VAT and total.
 *
 * @throws AppError INVOICE_IS_DRAFT when the invoice has no number yet
 * @throws AppError CREDIT_OUT_OF_RANGE when it comes to nothing, or to more than may be credited
 * @see docs/rules/invoices.md §4, credit-note.test.ts
 */
export function creditNoteFor(invoice: InvoiceDraft, { reason, issuedOn, lines, atMost }: CreditWish): InvoiceDraft {
  if (invoice.number === null || invoice.issuedOn === null) throw new AppError('INVOICE_IS_DRAFT');
  const note: InvoiceDraft = {
    ...invoice,
    number: null,
    issuedOn,
    dueOn: null,
    lines: lines.map(takenBack),
    credits: { number: invoice.number, issuedOn: invoice.issuedOn, reason },
    note: '',
    paymentTerms: '',
  };
  const credited = 0 - totalsOf(note).total;
  if (credited <= 0 || credited > atMost) throw new AppError('CREDIT_OUT_OF_RANGE', { credited, atMost });
  return note;
}

function takenBack(line: InvoiceLine): InvoiceLine {
  return { ...line, quantity: quantity(0 - line.quantity) };
}
