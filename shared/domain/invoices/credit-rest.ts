import { pence, quantity, type Pence, type Quantity } from '../money.ts';
import type { InvoiceDraft, InvoiceLine } from './model.ts';
import { netOf } from './totals.ts';

/** How much of one line of an invoice no credit note has taken back yet. */
export interface LineLeft {
  /** The place of the line on the invoice. */
  readonly index: number;
  /** Zero when nothing is left; with the sign of the line. */
  readonly quantity: Quantity;
}

type Note = Pick<InvoiceDraft, 'lines'>;

/**
 * What is left of each line that can be credited by itself; the pension's line follows from the others.
 * A line of a note belongs to the line that it names, else to the lines of the invoice that say the same, in their order.
 *
 * @param notes  the credit notes that were issued
 * @see docs/rules/invoices.md §4, credited-lines.test.ts
 */
export function linesLeft(lines: readonly InvoiceLine[], notes: readonly Note[]): readonly LineLeft[] {
  return balanceOf(lines, notes).left;
}

/**
 * The place of a line of which notes take back more than it was, in quantity or in money, however they word it; null for
 * none. What belongs to no line of the invoice is limited by the total alone.
 */
export function overcreditedLine(lines: readonly InvoiceLine[], notes: readonly Note[]): number | null {
  const [index] = balanceOf(lines, notes).over;
  return index ?? lines.map((_, place) => place).find((place) => isDearer(lines[place], place, notes)) ?? null;
}

function balanceOf(lines: readonly InvoiceLine[], notes: readonly Note[]) {
  const taken = takenOf(notes);
  const left: LineLeft[] = [];
  const over: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'employerPension') continue;
    const sign = Math.sign(line.quantity);
    const own = Math.abs(line.quantity) - sign * (taken.get(String(index)) ?? 0);
    const alike = sign * (taken.get(keyOf(line)) ?? 0);
    const part = Math.min(Math.max(0, own), Math.max(0, alike));
    taken.set(keyOf(line), sign * (alike - part));
    left.push({ index, quantity: quantity(sign * Math.max(0, own - part) + 0) });
    if (own < 0) over.push(index);
  }
  const beyond = left.filter(({ index }) => isAlikeLeft(lines[index], taken)).map(({ index }) => index);
  return { left, over: [...over, ...beyond] };
}

/** Whether notes that say the same took more than all such lines had. */
function isAlikeLeft(line: InvoiceLine | undefined, taken: ReadonlyMap<string, number>): boolean {
  return line !== undefined && (taken.get(keyOf(line)) ?? 0) * Math.sign(line.quantity) > 0;
}

/** Parts are rounded each by themselves: each after the first may cost a penny. */
function isDearer(line: InvoiceLine | undefined, index: number, notes: readonly Note[]): boolean {
  const own = notes.flatMap((note) => note.lines).filter(({ ofLine }) => ofLine === index);
  if (line === undefined || own.length === 0) return false;
  const money = own.reduce((sum, one) => sum - netOf(one), 0) * Math.sign(netOf(line));
  return money > Math.abs(netOf(line)) + own.length - 1;
}

/** How much notes took back: by the place that their lines name, else by what they say. */
function takenOf(notes: readonly Note[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const line of notes.flatMap((note) => note.lines)) {
    const key = line.ofLine === undefined || line.ofLine === null ? keyOf(line) : String(line.ofLine);
    taken.set(key, (taken.get(key) ?? 0) - line.quantity);
  }
  return taken;
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
