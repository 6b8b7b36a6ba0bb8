/**
 * A document as it will be read: every word and amount in its final form. The layout places what stands here and
 * works nothing out.
 */
export interface Sheet {
  /** The largest words, such as `Invoice`. */
  readonly title: string;
  /** Repeated on later pages and shown as the window's title, such as `Invoice 2026-0042`. */
  readonly name: string;
  readonly issuer: Party;
  readonly recipient: Party & { readonly label: string };
  /** Number, dates, references. */
  readonly facts: readonly Pair[];
  /** What the reader looks for first; null where there is nothing to say. */
  readonly headline: Headline | null;
  readonly note: string;
  readonly table: SheetTable;
  readonly sums: readonly Sum[];
  /** VAT per rate; null where none is shown. */
  readonly vatTable: SheetTable | null;
  /** Sentences under the totals, such as an exemption. */
  readonly statements: readonly string[];
  readonly payment: { readonly heading: string; readonly pairs: readonly Pair[] } | null;
  readonly terms: string;
  readonly slip: Slip | null;
  /** At the foot of every page: who the company is. */
  readonly imprint: string;
  /** The day that stands in the file as its date, `2026-03-29`; null for none. */
  readonly madeOn: string | null;
}

export interface Party {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface Pair {
  readonly label: string;
  readonly value: string;
}

export interface Headline {
  readonly label: string;
  readonly amount: string;
  readonly detail: string;
}

export interface SheetTable {
  readonly heading: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Stands in place of the rows when there are none. */
  readonly emptyText: string;
}

export interface SheetColumn {
  readonly heading: string;
  /** Amounts and quantities stand at the right, in figures of one width. */
  readonly isNumeric: boolean;
  /** The one column that takes the room the others leave. */
  readonly isWide?: boolean;
}

export interface SheetCell {
  readonly text: string;
  /** A second, quieter line. */
  readonly detail?: string;
}

export interface Sum extends Pair {
  readonly isTotal: boolean;
}

export interface Slip {
  readonly heading: string;
  readonly sentence: string;
  readonly pairs: readonly Pair[];
}
