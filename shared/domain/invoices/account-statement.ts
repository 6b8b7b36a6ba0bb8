import { negated, pence, sumOf, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { InvoiceCustomer, Issuer } from './model.ts';

/** What may stand on a statement, in the order of one day; the first three raise what is owed, the others lower it. */
export const statementEntryKinds = ['invoice', 'interest', 'refund', 'creditNote', 'payment', 'writeOff', 'deduction'] as const;
export type StatementEntryKind = (typeof statementEntryKinds)[number];

export interface StatementEntry {
  readonly kind: StatementEntryKind;
  readonly on: LocalDate;
  /** The number of the invoice or credit note, or the payer's reference; empty for none. */
  readonly reference: string;
  /** When an invoice is due; null for all else. */
  readonly dueOn: LocalDate | null;
  /** Never negative: the kind says which way the money goes. */
  readonly amount: Pence;
}

/** What passed between a practitioner and one organisation, as it is printed. */
export interface AccountStatement {
  readonly issuer: Issuer;
  readonly customer: InvoiceCustomer;
  /** The first day of the entries; null from the beginning. */
  readonly from: LocalDate | null;
  /** The last day, on which the balance stands. */
  readonly to: LocalDate;
  /** What was owed before the first entry. */
  readonly opening: Pence;
  /** In printing order. */
  readonly entries: readonly StatementEntry[];
  /** Words to the organisation; empty for none. */
  readonly note: string;
}

export interface StatementRow {
  readonly entry: StatementEntry;
  /** The amount with its sign: positive is owed. */
  readonly change: Pence;
  /** What is owed after the entry. */
  readonly balance: Pence;
}

/** The entries with the running balance, in their order. */
export function statementRows({ opening, entries }: Pick<AccountStatement, 'opening' | 'entries'>): readonly StatementRow[] {
  let balance = opening;
  return entries.map((entry) => {
    const change = changeOf(entry);
    balance = sumOf([balance, change]);
    return { entry, change, balance };
  });
}

/** What is owed at the end; negative when the organisation has paid too much. */
export function closingBalance(statement: Pick<AccountStatement, 'opening' | 'entries'>): Pence {
  return statementRows(statement).at(-1)?.balance ?? statement.opening;
}

function changeOf({ kind, amount }: StatementEntry): Pence {
  switch (kind) {
    case 'invoice':
    case 'interest':
    case 'refund':
      return pence(amount);
    case 'creditNote':
    case 'payment':
    case 'writeOff':
    case 'deduction':
      return negated(amount);
    default:
      return kind satisfies never;
  }
}
