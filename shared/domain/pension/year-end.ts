import { difference, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';
import { findTier, type TierFinding } from './annualising.ts';
import type { Doubt, PensionRates, TierTable } from './pension-rates.ts';
import type { SchemeYear } from './scheme-year.ts';
import { newestVersionOf } from './tier-table.ts';

/** What one Form B paid. */
export interface PaidFormB {
  /** Null where none was known. */
  readonly tierTableId: string | null;
  /** Box a. */
  readonly pensionable: Pence;
  readonly tier: BasisPoints;
  /** Box b. */
  readonly employee: Pence;
}

export interface YearQuestion<Form extends PaidFormB = PaidFormB> {
  readonly year: SchemeYear;
  /** All practitioner income of the year, officer pay apart. */
  readonly income: Pence;
  /** Distinct days of practitioner service. */
  readonly days: number;
  readonly paid: readonly Form[];
  readonly rates: PensionRates;
}

export type CheckedFormB<Form extends PaidFormB = PaidFormB> = Form & {
  /** Null where no table is known; then nothing is due beyond what was paid. */
  readonly finding: TierFinding | null;
  readonly due: Pence;
};

/** Paid at, due at, and the difference. */
export interface YearCheck<Form extends PaidFormB = PaidFormB> {
  /** In the order given. */
  readonly rows: readonly CheckedFormB<Form>[];
  readonly paid: Pence;
  readonly due: Pence;
  /** Above nothing: still to be paid. Below: paid too much. */
  readonly difference: Pence;
  readonly doubts: readonly Doubt[];
}

/**
 * Compares what the Form Bs of a scheme year paid with what its income comes to, each by the table of its work,
 * in the version published last.
 *
 * @throws RangeError for days outside the year
 */
export function checkYear<Form extends PaidFormB>({ year, income, days, paid, rates }: YearQuestion<Form>): YearCheck<Form> {
  const rows = paid.map((form): CheckedFormB<Form> => {
    const table = form.tierTableId === null ? null : newestVersionOf(rates, form.tierTableId);
    const finding = table === null ? null : findTier({ income, days, table, rates, year });
    return { ...form, finding, due: finding === null ? form.employee : shareOf(form.pensionable, finding.rate) };
  });
  const sums = { paid: sumOf(rows.map(({ employee }) => employee)), due: sumOf(rows.map(({ due }) => due)) };
  const doubts = rows.flatMap(({ finding }) => finding?.doubts ?? []);
  const once = doubts.filter(({ figure }, index) => doubts.findIndex((doubt) => doubt.figure === figure) === index);
  return { rows, ...sums, difference: difference(sums.due, sums.paid), doubts: once };
}

export interface ServiceSoFar {
  readonly income: Pence;
  readonly days: number;
}

export interface OutlookQuestion {
  readonly year: SchemeYear;
  readonly table: TierTable;
  readonly rates: PensionRates;
  readonly inUse: BasisPoints;
  /** Null while it is not said. */
  readonly expected: ServiceSoFar | null;
  /** Up to now; no days before the first work. */
  readonly actual: ServiceSoFar;
}

/** What the tier in use costs or spares if the year goes on as it does. */
export interface TierOutlook {
  readonly expected: TierFinding | null;
  /** Null before the first day of work. */
  readonly actual: TierFinding | null;
  /** Whether the year so far comes to another tier than the one in use. */
  readonly differs: boolean;
  /** What the tier of the year so far makes of difference: on the income up to now, and on the expected one. */
  readonly differenceSoFar: Pence;
  /** Null while nothing is expected. */
  readonly differenceOfYear: Pence | null;
}

/** Expected against actual. Throws RangeError for days outside the year. */
export function tierOutlook({ year, table, rates, inUse, expected, actual }: OutlookQuestion): TierOutlook {
  const find = ({ income, days }: ServiceSoFar) => findTier({ income, days, table, rates, year });
  const found = actual.days === 0 ? null : find(actual);
  const rate = found?.rate ?? inUse;
  const differenceOn = (income: Pence) => difference(shareOf(income, rate), shareOf(income, inUse));
  return {
    expected: expected === null ? null : find(expected),
    actual: found,
    differs: rate !== inUse,
    differenceSoFar: differenceOn(actual.income),
    differenceOfYear: expected === null ? null : differenceOn(expected.income),
  };
}
