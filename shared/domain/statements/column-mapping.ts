import { parseBankAmount } from './bank-amount.ts';
import { parseBankDate, type DateOrder } from './bank-date.ts';
import { columnName, type AmountColumns, type TableColumns } from './bank-layouts.ts';
import type { CsvRow } from './csv-rows.ts';

/** What the user said about the columns of a table that is not known; it can be kept for the next file. */
export interface ColumnMapping {
  readonly delimiter: string;
  /** The row with the names of the columns, counted from 1; 0 when the table has none. */
  readonly headerRow: number;
  /** Those names, so that a file with other columns is not read by this mapping; empty when there are none. */
  readonly header: readonly string[];
  readonly dateOrder: DateOrder;
  readonly columns: TableColumns;
}

/** The best guess from the names and the contents of the columns, for the user to confirm; null when there is none. */
export function suggestMapping(rows: readonly CsvRow[], delimiter: string): ColumnMapping | null {
  for (const row of rows.slice(0, 20)) {
    const columns = columnsByName(row.cells);
    if (columns === null) continue;
    const dates = datesUnder(rows, row.row, columns.date);
    return { delimiter, headerRow: row.row, header: row.cells, dateOrder: likelyOrder(dates), columns };
  }
  const columns = columnsByContent(rows.find(({ cells }) => columnsByContent(cells) !== null)?.cells ?? []);
  if (columns === null) return null;
  return { delimiter, headerRow: 0, header: [], dateOrder: likelyOrder(datesUnder(rows, 0, columns.date)), columns };
}

/** Whether the row names the same columns in the same order. */
export function isSameHeader(cells: readonly string[], header: readonly string[]): boolean {
  return cells.map(columnName).join('\n') === header.map(columnName).join('\n');
}

const NAMES = {
  date: /^(?:transaction|posting|posted|booking|booked|value|entry|completed)?date(?:posted|completed)?$/u,
  amount: /^(?:transaction|net)?(?:amount|value)(?:gbp|inpounds)?$/u,
  moneyIn: /^(?:paidin|moneyin|credits?|creditamount|amountin|in|receipts?|deposits?)(?:gbp)?$/u,
  moneyOut: /^(?:paidout|moneyout|debits?|debitamount|amountout|out|payments?|withdrawals?)(?:gbp)?$/u,
  text: /^(?:(?:transaction)?(?:description|details?)|narrative|memo|payee|payer|name|counterparty|merchant|particulars)\d?$/u,
  reference: /^(?:(?:payment|customer|your)?ref(?:erence)?)$/u,
  currency: /^currency(?:code)?$/u,
} as const;

function columnsByName(cells: readonly string[]): TableColumns | null {
  const names = cells.map(columnName);
  const place = (name: RegExp): number => names.findIndex((cell) => name.test(cell));
  const date = place(NAMES.date);
  const amount = amountByName(place(NAMES.amount), place(NAMES.moneyIn), place(NAMES.moneyOut));
  if (date === -1 || amount === null) return null;
  const text = names.flatMap((cell, index) => (NAMES.text.test(cell) ? [index] : []));
  const [reference, currency] = [place(NAMES.reference), place(NAMES.currency)];
  return { ...bare(date, amount, text), reference: orNull(reference), currency: orNull(currency) };
}

function amountByName(column: number, moneyIn: number, moneyOut: number): AmountColumns | null {
  if (moneyIn !== -1 && moneyOut !== -1) return { kind: 'inAndOut', moneyIn, moneyOut };
  return column === -1 ? null : { kind: 'signed', column };
}

/** A date, an amount, and the longest of the rest. */
function columnsByContent(cells: readonly string[]): TableColumns | null {
  const date = cells.findIndex((cell) => parseBankDate(cell) !== null || parseBankDate(cell, 'monthFirst') !== null);
  const column = cells.findIndex((cell, index) => index !== date && /\d/u.test(cell) && parseBankAmount(cell) !== null);
  if (date === -1 || column === -1) return null;
  const others = cells
    .map((cell, index) => ({ index, length: cell.trim().length }))
    .filter(({ index }) => index !== date && index !== column);
  const longest = others.toSorted((one, other) => other.length - one.length).slice(0, 1);
  return bare(
    date,
    { kind: 'signed', column },
    longest.map(({ index }) => index),
  );
}

function bare(date: number, amount: AmountColumns, text: readonly number[]): TableColumns {
  return { date, amount, text, reference: null, currency: null, bankId: null, account: [] };
}

function orNull(index: number): number | null {
  return index === -1 ? null : index;
}

function datesUnder(rows: readonly CsvRow[], headerRow: number, column: number): readonly string[] {
  return rows.filter(({ row }) => row > headerRow).map(({ cells }) => cells[column] ?? '');
}

/** American only when some date can be nothing else and none can be British only. */
function likelyOrder(dates: readonly string[]): DateOrder {
  const readsAs = (date: string, order: DateOrder): boolean => parseBankDate(date, order) !== null;
  const american = dates.some((date) => readsAs(date, 'monthFirst') && !readsAs(date, 'dayFirst'));
  const british = dates.some((date) => readsAs(date, 'dayFirst') && !readsAs(date, 'monthFirst'));
  return american && !british ? 'monthFirst' : 'dayFirst';
}
