import { pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { closingBalance, statementEntryKinds, type AccountStatement, type StatementEntry } from './account-statement.ts';

/** What a statement of a period says: the balance at its start, and what happened in it, in printing order. */
export type AccountPart = Pick<AccountStatement, 'from' | 'to' | 'opening' | 'entries'>;

export interface StatementPeriod {
  /** Null from the beginning. */
  readonly from: LocalDate | null;
  /** The last day, included. */
  readonly to: LocalDate;
}

/**
 * Cuts a period out of the account of one organisation; what came before is the opening balance.
 *
 * @param entries  all there ever were, in any order; void invoices have none
 * @returns entries by day, then kind, then reference
 */
export function accountPart(entries: readonly StatementEntry[], { from, to }: StatementPeriod): AccountPart {
  const isBefore = ({ on }: StatementEntry) => from !== null && on < from;
  const opening = closingBalance({ opening: pence(0), entries: entries.filter(isBefore) });
  const within = entries.filter((entry) => !isBefore(entry) && entry.on <= to);
  return { from, to, opening, entries: within.sort(byDayAndKind) };
}

function byDayAndKind(a: StatementEntry, b: StatementEntry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const order = statementEntryKinds.indexOf(a.kind) - statementEntryKinds.indexOf(b.kind);
  return order === 0 ? a.reference.localeCompare(b.reference, 'en-GB', { numeric: true }) : order;
}
