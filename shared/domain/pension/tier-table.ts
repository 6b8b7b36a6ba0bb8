import { noFigure } from '../../rates/dated-rates.ts';
import type { BasisPoints } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { EmployerRate, PensionRates, PracticeShare, SchemeArea, TierTable } from './pension-rates.ts';

interface WhenKnown {
  /** Leaves out what was published after this day: what could be known then. */
  readonly publishedBy?: LocalDate;
}

/**
 * The contributions table of a day of work: of several versions the one published last.
 * Null where none is known: a rate is never guessed.
 */
export function findTierTable(rates: PensionRates, area: SchemeArea, workedOn: LocalDate, known: WhenKnown = {}): TierTable | null {
  const tables = rates.tierTables.filter((table) => table.area === area && table.from <= workedOn && workedOn <= table.to);
  return newest(tables.filter(({ publishedOn }) => known.publishedBy === undefined || publishedOn <= known.publishedBy));
}

/** The table of the last days that are known, for a question without a day. */
export function newestTierTable(rates: PensionRates, area: SchemeArea): TierTable {
  const tables = rates.tierTables.filter((table) => table.area === area);
  const lastDay = tables.reduce<string>((last, { to }) => (to > last ? to : last), '');
  const table = newest(tables.filter(({ to }) => to === lastDay));
  if (table === null) throw new RangeError(`the rates hold no table for ${area}`);
  return table;
}

/** The table of the same days that was published last: a form of the first weeks is judged by what replaced its table. */
export function newestVersionOf(rates: PensionRates, id: string): TierTable | null {
  const named = rates.tierTables.find((table) => table.id === id);
  return named === undefined ? null : findTierTable(rates, named.area, named.from);
}

/**
 * The rate of a year's income in whole pounds; pence are cut before, never rounded.
 *
 * @throws RangeError for less than nothing, or a fraction
 */
export function rateForPounds(table: TierTable, wholePounds: number): BasisPoints {
  if (!Number.isSafeInteger(wholePounds) || wholePounds < 0) throw new RangeError('not whole pounds');
  const band = table.bands.find(({ upTo }) => upTo === null || wholePounds <= upTo);
  if (band === undefined) throw new RangeError(`the table ${table.id} has no last band`);
  return band.rate;
}

/**
 * What employers contribute for a day of work.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table
 */
export function employerRateOn(rates: PensionRates, area: SchemeArea, workedOn: LocalDate): EmployerRate {
  return holdingOn(rates.employerRates, area, workedOn);
}

/**
 * What of it the practice pays; nil in Scotland and Northern Ireland.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table
 */
export function practiceShareOn(shares: readonly PracticeShare[], area: SchemeArea, workedOn: LocalDate): BasisPoints {
  return holdingOn(shares, area, workedOn).practice;
}

function holdingOn<T extends PracticeShare>(rates: readonly T[], area: SchemeArea, workedOn: LocalDate): T {
  const rate = rates.find((rate) => rate.area === area && rate.from <= workedOn && (rate.to === null || workedOn <= rate.to));
  if (rate === undefined) throw noFigure('pensionContribution', workedOn);
  return rate;
}

/** The later one in the list where the days of publishing are the same. */
function newest(tables: readonly TierTable[]): TierTable | null {
  return tables.reduce<TierTable | null>((last, table) => (last === null || table.publishedOn >= last.publishedOn ? table : last), null);
}
