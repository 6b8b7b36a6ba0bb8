import { pence, sumOf, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';

/** What moves the account of an organisation, in the order in which one day is told. */
export const accountEntryKinds = ['invoice', 'creditNote', 'payment', 'refund', 'writeOff'] as const;
export type AccountEntryKind = (typeof accountEntryKinds)[number];

export interface AccountEntry {
  readonly on: LocalDate;
  readonly kind: AccountEntryKind;
  /** The number of the invoice or credit note, or the payment's reference. */
  readonly reference: string;
  /** What it adds to what is owed: positive for invoices and refunds, negative for the rest. */
  readonly amount: Pence;
}

export interface StatementLine extends AccountEntry {
  /** What is owed after this line; negative when too much was paid. */
  readonly balance: Pence;
}

/** The account of one organisation over a period, as it is sent. */
export interface Statement {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly opening: Pence;
  /** By day, then kind, then reference. */
  readonly lines: readonly StatementLine[];
  readonly closing: Pence;
}

/**
 * Draws up a statement of account from all entries ever: what came before is the opening balance.
 *
 * @param entries  in any order; void invoices have none
 * @param period  first and last day, both included
 */
export function statementOf(
  entries: readonly AccountEntry[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Statement {
  const opening = sumOf(entries.filter(({ on }) => on < from).map(({ amount }) => amount));
  const within = entries.filter(({ on }) => from <= on && on <= to).toSorted(byDayAndKind);
  let balance = opening;
  const lines = within.map((entry) => {
    balance = pence(balance + entry.amount);
    return { ...entry, balance };
  });
  return { from, to, opening, lines, closing: balance };
}

function byDayAndKind(a: AccountEntry, b: AccountEntry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const order = accountEntryKinds.indexOf(a.kind) - accountEntryKinds.indexOf(b.kind);
  return order === 0 ? a.reference.localeCompare(b.reference, 'en-GB', { numeric: true }) : order;
}
