import { basisPoints, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { findTier, type TierFinding } from './annualising.ts';
import { boxesOf, type FormABoxes } from './form-a.ts';
import { formBTotals, type FormBTotals, type OptionalLines } from './form-b-totals.ts';
import { doubtOf, type Doubt, type EmployerRate, type PensionRates, type SchemeArea, type TierTable } from './pension-rates.ts';
import type { SchemeYear } from './scheme-year.ts';
import { employerRateOn } from './tier-table.ts';

/** What would stand on the forms if some work were done: nothing is kept. */
export interface WhatIf {
  readonly area: SchemeArea;
  readonly year: SchemeYear;
  /** One Form A for each; the fee without travel, expenses and the contribution. */
  readonly work: readonly { readonly fee: Pence; readonly workedOn: LocalDate }[];
  readonly expenses: Pence;
  /** The employer's share as entered; null takes the one of the day of work. Not always the practice pays it. */
  readonly employerShare: BasisPoints | null;
  /** The tier in use; null looks it up. */
  readonly tier: BasisPoints | null;
  /** All practitioner income of the year; null takes box a where days are given, else nothing is looked up. */
  readonly income: Pence | null;
  /** Days of service that the income was earned on; null for income of a whole year. */
  readonly days: number | null;
  /** Null where none is known: then only a given tier counts. */
  readonly table: TierTable | null;
  readonly optional: OptionalLines;
  readonly cumulativeBefore: Pence;
}

export interface WhatIfAnswer {
  /** In the order of the work. */
  readonly forms: readonly FormABoxes[];
  /** What the practice pays of the first form's box 2; null without work. */
  readonly practiceRate: BasisPoints | null;
  /** The official rate of the day behind it; null without work, or where one was entered. */
  readonly employerRate: EmployerRate | null;
  /** The employer's share that another body pays; null where the practice pays it. */
  readonly paidCentrally: Pence | null;
  /** Fees, contributions of the practice and expenses. */
  readonly invoiceTotal: Pence;
  /** Null where there is no table, or neither work nor income to look up. */
  readonly finding: TierFinding | null;
  /** The given tier, else the found one; null where there is neither. */
  readonly tier: BasisPoints | null;
  /** Null without work or tier. */
  readonly totals: FormBTotals | null;
  readonly doubts: readonly Doubt[];
}

/**
 * Works out boxes 1 to 3 of each Form A, the tier, and a to j of their Form B.
 *
 * @throws AppError NO_FIGURE_FOR_DATE when the employer's rate of a day is not known and none was entered
 * @throws RangeError for days or income outside, as `findTier` does
 */
export function answerWhatIf(question: WhatIf, rates: PensionRates): WhatIfAnswer {
  const { area, expenses } = question;
  const work = question.work.map(({ fee, workedOn }) => {
    const shares = sharesOf(question, workedOn, rates);
    return { boxes: boxesOf(fee, shares.practice), shares };
  });
  const forms = work.map(({ boxes }) => boxes);
  const shares = work[0]?.shares ?? null;
  const finding = findTierOf(question, sumOf(forms.map(({ pensionable }) => pensionable)), rates);
  const tier = question.tier ?? finding?.rate ?? null;
  const central = work.map(({ boxes, shares }) => shareOf(boxes.pensionable, shares.central));
  return {
    forms,
    ...ratesOf(shares),
    paidCentrally: area === 'englandAndWales' ? null : sumOf(central),
    invoiceTotal: sumOf([...forms.flatMap(({ fee, employer }) => [fee, employer]), expenses]),
    finding,
    tier,
    totals: tier === null ? null : totalsOf(question, forms, tier),
    doubts: [...doubtsOf(area, shares), ...(finding === null ? [] : finding.doubts)],
  };
}

const nothing = basisPoints(0);

interface Shares {
  readonly practice: BasisPoints;
  readonly central: BasisPoints;
  readonly official: EmployerRate | null;
}

/** In Scotland and Northern Ireland the whole share is paid elsewhere, whatever rate was entered. */
function sharesOf({ area, employerShare }: WhatIf, workedOn: LocalDate, rates: PensionRates): Shares {
  const official = employerShare === null ? employerRateOn(rates, area, workedOn) : null;
  return area === 'englandAndWales'
    ? { practice: employerShare ?? official?.practice ?? nothing, central: nothing, official }
    : { practice: nothing, central: employerShare ?? official?.total ?? nothing, official };
}

function findTierOf({ table, income, days, year }: WhatIf, boxA: Pence, rates: PensionRates): TierFinding | null {
  if (table === null || (income === null && days === null)) return null;
  return findTier({ income: income ?? boxA, days, table, rates, year });
}

function ratesOf(shares: Shares | null): Pick<WhatIfAnswer, 'practiceRate' | 'employerRate'> {
  return { practiceRate: shares?.practice ?? null, employerRate: shares?.official ?? null };
}

function totalsOf({ optional, cumulativeBefore }: WhatIf, forms: readonly FormABoxes[], tier: BasisPoints): FormBTotals | null {
  return forms.length === 0 ? null : formBTotals(forms, { tier, optional, cumulativeBefore });
}

function doubtsOf(area: SchemeArea, shares: Shares | null): readonly Doubt[] {
  return shares === null || shares.official === null ? [] : doubtOf(`employerRate:${area}`, shares.official.origin);
}
