import { parseBankAmount } from '../statements/bank-amount.ts';
import { parseBankDate } from '../statements/bank-date.ts';
import { columnName } from '../statements/bank-layouts.ts';
import { sumOf, type Pence } from '../money.ts';
import { reconcile, type Reconciliation } from './reconciliation.ts';
import { paymentReference } from './reference.ts';
import { month as asMonth, monthOf, type Month } from './scheme-year.ts';

/** What a column of a statement may hold. */
export const statementFields = ['reference', 'month', 'employee', 'employer'] as const;
export type StatementField = (typeof statementFields)[number];
/** By column; null for what is not asked for. */
export type StatementColumns = readonly (StatementField | null)[];

/** One row that could be read. */
export interface StatementLine {
  readonly row: number;
  /** Without spaces and without PCSE Online's ending; null where there is none. */
  readonly reference: string | null;
  readonly month: Month | null;
  readonly employee: Pence;
  readonly employer: Pence;
}

export interface ReadStatement {
  readonly lines: readonly StatementLine[];
  /** Rows that hold something and could not be read, counted from 1. */
  readonly unreadable: readonly number[];
}

/** A Form B that was submitted, as a statement may name it. */
export interface StatedMonth {
  readonly id: string;
  readonly month: Month;
  readonly part: number;
  readonly reference: string;
  readonly employee: Pence;
  readonly employer: Pence;
}

export interface ComparedMonth extends Reconciliation {
  readonly month: Month;
  /** Its Form Bs by part, with what of the statement is theirs; null where the statement has nothing. */
  readonly parts: readonly { readonly id: string; readonly stated: { readonly employee: Pence; readonly employer: Pence } | null }[];
}

export interface ComparedStatement {
  /** Newest first. */
  readonly months: readonly ComparedMonth[];
  /** Lines of no Form B that is known. */
  readonly strangers: readonly StatementLine[];
}

const NAMES: readonly (readonly [StatementField, RegExp])[] = [
  ['reference', /^(?:upr|(?:unique|payment|pay)*(?:ref(?:erence)?)(?:number|no)?)$/u],
  [
    'month',
    /^(?:(?:form[ab]?|pay(?:ment)?|contribution)?(?:month|period)(?:ending|worked)?|(?:contribution|posting|posted|payment|received?)?date)$/u,
  ],
  ['employer', /^(?:(?:er|employers?)(?:s|pension)?(?:contributions?|conts?|amount|paid|total)?(?:gbp)?)$/u],
  ['employee', /^(?:(?:ee|employees?|members?|your)(?:s|pension)?(?:contributions?|conts?|amount|paid|total)?(?:gbp)?)$/u],
];

/** What each column holds, by its heading; a field that stands once is the first column that names it. */
export function suggestColumns(headings: readonly string[]): StatementColumns {
  const taken = new Set<StatementField>();
  return headings.map((heading) => {
    const name = columnName(heading);
    const field = NAMES.find(([known, pattern]) => pattern.test(name) && !taken.has(known))?.[0] ?? null;
    if (field !== null) taken.add(field);
    return field;
  });
}

/** Whether the columns tell which month a row is of, and both amounts. */
export function areColumnsEnough(columns: StatementColumns): boolean {
  const has = (field: StatementField): boolean => columns.includes(field);
  return (has('reference') || has('month')) && has('employee') && has('employer');
}

/** Reads the rows below the headings. An amount that is empty is nothing; a row without month and reference is not read. */
export function readStatementRows(rows: readonly (readonly string[])[], columns: StatementColumns): ReadStatement {
  const read = rows.slice(1).map((cells, index) => ({ row: index + 2, line: lineOf(cells, columns, index + 2) }));
  return { lines: read.flatMap(({ line }) => line ?? []), unreadable: read.filter(({ line }) => line === null).map(({ row }) => row) };
}

/**
 * What the statement says of each month: by reference where a line has one that is known, else by month. Several lines of a
 * month are added; of several Form Bs of a month the last takes what the others leave. Months without a line are missing.
 */
export function compareStatement(lines: readonly StatementLine[], months: readonly StatedMonth[], tolerance: Pence): ComparedStatement {
  const keyed = lines.map((line) => ({ line, month: monthNamedBy(line, months) }));
  const byMonth = [...Map.groupBy(months, ({ month }) => month)].sort(([a], [b]) => (a < b ? 1 : -1));
  return {
    months: byMonth.map(([month, parts]) => compared(month, parts, keyed.filter((one) => one.month === month).map(({ line }) => line), tolerance)), // prettier-ignore
    strangers: keyed.filter(({ month }) => month === null).map(({ line }) => line),
  };
}

function compared(month: Month, forms: readonly StatedMonth[], lines: readonly StatementLine[], tolerance: Pence): ComparedMonth {
  const ordered = forms.toSorted((a, b) => a.part - b.part);
  const expected = sumOf(ordered.flatMap(({ employee, employer }) => [employee, employer]));
  if (lines.length === 0) return { month, ...reconcile(expected, null, tolerance), parts: ordered.map(({ id }) => ({ id, stated: null })) };
  const stated = { employee: sumOf(lines.map(({ employee }) => employee)), employer: sumOf(lines.map(({ employer }) => employer)) };
  const shares = (['employee', 'employer'] as const).map((box) => sharedOut(stated[box], ordered.map((form) => form[box]))); // prettier-ignore
  const parts = ordered.map(({ id }, index) => ({
    id,
    stated: { employee: shares[0]?.[index] ?? sumOf([]), employer: shares[1]?.[index] ?? sumOf([]) },
  }));
  return { month, ...reconcile(expected, sumOf([stated.employee, stated.employer]), tolerance), parts };
}

/** To each what it expects while there is something left; the rest to the last. */
function sharedOut(amount: Pence, expected: readonly Pence[]): readonly Pence[] {
  let left: number = amount;
  return expected.map((wanted, index) => {
    const share = index === expected.length - 1 ? left : Math.min(left, wanted);
    left -= share;
    return sumOf([share as Pence]); // whole pence, as both it came from are
  });
}

function monthNamedBy({ reference, month }: StatementLine, months: readonly StatedMonth[]): Month | null {
  const named = months.filter((form) => form.reference === reference);
  // Months whose work is of one month may bear one reference: then the month beside it decides.
  const byReference = named.find((form) => form.month === month) ?? named[0];
  if (byReference) return byReference.month;
  return months.some((form) => form.month === month) ? month : null;
}

function lineOf(cells: readonly string[], columns: StatementColumns, row: number): StatementLine | null {
  const cell = (field: StatementField): string => cells[columns.indexOf(field)]?.trim() ?? '';
  const reference = cell('reference') === '' ? null : paymentReference(cell('reference'));
  const month = parseMonth(cell('month'));
  const [employee, employer] = [amountOf(cell('employee')), amountOf(cell('employer'))];
  if ((reference === null && month === null) || employee === null || employer === null || employee < 0 || employer < 0) return null;
  return { row, reference, month, employee, employer };
}

function amountOf(text: string): Pence | null {
  return text === '' || text === '-' ? sumOf([]) : parseBankAmount(text);
}

const SHORT = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-11`, `11/2026`, `Nov 2026`, `November-26`, and any day of the month. */
export function parseMonth(text: string): Month | null {
  const numbers = /^(\d{4})[-/](\d{1,2})$|^(\d{1,2})[-/](\d{4})$/u.exec(text);
  if (numbers) return monthFrom(Number(numbers[1] ?? numbers[4]), Number(numbers[2] ?? numbers[3]));
  const words = /^([A-Za-z]{3,9})[ \-/]*'?(\d{4}|\d{2})$/u.exec(text);
  if (words) {
    const year = Number(words[2]);
    return monthFrom(year < 100 ? 2000 + year : year, SHORT.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) + 1);
  }
  const day = parseBankDate(text);
  return day === null ? null : monthOf(day);
}

function monthFrom(year: number, number: number): Month | null {
  return number < 1 || number > 12 ? null : asMonth(`${year}-${String(number).padStart(2, '0')}`);
}
