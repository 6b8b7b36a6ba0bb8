import { parseBankAmount } from './bank-amount.ts';
import { parseBankDate } from './bank-date.ts';
import { headerlessColumns, recogniseHeader } from './bank-layouts.ts';
import type { DraftLine, UnreadableRow } from './bank-line.ts';
import { isSameHeader, suggestMapping, type ColumnMapping } from './column-mapping.ts';
import { guessDelimiter, readCsvRows, type CsvRow } from './csv-rows.ts';
import { readTableRow, type TablePlan } from './table-row.ts';

/** What was found in a file of one format, before keys are made. */
export interface Findings {
  readonly bank: string | null;
  /** The account as the file names it; null when it does not, or names several. */
  readonly account: string | null;
  readonly drafts: readonly DraftLine[];
  readonly unreadable: readonly UnreadableRow[];
}

export type TableReading =
  | { readonly kind: 'read'; readonly findings: Findings }
  | { readonly kind: 'unknownColumns'; readonly preview: readonly (readonly string[])[]; readonly suggestion: ColumnMapping | null }
  | { readonly kind: 'otherColumns' };

/** Names of columns stand in one of the first rows; above them are names of the account and balances. */
const DEEPEST_HEADER = 20;
const PREVIEW_ROWS = 12;

/** Reads a table: by the user's mapping when there is one, else as a known bank's. */
export function readTable(text: string, mapping: ColumnMapping | null): TableReading {
  if (mapping !== null) return readMapped(text, mapping);
  for (const delimiter of [',', ';', '\t']) {
    const known = readKnown(text, delimiter);
    if (known !== null) return { kind: 'read', findings: known };
  }
  const delimiter = guessDelimiter(text);
  const rows = readCsvRows(text, delimiter);
  const preview = rows.slice(0, PREVIEW_ROWS).map(({ cells }) => cells);
  return { kind: 'unknownColumns', preview, suggestion: suggestMapping(rows, delimiter) };
}

function readKnown(text: string, delimiter: string): Findings | null {
  const head = readCsvRows(firstLines(text), delimiter);
  const header = head.slice(0, DEEPEST_HEADER).find(({ cells }) => recogniseHeader(cells) !== null);
  const table = header === undefined ? null : recogniseHeader(header.cells);
  if (header !== undefined && table !== null) {
    const plan: LayoutPlan = { columns: table.columns, dateOrder: 'dayFirst', width: header.cells.length };
    return { ...readRows(readCsvRows(text, delimiter), header.row, header.cells, plan), bank: table.bank };
  }
  if (delimiter !== ',' || !isHeaderless(head)) return null;
  return {
    ...readRows(readCsvRows(text, delimiter), 0, null, { columns: headerlessColumns, dateOrder: 'dayFirst', width: 0 }),
    bank: 'HSBC',
  };
}

function readMapped(text: string, mapping: ColumnMapping): TableReading {
  const rows = readCsvRows(text, mapping.delimiter);
  const header = mapping.headerRow === 0 ? null : rows.slice(0, DEEPEST_HEADER).find(({ cells }) => isSameHeader(cells, mapping.header));
  if (header === undefined) return { kind: 'otherColumns' };
  const plan: LayoutPlan = { columns: mapping.columns, dateOrder: mapping.dateOrder, width: header?.cells.length ?? 0 };
  return { kind: 'read', findings: { ...readRows(rows, header?.row ?? 0, header?.cells ?? null, plan), bank: null } };
}

type LayoutPlan = Omit<TablePlan, 'openRow'>;

/** A line end at the end of the file shows as one empty row more. */
function openRowOf(rows: readonly CsvRow[]): CsvRow | null {
  const last = rows.at(-1);
  return last === undefined || last.cells.join('') === '' ? null : last;
}

function firstLines(text: string): string {
  return text.split('\n', DEEPEST_HEADER).join('\n');
}

/** Date, text and amount in each of the first rows, and nothing else. */
function isHeaderless(rows: readonly CsvRow[]): boolean {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, 5);
  return filled.length > 0 && filled.every(({ cells }) => isBareMovement(cells));
}

function isBareMovement(cells: readonly string[]): boolean {
  const [date = '', , amount = ''] = cells;
  return cells.length === 3 && parseBankDate(date) !== null && parseBankAmount(amount) !== null;
}

function readRows(
  rows: readonly CsvRow[],
  headerRow: number,
  header: readonly string[] | null,
  layout: LayoutPlan,
): Omit<Findings, 'bank'> {
  const plan: TablePlan = { ...layout, openRow: openRowOf(rows) };
  const drafts: DraftLine[] = [];
  const unreadable: UnreadableRow[] = [];
  const accounts = new Set<string>();
  let section = 0;
  for (const row of rows) {
    if (row.row <= headerRow) continue;
    if (header !== null && isSameHeader(row.cells, header)) {
      section += 1;
      continue;
    }
    const reading = readTableRow(row, section, plan);
    if (reading === null) continue;
    if (reading.line === null) unreadable.push({ row: row.row, words: reading.words });
    else drafts.push(reading.line);
    if (reading.line !== null) accounts.add(accountOf(row.cells, plan.columns.account));
  }
  const [account = ''] = accounts;
  return { drafts, unreadable, account: accounts.size === 1 && account !== '' ? account : null };
}

/** Sort code and account number, with the signs taken off that keep them text in a spreadsheet. */
function accountOf(cells: readonly string[], columns: readonly number[]): string {
  return columns
    .map((index) => (cells[index] ?? '').replaceAll(/[^\dA-Za-z\- ]+/gu, '').trim())
    .join(' ')
    .trim();
}
