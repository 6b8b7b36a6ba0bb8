import type { Pence } from '../money.ts';
import type { DurationMs, LocalDate } from '../time.ts';

declare const checked: unique symbol;
/** A cell that a spreadsheet shows and never runs; made by the functions below alone. */
export type CsvCell = string & { readonly [checked]: 'csv cell' };

export interface CsvColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => CsvCell;
}

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know it, and CRLF as line end.
 *
 * @returns also for no rows a line with the titles
 */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ title }) => textCell(title)), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return `\ufeff${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

/**
 * Free text. What a spreadsheet would take for a formula or a command gets an apostrophe before it:
 * a text that begins, whatever stands before, with `=`, `+`, `-`, `@`, `|`, `%`, their wide forms, or a control character.
 */
export function textCell(text: string): CsvCell {
  const plain = text.replaceAll('\0', '').toWellFormed();
  return cell(FORMULA.test(plain) ? `'${plain}` : plain);
}

// oxlint-disable-next-line no-control-regex -- control characters at the beginning are what is looked for
const FORMULA = /^[\u0001-\u001f]|^[\s\u200b-\u200f\ufeff"']*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;

/** Pounds with two decimals, without sign or thousands: `-1234.50`; empty for null. */
export function moneyCell(amount: Pence | null): CsvCell {
  if (amount === null) return cell('');
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return cell(`${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** `2026-11-24`; empty for null. */
export function dayCell(day: LocalDate | null): CsvCell {
  return cell(day ?? '');
}

/** Hours with two decimals: `3.50`. */
export function hoursCell(length: DurationMs): CsvCell {
  return cell((length / 3_600_000).toFixed(2));
}

/** A whole number; empty for null. */
export function countCell(count: number | null): CsvCell {
  return cell(count === null ? '' : String(count));
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cell(text: string): CsvCell {
  return text as CsvCell; // the constructor of the type
}
