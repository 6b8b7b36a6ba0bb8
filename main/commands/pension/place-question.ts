import type { PensionQuestion } from '../../../shared/contract/pension-calculation.ts';
import type { PensionRates, SchemeArea, TierTable } from '../../../shared/domain/pension/pension-rates.ts';
import {
  formatSchemeYear,
  parseSchemeYear,
  rangeOfSchemeYear,
  schemeYearOf,
  type SchemeYear,
} from '../../../shared/domain/pension/scheme-year.ts';
import { findTierTable, newestTierTable } from '../../../shared/domain/pension/tier-table.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { WrongQuestion } from './wrong-question.ts';

/** Which year and table a question is about. */
export interface Place {
  readonly year: SchemeYear;
  /** Null where none is known for the days of work. */
  readonly table: TierTable | null;
  /** Days of work in the order given; empty where none were. */
  readonly worked: readonly LocalDate[];
  /** What to look employers' rates up by where there are none. */
  readonly day: LocalDate;
  readonly assumed: readonly string[];
}

/**
 * By the days of work, else by the named table or year, else the newest table.
 *
 * @throws WrongQuestion for days or names that do not lead to one table
 */
export function placeQuestion(question: PensionQuestion, rates: PensionRates): Place {
  const worked = daysOf(question);
  const [first] = worked;
  if (first !== undefined) return placeOfDays(question, worked, first, rates);
  if (question.table !== undefined) return placeOfName(question, question.table, rates);
  const table = newestTierTable(rates, question.nation);
  const year = schemeYearOf(table.to);
  return {
    year,
    table,
    worked,
    day: rangeOfSchemeYear(year).from,
    assumed: [`the tables of ${formatSchemeYear(year)}, the newest that are known`],
  };
}

function daysOf({ worked }: PensionQuestion): readonly LocalDate[] {
  if (worked === undefined) return [];
  return Array.isArray(worked) ? worked : [worked];
}

/** All days must be of one scheme year and one table: the work could not stand on one Form B otherwise. */
function placeOfDays(question: PensionQuestion, worked: readonly LocalDate[], day: LocalDate, rates: PensionRates): Place {
  const year = schemeYearOf(day);
  if (worked.some((each) => schemeYearOf(each) !== year)) {
    throw new WrongQuestion('MIXED_SCHEME_YEARS', 'worked', 'The days are of more than one scheme year: each has its own forms');
  }
  const place = { year, worked, day, assumed: [] };
  if (question.table !== undefined && parseSchemeYear(question.table) === null) {
    return { ...place, table: tableById(question, question.table, rates) };
  }
  if (question.table !== undefined && parseSchemeYear(question.table) !== year) {
    throw new WrongQuestion('WRONG_INPUT', 'table', `The day of work is in ${formatSchemeYear(year)}`);
  }
  const tables = worked.map((each) => findTierTable(rates, question.nation, each, known(question)));
  const [table = null] = tables;
  if (tables.some((each) => each?.id !== table?.id)) {
    throw new WrongQuestion('MIXED_TIER_TABLES', 'worked', 'The rates changed between the days: each table has its own forms');
  }
  return { ...place, table };
}

function placeOfName(question: PensionQuestion, name: string, rates: PensionRates): Place {
  const year = parseSchemeYear(name);
  if (year !== null) {
    return { year, table: tableOfYear(question, year, rates), worked: [], day: rangeOfSchemeYear(year).from, assumed: [] };
  }
  const table = tableById(question, name, rates);
  const { from } = rangeOfSchemeYear(schemeYearOf(table.to));
  return { year: schemeYearOf(table.to), table, worked: [], day: table.from > from ? table.from : from, assumed: [] };
}

function tableById({ nation }: PensionQuestion, name: string, rates: PensionRates): TierTable {
  const table = rates.tierTables.find(({ id, area }) => id === name && area === nation);
  if (table === undefined) {
    throw new WrongQuestion('NO_TABLE', 'table', `There is no table ${JSON.stringify(name)}: give a scheme year such as 2026/27, or an id`);
  }
  return table;
}

function tableOfYear(question: PensionQuestion, year: SchemeYear, rates: PensionRates): TierTable | null {
  const { from, to } = rangeOfSchemeYear(year);
  const [first, last] = [from, to].map((day) => findTierTable(rates, question.nation, day, known(question)));
  if (first?.id !== last?.id) {
    throw new WrongQuestion(
      'MIXED_TIER_TABLES',
      'table',
      `The rates changed within ${formatSchemeYear(year)}: give the day of work, or the id of a table`,
    );
  }
  return first ?? null;
}

function known({ as_of }: PensionQuestion): { readonly publishedBy?: LocalDate } {
  return as_of === undefined ? {} : { publishedBy: as_of };
}

/** As people know it: EW, SC, NI. */
export function shortArea(area: SchemeArea): 'EW' | 'SC' | 'NI' {
  const names = { englandAndWales: 'EW', scotland: 'SC', northernIreland: 'NI' } as const;
  return names[area];
}
