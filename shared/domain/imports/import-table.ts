import { largestTable } from './import-size.ts';
import { decodeBankText } from '../statements/decode-text.ts';
import { foreignFile, isWebPage } from '../statements/file-signs.ts';
import { guessDelimiter, readCsvRows, type CsvRow } from '../statements/csv-rows.ts';

/** A table as it stands in a file: its rows that hold anything, in order. */
export type ImportTable =
  | { readonly outcome: 'read'; readonly rows: readonly CsvRow[] }
  | { readonly outcome: 'refused'; readonly words: string };

export const mostTableRows = 20_000;
/** Columns beyond these hold nothing that is asked for. */
export const mostColumns = 60;
/** UTF-16 units of one cell; the longest field of all holds fewer. */
const mostOfCell = 20_000;

/**
 * Reads the rows of a table file (CSV, or a spreadsheet saved as text): UTF-8, UTF-16 or Windows-1252, cells apart by comma,
 * semicolon, tab or bar. Pure and synchronous; the core calls it in a worker.
 */
export function readImportTable(bytes: Uint8Array): ImportTable {
  if (bytes.length > largestTable) return refused('The file is larger than 8 MB. Take it in parts.');
  const foreign = foreignFile(bytes);
  if (foreign !== null) return refused(FOREIGN[foreign]);
  const { text } = decodeBankText(bytes);
  if (text.includes('\0')) return refused('This file is not text. Save the table as CSV.');
  if (isWebPage(text)) return refused('This is a web page. Save the table as CSV.');
  const { text: body, delimiter } = withoutSepLine(text);
  const rows = readCsvRows(body, delimiter).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return refused('The file holds no table.');
  if (rows.length > mostTableRows)
    return refused(`The table has more than ${mostTableRows.toLocaleString('en-GB')} rows. Take it in parts.`);
  return { outcome: 'read', rows: rows.map(limited) };
}

const FOREIGN = {
  spreadsheet: 'This is a spreadsheet. In the program that made it, save the sheet as CSV, then choose that file.',
  pdf: 'This is a PDF. Export the table as CSV.',
  picture: 'This is a picture. Export the table as CSV.',
} as const;

function refused(words: string): ImportTable {
  return { outcome: 'refused', words };
}

/** Excel writes and reads `sep=;` in the first line. */
function withoutSepLine(text: string): { readonly text: string; readonly delimiter: string } {
  const named = /^"?sep=([,;\t|])"?(?:\n|$)/iu.exec(text);
  // The line keeps its place, so that rows are counted as a spreadsheet counts them.
  if (named) return { text: text.slice(named[0].length - 1), delimiter: named[1] ?? ',' };
  return { text, delimiter: delimiterOf(text) };
}

/** By the first rows; in a table of two columns by what stands in the first line. */
function delimiterOf(text: string): string {
  const guessed = guessDelimiter(text);
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  return first.includes(guessed) ? guessed : ([';', '\t', '|'].find((delimiter) => first.includes(delimiter)) ?? guessed);
}

function limited({ cells, ...row }: CsvRow): CsvRow {
  return { ...row, cells: cells.slice(0, mostColumns).map((cell) => cell.slice(0, mostOfCell).toWellFormed()) };
}
