import { dividedHalfUp, type BasisPoints, type Pence } from '../money.ts';
import { addDays, daysBetween } from '../zones.ts';
import { areaRules, doubtOf, type Doubt, type PensionRates, type TierTable } from './pension-rates.ts';
import { rangeOfSchemeYear, type DayRange, type SchemeYear } from './scheme-year.ts';
import { rateForPounds } from './tier-table.ts';

/** Income scaled up to a whole year. */
export interface Annualised {
  /** Whole pounds, the rest cut off: what the tier is looked up with. */
  readonly pounds: number;
  /** To the penny, a half up: for the screen alone. */
  readonly shown: Pence;
}

/** Which tier an income has, and which it would have without scaling up. */
export interface TierFinding {
  readonly table: TierTable;
  readonly rate: BasisPoints;
  /** The income itself where it is not scaled up. */
  readonly annualised: Annualised;
  readonly rateUnannualised: BasisPoints;
  readonly doubts: readonly Doubt[];
}

export interface TierQuestion {
  /** All practitioner income of the scheme year that counts, officer pay apart. */
  readonly income: Pence;
  /** Distinct days of practitioner service in the year; null for income that already is one of a whole year. */
  readonly days: number | null;
  readonly table: TierTable;
  readonly rates: PensionRates;
  readonly year: SchemeYear;
}

/**
 * Income / days × days of the year, worked out exactly.
 *
 * @param days  1 to `daysInYear`
 * @throws RangeError for days or income outside
 */
export function annualise(income: Pence, days: number, daysInYear: number): Annualised {
  if (!Number.isInteger(days) || days < 1 || days > daysInYear) throw new RangeError('days outside the year');
  if (income < 0) throw new RangeError('income below nothing');
  const scaled = BigInt(income) * BigInt(daysInYear);
  return { pounds: Number(scaled / (BigInt(days) * 100n)), shown: dividedHalfUp(scaled, BigInt(days)) };
}

/** The tier of an income by its table. Throws as `annualise` does. */
export function findTier({ income, days, table, rates, year }: TierQuestion): TierFinding {
  const rules = areaRules(rates, table.area).annualises;
  const whole = daysInYearOf(rates, year);
  const scales = rules.value && days !== null && days < whole.days;
  const asItIs = annualise(income, whole.days, whole.days);
  const annualised = scales ? annualise(income, days, whole.days) : asItIs;
  return {
    table,
    rate: rateForPounds(table, annualised.pounds),
    annualised,
    rateUnannualised: rateForPounds(table, asItIs.pounds),
    doubts: [
      ...doubtOf(`tierTable:${table.id}`, table.origin),
      ...(scales ? [...doubtOf(`annualises:${table.area}`, rules.origin), ...whole.doubts] : []),
    ],
  };
}

/** By how many days income is scaled up; in doubt where the year holds a 29 February. */
export function daysInYearOf({ daysInYear }: PensionRates, year: SchemeYear): { readonly days: number; readonly doubts: readonly Doubt[] } {
  const named = daysInYear.exceptions.find((exception) => exception.year === year);
  const { from, to } = rangeOfSchemeYear(year);
  const isLeap = daysBetween(from, to) === 365;
  return {
    days: named?.days ?? daysInYear.usual,
    doubts: isLeap && named === undefined ? doubtOf('daysInYear', daysInYear.origin) : [],
  };
}

/**
 * Distinct days within the scheme year: two practices on one day are one day.
 * A range counts every day in it, also the ones without work, as the forms do.
 *
 * @param ranges  in any order, overlapping or not, also beyond the year; never backwards
 */
export function countPensionableDays(ranges: readonly DayRange[], year: SchemeYear): number {
  const bounds = rangeOfSchemeYear(year);
  return joinRanges(ranges.filter(({ from, to }) => to >= bounds.from && from <= bounds.to)).reduce((count, { from, to }) => {
    const first = from < bounds.from ? bounds.from : from;
    const last = to > bounds.to ? bounds.to : to;
    return count + daysBetween(first, last) + 1;
  }, 0);
}

/** The same days as few ranges, by day: what overlaps or follows on the next day becomes one. */
export function joinRanges(ranges: readonly DayRange[]): readonly DayRange[] {
  const joined: DayRange[] = [];
  for (const range of [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || range.from > addDays(last.to, 1)) joined.push(range);
    else joined[joined.length - 1] = { from: last.from, to: range.to > last.to ? range.to : last.to };
  }
  return joined;
}
