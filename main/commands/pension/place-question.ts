import type { PensionQuestion } from '../../../shared/contract/pension-calculation.ts';
import type { PensionRates, SchemeArea, TierTable } from '../../../shared/domain/pension/pension-rates.ts';
import {
  formatSchemeYear,
  parseSchemeYear,
  rangeOfSchemeYear,
  schemeYearOf,
  type SchemeYear,
} from '../../../shared/domain/pension/scheme-year.ts';
import { formARefusalWords } from '../../../shared/domain/pension/form-a-words.ts';
import { findTierTable, newestTierTable } from '../../../shared/domain/pension/tier-table.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { WrongQuestion } from './wrong-question.ts';

/** Where and when a question is about. */
export interface Place {
  readonly area: SchemeArea;
  readonly year: SchemeYear;
  /** Null where none is known for the days of work. */
  readonly table: TierTable | null;
  /** Days of work in the order given, or first and last day; empty where none were given. */
  readonly worked: readonly LocalDate[];
  /** What to look employers' rates up by where there are none. */
  readonly day: LocalDate;
  readonly assumed: readonly string[];
}

/** A question with its area. */
interface Asked extends PensionQuestion {
  readonly nation: SchemeArea;
}

/**
 * By the days of work, else by the named table or year, else by the month of Form B or the day of payment, else the newest table.
 *
 * @throws WrongQuestion for days or names that do not lead to one table
 */
export function placeQuestion(question: PensionQuestion, rates: PensionRates): Place {
  const asked = { ...question, nation: areaOfQuestion(question, rates) };
  const worked = daysOf(asked);
  const [first] = worked;
  if (first !== undefined) return placeOfDays(asked, worked, first, rates);
  if (asked.table !== undefined) return placeOfName(asked, asked.table, rates);
  if (asked.month !== undefined) return placeOfPay(asked, localDate(`${asked.month}-01`), rates);
  if (asked.paid !== undefined) return placeOfPay(asked, asked.paid, rates);
  const table = newestTierTable(rates, asked.nation);
  const year = schemeYearOf(table.to);
  return {
    area: asked.nation,
    year,
    table,
    worked,
    day: rangeOfSchemeYear(year).from,
    assumed: [`the tables of ${formatSchemeYear(year)}, the newest that are known`],
  };
}

function areaOfQuestion({ nation, table }: PensionQuestion, rates: PensionRates): SchemeArea {
  return nation ?? rates.tierTables.find(({ id }) => id === table)?.area ?? 'englandAndWales';
}

/** A range must not go backwards, nor past 31 March. */
function daysOf({ worked, from, to }: PensionQuestion): readonly LocalDate[] {
  if (from !== undefined && to !== undefined) {
    const range = { workId: '', range: { from, to } };
    if (to < from) throw new WrongQuestion('RANGE_BACKWARDS', 'to', formARefusalWords({ code: 'RANGE_BACKWARDS', ...range }));
    if (schemeYearOf(from) === schemeYearOf(to)) return [from, to];
    throw new WrongQuestion('RANGE_ACROSS_YEAR_END', 'to', formARefusalWords({ code: 'RANGE_ACROSS_YEAR_END', ...range }));
  }
  if (worked === undefined) return [];
  return Array.isArray(worked) ? worked : [worked];
}

/** All days must be of one scheme year and one table: the work could not stand on one Form B otherwise. */
function placeOfDays(question: Asked, worked: readonly LocalDate[], day: LocalDate, rates: PensionRates): Place {
  const year = schemeYearOf(day);
  if (worked.some((each) => schemeYearOf(each) !== year)) {
    throw new WrongQuestion('MIXED_SCHEME_YEARS', 'worked', 'The days are of more than one scheme year: each has its own forms');
  }
  const place = { area: question.nation, year, worked, day, assumed: [] };
  const named = question.table === undefined ? null : yearNamed(question.table);
  if (question.table !== undefined && named === null) return { ...place, table: tableById(question, question.table, rates) };
  if (named !== null && named.year !== year) {
    throw new WrongQuestion('WRONG_INPUT', 'table', `The day of work is in ${formatSchemeYear(year)}`);
  }
  const tables = worked.map((each) => tableOn(question, named, each, rates));
  const [table = null] = tables;
  if (tables.some((each) => each?.id !== table?.id)) {
    throw new WrongQuestion('MIXED_TIER_TABLES', 'worked', 'The rates changed between the days: each table has its own forms');
  }
  return { ...place, table };
}

/** What is paid in a month is mostly work of its time; the answer says that this was assumed. */
function placeOfPay(question: Asked, day: LocalDate, rates: PensionRates): Place {
  const table = tableOn(question, null, day, rates);
  const year = schemeYearOf(day);
  return {
    area: question.nation,
    year,
    table,
    worked: [],
    day,
    assumed: [`work of ${formatSchemeYear(year)}, by the ${question.month === undefined ? 'day of payment' : 'month of Form B'}`],
  };
}

function placeOfName(question: Asked, name: string, rates: PensionRates): Place {
  const area = question.nation;
  const named = yearNamed(name);
  if (named !== null) {
    const { year } = named;
    return { area, year, table: tableOfYear(question, named, rates), worked: [], day: rangeOfSchemeYear(year).from, assumed: [] };
  }
  const table = tableById(question, name, rates);
  const { from } = rangeOfSchemeYear(schemeYearOf(table.to));
  return { area, year: schemeYearOf(table.to), table, worked: [], day: table.from > from ? table.from : from, assumed: [] };
}

interface NamedYear {
  readonly year: SchemeYear;
  /** Whether the version is meant that was known when the year began. */
  readonly isInitial: boolean;
}

/** `2025/26`, `2025/26 initial`, `2025/26 final`; null for what is no year. */
function yearNamed(name: string): NamedYear | null {
  const [, text = '', version = ''] = /^(\S+?)(?:\s+\(?(initial|final)\)?)?$/u.exec(name.trim()) ?? [];
  const year = parseSchemeYear(text);
  return year === null ? null : { year, isInitial: version === 'initial' };
}

function tableById({ nation }: Asked, name: string, rates: PensionRates): TierTable {
  const table = rates.tierTables.find(({ id, area }) => id === name && area === nation);
  if (table === undefined) {
    throw new WrongQuestion('NO_TABLE', 'table', `There is no table ${JSON.stringify(name)}: give a scheme year such as 2026/27, or an id`);
  }
  return table;
}

function tableOfYear(question: Asked, named: NamedYear, rates: PensionRates): TierTable | null {
  const { from, to } = rangeOfSchemeYear(named.year);
  const [first, last] = [from, to].map((day) => tableOn(question, named, day, rates));
  if (first?.id !== last?.id) {
    throw new WrongQuestion(
      'MIXED_TIER_TABLES',
      'table',
      `The rates changed within ${formatSchemeYear(named.year)}: give the day of work, or the id of a table`,
    );
  }
  return first ?? null;
}

function tableOn({ nation, as_of }: Asked, named: NamedYear | null, day: LocalDate, rates: PensionRates): TierTable | null {
  if (named?.isInitial !== true) return findTierTable(rates, nation, day, as_of === undefined ? {} : { publishedBy: as_of });
  const versions = rates.tierTables.filter(({ area, from, to }) => area === nation && from <= day && day <= to);
  return versions.toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))[0] ?? null;
}

/** As people know it: EW, SC, NI. */
export function shortArea(area: SchemeArea): 'EW' | 'SC' | 'NI' {
  const names = { englandAndWales: 'EW', scotland: 'SC', northernIreland: 'NI' } as const;
  return names[area];
}
