import type { DateOrder } from './bank-date.ts';
import type { BankFormat, BankLine, UnreadableRow } from './bank-line.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { decodeBankText, type DecodedText } from './decode-text.ts';
import { foreignFile, isWebPage } from './file-signs.ts';
import { withKeys } from './line-keys.ts';
import { isOfx, readOfx } from './read-ofx.ts';
import { isQif, readQif } from './read-qif.ts';
import { isSantanderText, readSantanderText } from './read-santander-text.ts';
import { readTable, type Findings } from './read-table.ts';

export interface BankFileOptions {
  /** What the user said about the columns of a table; without it the table must be a known bank's. */
  readonly mapping?: ColumnMapping;
  /** How a QIF file writes its dates; day first unless told. */
  readonly qifDates?: DateOrder;
}

export type BankFileReading =
  | {
      readonly outcome: 'read';
      readonly format: BankFormat;
      readonly bank: string | null;
      /** As the file names it, for telling that a file is of another account; null when it does not. */
      readonly account: string | null;
      /** In the order of the file. */
      readonly lines: readonly BankLine[];
      readonly unreadable: readonly UnreadableRow[];
      /** Rows that were there twice and count once. */
      readonly repeated: number;
      /** `mixed` when some lines were in another encoding than the rest. */
      readonly encoding: DecodedText['encoding'];
    }
  | {
      readonly outcome: 'unknownColumns';
      /** The first rows, to choose columns by. */
      readonly preview: readonly (readonly string[])[];
      readonly suggestion: ColumnMapping | null;
    }
  | { readonly outcome: 'refused'; readonly problem: BankFileProblem; readonly words: string };

export type BankFileProblem = keyof typeof WORDS;

/** Largest file that is read: some 400,000 movements. */
export const largestBankFile = 32 * 1024 * 1024;

const WORDS = {
  empty: 'The file is empty.',
  tooLarge: 'The file is larger than 32 MB. Export a shorter period.',
  spreadsheet: 'This is a spreadsheet. Export the statement as CSV, or save the sheet as CSV.',
  pdf: 'This is a PDF. Export the statement as CSV, OFX or QIF.',
  picture: 'This is a picture. Export the statement as CSV, OFX or QIF.',
  webPage: 'This is a web page, not a statement: the bank may have asked to sign in again.',
  notText: 'This file is not text. Export the statement as CSV, OFX or QIF.',
  noMovements: 'No movement was found in this file.',
  tooMany: 'The file holds more than 50,000 payments in. Export a shorter period.',
  otherColumns: 'This file has other columns than those that were chosen.',
} as const;

/**
 * Reads a bank's file: CSV and text exports of the large banks of the United Kingdom, any table by mapping, OFX 1 and 2, QIF.
 * Pure and synchronous; a large file takes seconds, so the core calls it in a worker.
 */
export function readBankFile(bytes: Uint8Array, { mapping, qifDates = 'dayFirst' }: BankFileOptions = {}): BankFileReading {
  const problem = problemOf(bytes);
  if (problem !== null) return refusedFile(problem);
  const { text, encoding } = decodeBankText(bytes);
  const other = textProblem(text);
  if (other !== null) return refusedFile(other);
  if (isOfx(text)) return answered('ofx', encoding, readOfx(text));
  if (isQif(text)) return answered('qif', encoding, readQif(text, qifDates));
  if (isSantanderText(text)) return answered('text', encoding, readSantanderText(text));
  const table = readTable(text, mapping ?? null);
  if (table.kind === 'otherColumns') return refusedFile('otherColumns');
  if (table.kind === 'unknownColumns') return { outcome: 'unknownColumns', preview: table.preview, suggestion: table.suggestion };
  return answered('table', encoding, table.findings);
}

/** Says in words why a file is not read. */
export function refusedFile(problem: BankFileProblem): Extract<BankFileReading, { outcome: 'refused' }> {
  return { outcome: 'refused', problem, words: WORDS[problem] };
}

function answered(format: BankFormat, encoding: DecodedText['encoding'], { bank, account, drafts, unreadable }: Findings): BankFileReading {
  if (drafts.length === 0 && unreadable.length === 0) return refusedFile('noMovements');
  return { outcome: 'read', format, encoding, bank, account, unreadable, ...withKeys(drafts) };
}

function problemOf(bytes: Uint8Array): BankFileProblem | null {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > largestBankFile) return 'tooLarge';
  return foreignFile(bytes);
}

function textProblem(text: string): BankFileProblem | null {
  if (text.trim() === '') return 'empty';
  if (text.includes('\0')) return 'notText';
  return isWebPage(text) ? 'webPage' : null;
}
