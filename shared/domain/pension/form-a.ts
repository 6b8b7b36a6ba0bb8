import type { Nation } from '../invoices/model.ts';
import { pensionableShare } from '../../rates/pensionable-share.ts';
import { pence, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { joinRanges } from './annualising.ts';
import { firstDayOf, formARefusals, type FormARefusal, type PensionedWork } from './form-a-refusals.ts';
import { areaOf, doubtOf, formRules, type Doubt, type PensionRates } from './pension-rates.ts';
import { schemeYearOf, type DayRange, type SchemeYear } from './scheme-year.ts';
import { employerRateOn, findTierTable } from './tier-table.ts';

/** One From/To line of the form. */
export interface FormARange extends DayRange {
  readonly fee: Pence;
}

/** The boxes that the payer signs. */
export interface FormABoxes {
  /** Box 1: the fee without the employer's contribution. */
  readonly fee: Pence;
  /** Box 2: nine tenths of it. */
  readonly pensionable: Pence;
  /** Box 3: the employer's contribution on box 2 as rounded; nil in Scotland and Northern Ireland. */
  readonly employer: Pence;
}

export interface FormA {
  readonly payerId: string;
  readonly nation: Nation;
  readonly schemeYear: SchemeYear;
  /** Null where no table is known for the days. */
  readonly tierTableId: string | null;
  /** By day; days that follow each other are one line. The fees come to box 1. */
  readonly ranges: readonly FormARange[];
  readonly boxes: FormABoxes;
  readonly practiceRate: BasisPoints;
  /** In the order of the days. */
  readonly workIds: readonly string[];
  readonly doubts: readonly Doubt[];
}

export type FormAResult =
  | { readonly form: FormA; readonly refusals: readonly [] }
  | { readonly form: null; readonly refusals: readonly [FormARefusal, ...FormARefusal[]] };

export interface FormAOptions {
  readonly rates: PensionRates;
  /** The practice's share as the user entered it; null takes the one of the day. Never used where another body pays. */
  readonly practiceRate: BasisPoints | null;
}

/**
 * Form A of one invoice, or every reason why its work cannot stand on one form.
 *
 * @throws AppError NO_FIGURE_FOR_DATE when the employer's rate of the day is not known and none was entered
 * @see docs/rules/pension.md §3
 */
export function draftFormA(work: readonly PensionedWork[], options: FormAOptions): FormAResult {
  const [refusal, ...more] = formARefusals(work, options.rates);
  if (refusal !== undefined) return { form: null, refusals: [refusal, ...more] };
  const [first, ...others] = [...work].sort(byFirstDay);
  if (first === undefined) throw new RangeError('no work'); // NO_WORK was refused
  return { form: formOf([first, ...others], options), refusals: [] };
}

/**
 * The least number of groups of which each can stand on one form, as far as it can at all: by payer, nation, scheme
 * year and contributions table of the first day.
 *
 * @returns groups by their first day; every piece of work is in exactly one
 */
export function groupForForms(work: readonly PensionedWork[], rates: PensionRates): readonly (readonly PensionedWork[])[] {
  const groups = Map.groupBy([...work].sort(byFirstDay), ({ payerId, nation, days }) => {
    const day = firstDayOf({ days });
    return JSON.stringify([payerId, nation, schemeYearOf(day), findTierTable(rates, areaOf(nation), day)?.id ?? null]);
  });
  return [...groups.values()];
}

/** Boxes 1 to 3; box 3 from box 2 as it is rounded. */
export function boxesOf(fee: Pence, practiceRate: BasisPoints): FormABoxes {
  const pensionable = shareOf(fee, pensionableShare);
  return { fee, pensionable, employer: shareOf(pensionable, practiceRate) };
}

function formOf(work: readonly [PensionedWork, ...PensionedWork[]], options: FormAOptions): FormA {
  const { payerId, nation } = work[0];
  const workedOn = firstDayOf(work[0]);
  const { rate, doubts } = practiceRateOf(nation, workedOn, options);
  return {
    payerId,
    nation,
    schemeYear: schemeYearOf(workedOn),
    tierTableId: findTierTable(options.rates, areaOf(nation), workedOn)?.id ?? null,
    ranges: joinWithFees(work.flatMap(rangesOf)),
    boxes: boxesOf(sumOf(work.map(({ fee }) => fee)), rate),
    practiceRate: rate,
    workIds: work.map(({ id }) => id),
    doubts: [...doubts, ...appraisalDoubts(work, options.rates)],
  };
}

/** Where another body pays the employer's share, nothing that was entered changes that. */
function practiceRateOf(
  nation: Nation,
  workedOn: LocalDate,
  { rates, practiceRate }: FormAOptions,
): { readonly rate: BasisPoints; readonly doubts: readonly Doubt[] } {
  const area = areaOf(nation);
  if (area === 'englandAndWales' && practiceRate !== null) return { rate: practiceRate, doubts: [] };
  const { practice, origin } = employerRateOn(rates, area, workedOn);
  return { rate: practice, doubts: doubtOf(`employerRate:${area}`, origin) };
}

/** An appraisal on days apart has an entry for each, with equal parts of the fee; pennies left over go to the first. */
function rangesOf({ kind, days, fee }: PensionedWork): readonly FormARange[] {
  const ranges = joinRanges(days);
  const [first] = ranges;
  if (first === undefined) return [];
  if (kind === 'locum') return [{ ...first, fee }, ...ranges.slice(1).map((range) => ({ ...range, fee: pence(0) }))];
  const part = Math.trunc(fee / ranges.length);
  return ranges.map((range, index) => ({ ...range, fee: pence(part + (index < fee % ranges.length ? 1 : 0)) }));
}

/** One line for days that touch, with the fees of all of them. */
function joinWithFees(ranges: readonly FormARange[]): readonly FormARange[] {
  return joinRanges(ranges).map((line) => {
    const within = ranges.filter(({ from }) => line.from <= from && from <= line.to);
    return { from: line.from, to: line.to, fee: sumOf(within.map(({ fee }) => fee)) };
  });
}

function appraisalDoubts(work: readonly PensionedWork[], rates: PensionRates): readonly Doubt[] {
  const spread = work.find(({ kind, days }) => kind === 'appraisal' && days.some(({ from, to }) => from !== to || days.length > 1));
  return spread === undefined ? [] : doubtOf('appraisalDays', formRules(rates, schemeYearOf(firstDayOf(spread))).origin);
}

function byFirstDay(a: PensionedWork, b: PensionedWork): number {
  const order = compare(firstDayOf(a), firstDayOf(b));
  return order === 0 ? compare(a.id, b.id) : order;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
