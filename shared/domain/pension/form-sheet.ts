import { dateInWords } from '../date-words.ts';
import type { LocalDate } from '../time.ts';
import { dataSheetVersion } from './form-papers.ts';
import type { Doubt } from './pension-rates.ts';
import { formatSchemeYear, type SchemeYear } from './scheme-year.ts';

/** A data sheet as it will be read: every word and amount in its final form, from top to bottom. */
export interface FormSheet {
  /** The largest words. */
  readonly title: string;
  /** Stands at the head of every further page. */
  readonly name: string;
  readonly facts: readonly SheetBox[];
  readonly blocks: readonly FormBlock[];
  readonly madeOn: LocalDate;
}

export type FormBlock =
  | WholeBlock
  /** Stands on one page: sums are read together with what signs for them. */
  | { readonly kind: 'whole'; readonly blocks: readonly WholeBlock[] }
  | { readonly kind: 'text'; readonly text: string }
  /** Small print. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: FormTable };

/** A part whose height is known before it is drawn. */
export type WholeBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** Two side by side; the wide ones take the whole line. */
  | { readonly kind: 'boxes'; readonly boxes: readonly SheetBox[] }
  /** Lines to write on; they stay together. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

export interface SheetBox {
  readonly label: string;
  /** Empty for a box to write in. */
  readonly value: string;
  readonly isWide?: boolean;
}

export interface FormTable {
  readonly heading: string;
  readonly columns: readonly { readonly heading: string; readonly isNumeric: boolean; readonly isWide?: boolean }[];
  readonly rows: readonly (readonly { readonly text: string }[])[];
  readonly emptyText: string;
}

/** What marks a figure whose source is not certain. */
const doubtMark = '†';

/** The first block of every data sheet: that it is ours, and what it is for. */
export const ownSheetText =
  'This is a data sheet made by Session Desk, to type from or to sign. It is not the official form, and no public body has issued or approved it.';

export function factsOf(schemeYear: SchemeYear, madeOn: LocalDate): readonly SheetBox[] {
  return [
    { label: 'Scheme year', value: formatSchemeYear(schemeYear) },
    { label: 'Data sheet', value: `version ${dataSheetVersion}, for the forms of ${formatSchemeYear(schemeYear)}` },
    { label: 'Made', value: dateInWords(madeOn) },
  ];
}

/** The value with a mark where a doubt concerns the figure: one whose name begins so. */
export function withDoubt(value: string, figure: string, doubts: readonly Doubt[]): string {
  return value !== '' && doubts.some((doubt) => doubt.figure.startsWith(figure)) ? `${value} ${doubtMark}` : value;
}

/** What the marks mean; nothing where there are none. */
export function doubtBlocks(doubts: readonly Doubt[]): readonly FormBlock[] {
  return [...new Set(doubts.map((doubt) => doubt.words))].map((words) => ({ kind: 'note', text: `${doubtMark} Not certain: ${words}` }));
}

/** Name first, then one line after the other, as far as they were entered. */
export function linesOf(lines: readonly string[]): string {
  return lines.filter((line) => line.trim() !== '').join(', ');
}
