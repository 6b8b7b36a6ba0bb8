import { AppError } from '../../errors/app-error.ts';
import type { LocalDate } from '../time.ts';
import {
  isAllowedText,
  problemsOf,
  readNumber,
  writeNumber,
  type NumberContext,
  type NumberPattern,
  type ReadNumber,
} from './number-pattern.ts';

/** Counts that are missing in a series, first and last included. */
export interface NumberGap {
  readonly from: number;
  readonly to: number;
}

/** The state of one count: the whole issuer's, a year's, an organisation's. */
export interface SeriesCheck {
  /** As written in the numbers; empty where the pattern does not count by it. */
  readonly year: string;
  readonly organisation: string;
  readonly first: number;
  readonly last: number;
  /** In order. */
  readonly gaps: readonly NumberGap[];
  /** Counts that stand on more than one number, in order. */
  readonly duplicates: readonly number[];
}

export interface NumberCheck {
  readonly series: readonly SeriesCheck[];
  /** Numbers that are not of the pattern, in the order given: they neither fill nor break a series. */
  readonly foreign: readonly string[];
}

/**
 * The number that comes next: one past the highest of its series, or the start number.
 * Gaps are never filled and a number never comes back, whatever happened to its invoice.
 *
 * @param allocated every number ever given or imported for this series of the issuer, voids included, in any order
 * @throws AppError NUMBER_PATTERN_INVALID for a pattern with problems
 * @throws AppError NUMBER_PREFIX_MISSING when the pattern names the organisation, and it has no usable prefix
 * @see docs/rules/invoices.md §3, numbering.test.ts
 */
export function nextNumber(pattern: NumberPattern, allocated: readonly string[], context: NumberContext): string {
  assertUsable(pattern, context);
  const own = seriesKey(pattern, readNumber(pattern, writeNumber(pattern, context, 1)));
  const counts = allocated.flatMap((text) => {
    const read = readNumber(pattern, text);
    return read !== null && seriesKey(pattern, read) === own ? [read.count] : [];
  });
  const highest = counts.reduce((most, count) => Math.max(most, count), 0);
  return writeNumber(pattern, context, Math.max(highest + 1, startOf(pattern, context)));
}

/** Looks through existing numbers for gaps and duplicates, series by series. Throws as above. */
export function checkNumbers(pattern: NumberPattern, numbers: readonly string[]): NumberCheck {
  if (problemsOf(pattern).length > 0) throw new AppError('NUMBER_PATTERN_INVALID');
  const foreign: string[] = [];
  const bySeries = new Map<string, { readonly read: ReadNumber; readonly counts: number[] }>();
  for (const text of numbers) {
    const read = readNumber(pattern, text);
    if (read === null) {
      foreign.push(text);
      continue;
    }
    const key = seriesKey(pattern, read);
    const entry = bySeries.get(key) ?? { read, counts: [] };
    entry.counts.push(read.count);
    bySeries.set(key, entry);
  }
  const series = [...bySeries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { read, counts }]) => checkSeries(pattern, read, counts));
  return { series, foreign };
}

/** Whether a number of one pattern could be one of the other; an invoice and a credit note must never share one. */
export function patternsCollide(one: NumberPattern, other: NumberPattern, issuedOn: LocalDate): boolean {
  const sample = { issuedOn, organisation: 'A' };
  return readNumber(one, writeNumber(other, sample, 1)) !== null || readNumber(other, writeNumber(one, sample, 1)) !== null;
}

function checkSeries(pattern: NumberPattern, { year, organisation }: ReadNumber, counts: readonly number[]): SeriesCheck {
  const ordered = counts.toSorted((a, b) => a - b);
  const gaps: NumberGap[] = [];
  const duplicates = new Set<number>();
  for (const [index, count] of ordered.entries()) {
    const before = ordered[index - 1] ?? count - 1;
    if (count === before) duplicates.add(count);
    if (count > before + 1) gaps.push({ from: before + 1, to: count - 1 });
  }
  return {
    year: pattern.restart === 'yearly' ? year : '',
    organisation: pattern.countsPer === 'organisation' ? organisation : '',
    first: ordered[0] ?? 0,
    last: ordered.at(-1) ?? 0,
    gaps,
    duplicates: [...duplicates],
  };
}

function assertUsable(pattern: NumberPattern, { organisation }: NumberContext): void {
  if (problemsOf(pattern).length > 0) throw new AppError('NUMBER_PATTERN_INVALID');
  const isNamed = pattern.template.includes('{organisation}');
  if (isNamed && (organisation.trim() === '' || !isAllowedText(organisation))) throw new AppError('NUMBER_PREFIX_MISSING');
}

function startOf({ restart, startNumber, startYear }: NumberPattern, { issuedOn }: NumberContext): number {
  return restart === 'never' || Number(issuedOn.slice(0, 4)) === startYear ? startNumber : 1;
}

function seriesKey({ restart, countsPer }: NumberPattern, read: ReadNumber | null): string {
  const year = restart === 'yearly' ? (read?.year ?? '') : '';
  const organisation = countsPer === 'organisation' ? (read?.organisation ?? '') : '';
  return `${year}\n${organisation}`;
}
