import { negated, pence, type Pence } from '../money.ts';
import { parseBankAmount } from './bank-amount.ts';
import { parseBankDate, type DateOrder } from './bank-date.ts';
import type { AmountColumns, TableColumns } from './bank-layouts.ts';
import { plainText, quoted, type RowReading } from './bank-line.ts';
import type { CsvRow } from './csv-rows.ts';
import { joinedTexts } from './line-text.ts';

/** How the rows under a header are read. */
export interface TablePlan {
  readonly columns: TableColumns;
  readonly dateOrder: DateOrder;
  /** The last row, when no line end follows: its last cell may be cut off. Null when the file ends as it should. */
  readonly openRow: CsvRow | null;
  /** Cells of the header; rows of another width are half or hold a delimiter too many. 0 when there is no header. */
  readonly width: number;
}

/**
 * Reads one row of a bank's table.
 *
 * @returns the movement, the reason why there is none, or null for a row that is no movement (empty, a balance, a footer)
 */
export function readTableRow(row: CsvRow, section: number, plan: TablePlan): RowReading {
  if (row.isBroken) return unreadable('The quotation marks of this row do not match.');
  const cells = fitted(row.cells, plan);
  if (cells === null) return unreadable(longWords(row, plan));
  if (isNoMovement(cells, plan.columns)) return null;
  const { columns } = plan;
  if (cells.length <= lastNeeded(columns) || (row === plan.openRow && cells.length < plan.width))
    return unreadable(shortWords(row, plan) ?? 'The row may be cut off.');
  const currency = cellAt(cells, columns.currency).toUpperCase();
  if (currency !== '' && currency !== 'GBP') return unreadable(`The amount is in ${quoted(currency)}; only pounds are read.`);
  const bookedOn = parseBankDate(cellAt(cells, columns.date), plan.dateOrder);
  if (bookedOn === null) return unreadable(dateWords(cellAt(cells, columns.date), row, plan));
  const { amount, words } = readAmount(cells, columns.amount, row, plan);
  if (amount === null) return unreadable(words);
  return { line: { row: row.row, section, bookedOn, amount, ...textsOf(cells, columns) }, words: null };
}

/** A text that is cut off would be another movement the next time: such a row is not taken. */
function lastNeeded({ date, amount, text }: TableColumns): number {
  return Math.max(date, ...(amount.kind === 'signed' ? [amount.column] : [amount.moneyIn, amount.moneyOut]), ...text);
}

function unreadable(words: string): RowReading {
  return { line: null, words };
}

/** Empty cells too many are dropped; a text in the last column may hold the delimiter unquoted; else null. */
function fitted(cells: readonly string[], { columns, width }: TablePlan): readonly string[] | null {
  if (width === 0 || cells.length <= width) return cells;
  if (cells.slice(width).every((cell) => cell.trim() === '')) return cells.slice(0, width);
  if (isAmountSplit(cells, columns.amount)) return null;
  const last = width - 1;
  return columns.text.includes(last) ? [...cells.slice(0, last), cells.slice(last).join(', ')] : null;
}

/** `1,234.50` without quotation marks stands in two cells: what follows the first is no text. */
function isAmountSplit(cells: readonly string[], amount: AmountColumns): boolean {
  const places = amount.kind === 'signed' ? [amount.column] : [amount.moneyIn, amount.moneyOut];
  return places.some(
    (place) => /^[^\d]*\d{1,3}$/u.test((cells[place] ?? '').trim()) && /^\d{3}(?:\.\d{1,2})?$/u.test((cells[place + 1] ?? '').trim()),
  );
}

/** An empty row, a line of words under the table, or the balance that some banks put first and last. */
function isNoMovement(cells: readonly string[], columns: TableColumns): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || filled.some((cell) => FOOTER.test(cell))) return true;
  const hasAmount = amountCells(cells, columns.amount).some((cell) => cell !== '');
  if (columns.text.some((index) => BALANCE.test(cellAt(cells, index)))) return !hasAmount || cellAt(cells, columns.date) === '';
  return cellAt(cells, columns.date) === '' && !hasAmount;
}

/** Under the movements of Santander's table. */
const FOOTER = /^arranged overdraft limit/iu;
const BALANCE = /^(?:opening|closing|start|end|brought|carried|balance)\b.*\b(?:balance|forward)\b|^balance$/iu;

function amountCells(cells: readonly string[], amount: AmountColumns): readonly string[] {
  return amount.kind === 'signed' ? [cellAt(cells, amount.column)] : [cellAt(cells, amount.moneyIn), cellAt(cells, amount.moneyOut)];
}

interface AmountReading {
  readonly amount: Pence | null;
  readonly words: string;
}

function readAmount(cells: readonly string[], columns: AmountColumns, row: CsvRow, plan: TablePlan): AmountReading {
  const texts = amountCells(cells, columns);
  if (texts.every((text) => text === '')) return { amount: null, words: shortWords(row, plan) ?? 'There is no amount.' };
  if (row === plan.openRow && isCutAmount(cells, columns)) return { amount: null, words: 'The amount may be cut off.' };
  const amounts = texts.map((text) => (text === '' ? pence(0) : parseBankAmount(text)));
  const wrong = texts.find((_, index) => amounts[index] === null);
  if (wrong !== undefined) return { amount: null, words: `${quoted(wrong)} is not an amount in pounds.` };
  const [first = pence(0), second = pence(0)] = amounts.map((amount) => amount ?? pence(0));
  if (columns.kind === 'signed') return { amount: first, words: '' };
  if (first !== 0 && second !== 0) return { amount: null, words: 'There are amounts for money in and for money out.' };
  // Some banks put a minus before what went out, some do not: the column says which way it went.
  return { amount: second === 0 ? first : negated(pence(Math.abs(second))), words: '' };
}

/** An amount in the last cell of a file that ends without a line end is whole when it shows its pence. */
function isCutAmount(cells: readonly string[], columns: AmountColumns): boolean {
  const last = cells.length - 1;
  const isLast = columns.kind === 'signed' ? columns.column === last : columns.moneyIn === last || columns.moneyOut === last;
  return isLast && !/\.\d{2}\D?$/u.test(cellAt(cells, last));
}

function dateWords(text: string, row: CsvRow, plan: TablePlan): string {
  if (text === '') return 'There is no date.';
  const order = plan.dateOrder === 'dayFirst' ? 'day, month, year' : 'month, day, year';
  return shortWords(row, plan) ?? `${quoted(text)} is not a date written ${order}.`;
}

/** Half rows: fewer cells than the header. */
function shortWords({ cells }: CsvRow, { width }: TablePlan): string | null {
  return cells.length < width ? `Only ${cells.length} of ${width} columns are there; the row may be cut off.` : null;
}

function longWords({ cells }: CsvRow, { width }: TablePlan): string {
  return `There are ${cells.length} columns where the header has ${width}; a text may hold a comma.`;
}

function textsOf(
  cells: readonly string[],
  columns: TableColumns,
): { readonly text: string; readonly reference: string | null; readonly bankId: string | null } {
  const text = joinedTexts(columns.text.map((index) => plainText(cellAt(cells, index))));
  const reference = plainText(cellAt(cells, columns.reference));
  return { text, reference: reference === '' || reference === text ? null : reference, bankId: cellAt(cells, columns.bankId) || null };
}

function cellAt(cells: readonly string[], index: number | null): string {
  return index === null ? '' : (cells[index] ?? '').replaceAll('\u00a0', ' ').trim();
}
