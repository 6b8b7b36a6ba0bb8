import { parseBankDate, type DateOrder } from '../statements/bank-date.ts';
import type { CsvRow } from '../statements/csv-rows.ts';
import { guessColumns } from './guess-columns.ts';
import type { ImportField, ImportKind } from './import-fields.ts';
import { plainCell } from './plain-cell.ts';

/** How a table is read: what each column holds, and how days are written. */
export interface ImportPlan {
  /** By place; null for a column that is left out. */
  readonly columns: readonly (ImportField | null)[];
  /** The row with the headings, counted as in the file; 0 when the table has none. */
  readonly headingRow: number;
  readonly dateOrder: DateOrder;
}

/** Headings stand in one of the first rows; above them stand titles. */
const deepestHeading = 10;

/** The best guess from the headings, for the user to look at; where none is known, the first row is taken for them. */
export function guessPlan(kind: ImportKind, rows: readonly CsvRow[]): ImportPlan {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const guesses = rows
    .slice(0, deepestHeading)
    .map(({ row, cells }) => ({ headingRow: row, columns: guessColumns(kind, filledTo(width, cells)) }))
    // Further down, one word that could be a heading is more likely a name.
    .filter((guess, index) => known(guess) > (index === 0 ? 0 : 1));
  const best = guesses.reduce<(typeof guesses)[number] | null>((so, next) => (so && known(so) >= known(next) ? so : next), null);
  const { headingRow, columns } = best ?? { headingRow: rows[0]?.row ?? 0, columns: filledTo(width, []).map(() => null) };
  return { headingRow, columns, dateOrder: likelyOrder(rows, headingRow, columns) };
}

/** What the rows under the headings hold of each field; several columns of one field are lines of it. */
export function textsUnder(plan: ImportPlan, { cells }: CsvRow): ReadonlyMap<ImportField, string> {
  const texts = new Map<ImportField, string>();
  for (const [place, field] of plan.columns.entries()) {
    const text = field === null ? '' : plainCell(cells[place] ?? '');
    if (field === null || text === '') continue;
    const before = texts.get(field);
    texts.set(field, before === undefined ? text : `${before}\n${text}`);
  }
  return texts;
}

/** The rows that are no headings and stand below them. */
export function rowsUnder({ headingRow }: ImportPlan, rows: readonly CsvRow[]): readonly CsvRow[] {
  return rows.filter(({ row }) => row > headingRow);
}

function known({ columns }: Pick<ImportPlan, 'columns'>): number {
  return columns.filter((field) => field !== null).length;
}

function filledTo(width: number, cells: readonly string[]): readonly string[] {
  return Array.from({ length: width }, (_, place) => cells[place] ?? '');
}

/** Month first only when some day can be nothing else and none can be day first only. */
function likelyOrder(rows: readonly CsvRow[], headingRow: number, columns: ImportPlan['columns']): DateOrder {
  const places = columns.flatMap((field, place) => (field === 'issuedOn' || field === 'dueOn' || field === 'paidOn' ? [place] : []));
  const days = rows.filter(({ row }) => row > headingRow).flatMap(({ cells }) => places.map((place) => plainCell(cells[place] ?? '')));
  const isOnly = (order: DateOrder, other: DateOrder): boolean =>
    days.some((day) => parseBankDate(day, order) !== null && parseBankDate(day, other) === null);
  return isOnly('monthFirst', 'dayFirst') && !isOnly('dayFirst', 'monthFirst') ? 'monthFirst' : 'dayFirst';
}
