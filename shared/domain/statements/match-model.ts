import type { Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { BankLine } from './bank-line.ts';

/** An issued invoice that is not settled yet. */
export interface OpenInvoice {
  readonly id: string;
  readonly number: string;
  readonly organisationId: string;
  /** The organisation's names, and the names under which it has paid before; the same for all its invoices. */
  readonly payerNames: readonly string[];
  /** The customer's own references: purchase order, supplier number. */
  readonly references: readonly string[];
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** What is still owed, > 0. */
  readonly balance: Pence;
}

/** Money that came in, as far as it is not settled with invoices yet. */
export interface OpenLine extends Pick<BankLine, 'key' | 'bookedOn' | 'text' | 'reference'> {
  /** > 0; lines without money to allot get no suggestion. */
  readonly amount: Pence;
}

export interface Allocation {
  readonly invoiceId: string;
  /** > 0, never more than the invoice's balance. */
  readonly amount: Pence;
}

export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** What a line may have paid. It is shown, never carried out by itself. */
export interface Suggestion {
  /** Sorted by invoice id. They add up to at most the line's amount. */
  readonly allocations: readonly Allocation[];
  /** What is left of the line's amount. */
  readonly unallocated: Pence;
  /** 0 to 100. */
  readonly score: number;
  readonly confidence: Confidence;
  /** Why, in words, the strongest first; at least one. */
  readonly reasons: readonly string[];
}

export interface LineSuggestions {
  readonly lineKey: string;
  /** The best of all lines together never give an invoice more than its balance. */
  readonly best: Suggestion | null;
  /** Other ways for this line alone, best first, at most four. */
  readonly others: readonly Suggestion[];
}
