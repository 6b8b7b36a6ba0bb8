import type { Nation } from '../invoices/model.ts';
import { sumOf, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { countPensionableDays } from './annualising.ts';
import { areaOf, formRules, type PensionRates } from './pension-rates.ts';
import { schemeYearOf, type DayRange, type SchemeYear } from './scheme-year.ts';
import { findTierTable } from './tier-table.ts';

/** One piece of work that is pensioned: a booking, or a line of an invoice. */
export interface PensionedWork {
  readonly id: string;
  readonly payerId: string;
  readonly nation: Nation;
  readonly kind: 'locum' | 'appraisal';
  /** The days that were worked, none twice; an appraisal may have several. */
  readonly days: readonly DayRange[];
  /** Without travel, expenses and the employer's contribution. */
  readonly fee: Pence;
  /** Written leave to count more days for an appraisal than the forms allow. */
  readonly hasPriorAuthority: boolean;
}

/** Why there is no form. */
export type FormARefusal =
  | { readonly code: 'NO_WORK' }
  | { readonly code: 'WORK_TWICE'; readonly workId: string }
  | { readonly code: 'NO_DAYS'; readonly workId: string }
  | { readonly code: 'RANGE_BACKWARDS'; readonly workId: string; readonly range: DayRange }
  | { readonly code: 'RANGE_ACROSS_YEAR_END'; readonly workId: string; readonly range: DayRange }
  | { readonly code: 'MIXED_PAYERS'; readonly payerIds: readonly string[] }
  | { readonly code: 'MIXED_NATIONS'; readonly nations: readonly Nation[] }
  | { readonly code: 'MIXED_SCHEME_YEARS'; readonly schemeYears: readonly SchemeYear[] }
  | { readonly code: 'MIXED_TIER_TABLES'; readonly tableIds: readonly string[] }
  | { readonly code: 'APPRAISAL_TOO_MANY_DAYS'; readonly workId: string; readonly days: number; readonly most: number }
  | { readonly code: 'FEE_NOT_POSITIVE'; readonly fee: Pence };

/** Everything that keeps the work from standing on one form; empty when nothing does. */
export function formARefusals(work: readonly PensionedWork[], rates: PensionRates): readonly FormARefusal[] {
  if (work.length === 0) return [{ code: 'NO_WORK' }];
  const each = work.flatMap((piece) => refusalsOfWork(piece, rates));
  if (each.length > 0) return each;
  return [...twice(work), ...mixed(work, rates), ...feeRefusals(work)];
}

/** First of the days, which need not be in order. */
export function firstDayOf({ days }: { readonly days: readonly DayRange[] }): LocalDate {
  const [first, ...others] = days.map(({ from }) => from);
  if (first === undefined) throw new RangeError('no days'); // NO_DAYS was refused
  return others.reduce((earliest, day) => (day < earliest ? day : earliest), first);
}

function refusalsOfWork({ id, kind, days, hasPriorAuthority }: PensionedWork, rates: PensionRates): readonly FormARefusal[] {
  const [first] = days;
  if (first === undefined) return [{ code: 'NO_DAYS', workId: id }];
  const wrong = days.flatMap((range): readonly FormARefusal[] => {
    if (range.to < range.from) return [{ code: 'RANGE_BACKWARDS', workId: id, range }];
    return schemeYearOf(range.from) === schemeYearOf(range.to) ? [] : [{ code: 'RANGE_ACROSS_YEAR_END', workId: id, range }];
  });
  if (wrong.length > 0 || kind !== 'appraisal' || hasPriorAuthority) return wrong;
  const year = schemeYearOf(first.from);
  const most = formRules(rates, year).appraisalDays;
  const count = countPensionableDays(days, year);
  return most !== null && count > most ? [{ code: 'APPRAISAL_TOO_MANY_DAYS', workId: id, days: count, most }] : [];
}

function twice(work: readonly PensionedWork[]): readonly FormARefusal[] {
  const ids = work.map(({ id }) => id);
  return unique(ids.filter((id, index) => ids.indexOf(id) !== index)).map((workId) => ({ code: 'WORK_TWICE', workId }));
}

function mixed(work: readonly PensionedWork[], rates: PensionRates): readonly FormARefusal[] {
  const payerIds = unique(work.map(({ payerId }) => payerId));
  const nations = unique(work.map(({ nation }) => nation));
  const schemeYears = unique(work.flatMap(({ days }) => days.map(({ from }) => schemeYearOf(from))));
  const refusals: FormARefusal[] = [];
  if (payerIds.length > 1) refusals.push({ code: 'MIXED_PAYERS', payerIds });
  if (nations.length > 1) refusals.push({ code: 'MIXED_NATIONS', nations });
  if (schemeYears.length > 1) refusals.push({ code: 'MIXED_SCHEME_YEARS', schemeYears });
  if (refusals.length > 0) return refusals;
  const tableIds = unique(work.flatMap(({ nation, days }) => days.flatMap((range) => tableIdsOf(nation, range, rates))));
  return tableIds.length > 1 ? [{ code: 'MIXED_TIER_TABLES', tableIds }] : [];
}

/** Of both ends, for the table may change within a range. */
function tableIdsOf(nation: Nation, { from, to }: DayRange, rates: PensionRates): readonly string[] {
  return [from, to].map((day) => findTierTable(rates, areaOf(nation), day)?.id ?? 'unknown');
}

function feeRefusals(work: readonly PensionedWork[]): readonly FormARefusal[] {
  const fee = sumOf(work.map(({ fee }) => fee));
  return fee > 0 ? [] : [{ code: 'FEE_NOT_POSITIVE', fee }];
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
