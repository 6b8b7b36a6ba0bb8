import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import { linesLeft, mostRounding, roundingLine } from '../../../shared/domain/invoices/credit-rest.ts';
import type { InvoiceLine } from '../../../shared/domain/invoices/model.ts';
import { withEmployerPension } from '../../../shared/domain/invoices/pension-line.ts';
import { totalsOf } from '../../../shared/domain/invoices/totals.ts';
import { basisPoints, difference, type Pence, type Quantity } from '../../../shared/domain/money.ts';
import type { PracticeShare } from '../../../shared/domain/pension/pension-rates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

/** One line of an invoice, and how much of it is taken back. */
export interface CreditedLine {
  readonly index: number;
  readonly quantity: Quantity;
}

export interface Crediting {
  /** What was issued. */
  readonly invoice: DraftDocument;
  /** The credit notes of it that were issued. */
  readonly notes: readonly DraftDocument[];
  /** What of it may still be credited. */
  readonly atMost: Pence;
  readonly shares: readonly PracticeShare[];
}

/**
 * The lines of a credit note, with positive quantities and the pension's line that belongs to them.
 * What takes back the rest of an invoice comes to the penny to what is left of it.
 *
 * @param wanted  null for all that is left
 * @throws AppError CREDIT_OUT_OF_RANGE for a line that is not there or named twice, or more of it than is left
 */
export function linesToCredit(wanted: readonly CreditedLine[] | null, crediting: Crediting): readonly InvoiceLine[] {
  const { invoice, notes, shares } = crediting;
  if (wanted === null && notes.length === 0) return invoice.lines;
  const left = linesLeft(invoice.lines, notes);
  const taken = wanted ?? left.filter(({ quantity }) => quantity !== 0);
  const lines = taken.map(({ index, quantity }) => {
    const line = invoice.lines[index];
    const most = left.find((one) => one.index === index)?.quantity ?? 0;
    const isOnce = taken.filter((one) => one.index === index).length === 1;
    const isPart = isOnce && quantity !== 0 && Math.sign(quantity) === Math.sign(most) && Math.abs(quantity) <= Math.abs(most);
    if (!line || !isPart) throw new AppError('CREDIT_OUT_OF_RANGE', { line: index });
    return { ...line, quantity, ofLine: index };
  });
  const isRest = left.every(
    ({ index, quantity }) => quantity === 0 || taken.some((one) => one.index === index && one.quantity === quantity),
  );
  const complete = withEmployerPension({ ...invoice, pension: chargedTerms(invoice), lines }, shares).lines;
  return isRest ? toTheLastPenny(complete, crediting) : complete;
}

/** With the practice's rate that the invoice asked for: figures that were replaced since change nothing of it. */
export function chargedTerms({ pension, lines }: DraftDocument): DraftDocument['pension'] {
  if (pension === null || pension.practiceRate !== null) return pension;
  const rates = new Set(lines.flatMap(({ kind, quantity }) => (kind === 'employerPension' ? Math.abs(quantity) / 10 : [])));
  const [charged] = rates;
  return charged === undefined || rates.size > 1 ? pension : { ...pension, practiceRate: basisPoints(charged) };
}

function toTheLastPenny(lines: readonly InvoiceLine[], { invoice, notes, atMost }: Crediting): readonly InvoiceLine[] {
  const missing = difference(atMost, totalsOf({ ...invoice, lines }).total);
  const rounding = roundingLine(missing, mostRounding(invoice.lines, notes.length + 1));
  return rounding === null ? lines : [...lines, rounding];
}
