import { pence, quantity, type Pence, type Quantity } from '../money.ts';
import type { InvoiceDraft, InvoiceLine } from './model.ts';

/** How much of one line of an invoice no credit note has taken back yet. */
export interface LineLeft {
  /** The place of the line on the invoice. */
  readonly index: number;
  /** Zero when nothing is left; with the sign of the line. */
  readonly quantity: Quantity;
}

/**
 * What is left of each line that can be credited by itself; the pension's line follows from the others.
 * A line of a note belongs to the lines of the invoice that say the same, in their order.
 *
 * @param notes  the credit notes that were issued
 * @see docs/rules/invoices.md §4, credited-lines.test.ts
 */
export function linesLeft(lines: readonly InvoiceLine[], notes: readonly Pick<InvoiceDraft, 'lines'>[]): readonly LineLeft[] {
  const taken = new Map<string, number>();
  for (const line of notes.flatMap((note) => note.lines)) taken.set(keyOf(line), (taken.get(keyOf(line)) ?? 0) - line.quantity);
  return lines.flatMap((line, index) => {
    if (line.kind === 'employerPension') return [];
    const key = keyOf(line);
    const all = taken.get(key) ?? 0;
    const part = Math.sign(line.quantity) * Math.min(Math.abs(line.quantity), Math.max(0, all * Math.sign(line.quantity)));
    taken.set(key, all - part);
    return [{ index, quantity: quantity(line.quantity - part) }];
  });
}

/**
 * The line that makes the last of several credit notes take back the last penny: VAT and pension of parts are rounded each by
 * themselves. Null where nothing is missing, and where more is missing than rounding explains.
 *
 * @param missing  what is left to credit, less what the note comes to without the line
 * @param most  how far rounding can have gone
 */
export function roundingLine(missing: Pence, most: Pence): InvoiceLine | null {
  if (missing === 0 || Math.abs(missing) > most) return null;
  return {
    kind: 'expense',
    description: 'Rounding',
    workedOn: null,
    startsAt: null,
    endsAt: null,
    quantity: quantity(1_000),
    unit: 'item',
    unitPrice: missing,
    vat: 'outside',
    pensionable: false,
  };
}

/** A penny for every part that was rounded: each line, each rate of VAT and the pension, once for each note. */
export function mostRounding(lines: readonly InvoiceLine[], notes: number): Pence {
  return pence((lines.length * 2 + 1) * notes);
}

function keyOf({ kind, description, workedOn, startsAt, endsAt, unit, unitPrice, vat, pensionable }: InvoiceLine): string {
  return JSON.stringify([kind, description, workedOn, startsAt, endsAt, unit, unitPrice, vat, pensionable]);
}
