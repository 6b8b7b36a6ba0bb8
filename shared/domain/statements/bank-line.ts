import type { Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';

export const bankFormats = ['table', 'text', 'ofx', 'qif'] as const;
export type BankFormat = (typeof bankFormats)[number];

/** One movement on the account, as the bank wrote it. */
export interface BankLine {
  readonly bookedOn: LocalDate;
  /** Positive for money that came in. */
  readonly amount: Pence;
  /** Who and what, on one line; whatever it begins with, it is text and nothing else. */
  readonly text: string;
  readonly reference: string | null;
  /** The same in every file that holds this movement of this account (docs/rules/bank-files.md). */
  readonly key: string;
  /** Where it stands in the file: the row of a table, or the entry of an OFX, QIF or text file; from 1. */
  readonly row: number;
}

/** A row that looks like a movement and could not be read. */
export interface UnreadableRow {
  readonly row: number;
  /** Why, in words for the user: they may quote the row, so they are never logged. */
  readonly words: string;
}

/** A movement before its key is made. */
export interface DraftLine extends Omit<BankLine, 'key'> {
  /** The bank's own name of the movement, where it gives one. */
  readonly bankId: string | null;
  /** Counts the tables inside one file: exports that were pasted together repeat their header. */
  readonly section: number;
}

export type RowReading = { readonly line: DraftLine; readonly words: null } | { readonly line: null; readonly words: string } | null;

/** Longest text kept of one movement, in characters. */
const LONGEST_TEXT = 500;

/** One line without control characters; the marks that spreadsheets and banks put before text are taken off. */
export function plainText(cell: string): string {
  const unwrapped = /^="(?<inner>.*)"$/su.exec(cell.trim())?.groups?.['inner'] ?? cell;
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const oneLine = unwrapped.replace(/[\u0000-\u001f\u007f-\u009f\s\u2028\u2029]+/gu, ' ').trim();
  return oneLine
    .replace(/^'(?=\S)/u, '')
    .slice(0, LONGEST_TEXT)
    .toWellFormed();
}

/** A part of the file for a sentence: short and in quotation marks. */
export function quoted(text: string): string {
  const short = plainText(text);
  return short.length > 40 ? `“${short.slice(0, 39)}…”` : `“${short}”`;
}
