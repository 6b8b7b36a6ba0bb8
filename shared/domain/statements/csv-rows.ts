import Papa from 'papaparse';

export interface CsvRow {
  /** As a spreadsheet counts it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** The quotation marks of this row do not match: its cells may be split in the wrong places. */
  readonly isBroken: boolean;
}

/** After so many rows with broken quotation marks, the marks of this file mean nothing. */
const MOST_BROKEN = 20;

/**
 * Splits a table into rows, empty ones included. A quotation mark that is never closed, or that stands in the middle
 * of a cell, costs its own line alone: reading goes on with the next line.
 *
 * @param text with `\n` as line end
 */
export function readCsvRows(text: string, delimiter: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let rest: string | null = text;
  for (let broken = 0; rest !== null && broken < MOST_BROKEN; broken += 1) rest = readUntilBroken(rest, delimiter, rows);
  for (const line of rest?.split('\n') ?? []) rows.push(plainRow(line, rows.length + 1, delimiter));
  return rows;
}

/** Reads on to the end (null) or to a broken row; answers what stands behind the line of that row. */
function readUntilBroken(text: string, delimiter: string, rows: CsvRow[]): string | null {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: false });
  const fault = errors.find(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes');
  const whole = data.slice(0, fault?.row ?? data.length);
  for (const cells of whole) rows.push({ row: rows.length + 1, cells, isBroken: false });
  if (fault === undefined) return null;
  // The index is that of the first character behind the opening mark (papaparse 5.7.1).
  const lineStart = text.lastIndexOf('\n', (fault.index ?? 1) - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  rows.push(plainRow(text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd), rows.length + 1, delimiter));
  return lineEnd === -1 ? null : text.slice(lineEnd + 1);
}

/** A line split without regard to quotation marks; broken when it holds any. */
function plainRow(line: string, row: number, delimiter: string): CsvRow {
  return { row, cells: line.split(delimiter), isBroken: line.includes('"') };
}

/** The character between the cells, by the most even split of the first rows; a comma when nothing splits. */
export function guessDelimiter(text: string): string {
  const head = text.slice(0, 20_000).split('\n', 40);
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, width: commonWidth(head, delimiter) }));
  return counts.reduce((best, next) => (next.width > best.width ? next : best)).delimiter;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How often the delimiter stands in most of the rows that hold it at all. */
function commonWidth(lines: readonly string[], delimiter: string): number {
  const widths = new Map<number, number>();
  for (const line of lines) {
    const width = line.split(delimiter).length - 1;
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  return [...widths].reduce<readonly [number, number]>((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}
