import type { WhatIfAnswer, WhatIfQuestion } from '../../../shared/contract/pension-what-if.ts';
import { daysInYearOf, type TierFinding } from '../../../shared/domain/pension/annualising.ts';
import { formARefusals, type FormARefusal } from '../../../shared/domain/pension/form-a-refusals.ts';
import { formARefusalWords } from '../../../shared/domain/pension/form-a-words.ts';
import { areaOf, type PensionRates, type SchemeArea, type TierTable } from '../../../shared/domain/pension/pension-rates.ts';
import { month, schemeYearOf, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { findTierTable } from '../../../shared/domain/pension/tier-table.ts';
import { answerWhatIf, type WhatIf } from '../../../shared/domain/pension/what-if.ts';
import { basisPoints, pence, type BasisPoints, type Pence } from '../../../shared/domain/money.ts';
import type { ReadDb, Store } from '../../db/store.ts';
import { cumulativeUpTo, findTierRate } from './months-store.ts';

export interface WhatIfDeps {
  readonly store: Store;
  readonly rates: PensionRates;
}

/** What forms and tier would say of work that might be done. Nothing is kept. */
export interface WhatIfCalculator {
  /** @throws AppError NO_FIGURE_FOR_DATE when the employer's rate of a day is not known */
  answer(question: WhatIfQuestion): { readonly refusals: readonly string[]; readonly answer: WhatIfAnswer | null };
}

/** @see docs/rules/pension.md §12 */
export function createWhatIfCalculator({ store, rates }: WhatIfDeps): WhatIfCalculator {
  return {
    answer: (question) => {
      const [first] = question.work;
      const refusals = refusalsOf(question, rates);
      if (first === undefined || refusals.length > 0) return { refusals: refusals.map(formARefusalWords), answer: null };
      const area = areaOf(question.nation);
      const place = { area, year: schemeYearOf(first.workedOn), table: findTierTable(rates, area, first.workedOn) };
      return { refusals: [], answer: answerFor(question, place, ownFigures(store.read, question.identityId, place), rates) };
    },
  };
}

interface Place {
  readonly area: SchemeArea;
  readonly year: SchemeYear;
  readonly table: TierTable | null;
}

/** What the profile holds of a year. */
interface OwnFigures {
  readonly tier: BasisPoints | null;
  readonly listed: Pence;
}

/** Each piece of work has its own form; together they must fit on one Form B. */
function refusalsOf({ nation, work }: WhatIfQuestion, rates: PensionRates): readonly FormARefusal[] {
  const pieces = work.map(({ fee, workedOn }, index) => ({
    id: String(index),
    payerId: '',
    nation,
    kind: 'locum' as const,
    days: [{ from: workedOn, to: workedOn }],
    fee,
    hasPriorAuthority: false,
  }));
  return formARefusals(pieces, rates);
}

/** Later than the month of every Form B. */
const lastMonth = month('2199-12');

function ownFigures(db: ReadDb, identityId: string | null, { area, year, table }: Place): OwnFigures {
  if (identityId === null) return { tier: null, listed: pence(0) };
  const tierTableId = table?.id ?? null;
  return {
    tier: findTierRate(db, identityId, year, tierTableId ?? ''),
    listed: cumulativeUpTo(db, identityId, { month: lastMonth, area, schemeYear: year, tierTableId }).amount,
  };
}

function answerFor(question: WhatIfQuestion, place: Place, own: OwnFigures, rates: PensionRates): WhatIfAnswer {
  const { work, expenses, employerShare, optional } = question;
  const { area, year, table } = place;
  const wholeYear = daysInYearOf(rates, year).days;
  const looked = tierLookup(question, place, own, wholeYear);
  const cumulativeBefore = question.cumulativeBefore ?? own.listed;
  const asked = { area, year, work, expenses, employerShare, optional, cumulativeBefore, ...looked };
  const { forms, practiceRate, paidCentrally, invoiceTotal, finding, tier, totals, doubts } = answerWhatIf(asked, rates);
  return {
    schemeYear: year,
    forms,
    practiceRate: practiceRate ?? basisPoints(0),
    paidCentrally,
    invoiceTotal,
    ownTier: own.tier,
    tableId: table?.id ?? null,
    tier,
    finding: finding === null ? null : findingOf(finding, looked.days !== null && looked.days < wholeYear),
    totals,
    cumulativeBefore,
    doubts,
  };
}

/** A tier that is named or was decided needs no table; days beyond a year count as a whole one. */
function tierLookup(
  { tier }: WhatIfQuestion,
  { table }: Place,
  own: OwnFigures,
  wholeYear: number,
): Pick<WhatIf, 'tier' | 'income' | 'days' | 'table'> {
  if (tier.by !== 'income') return { tier: tier.by === 'rate' ? tier.rate : own.tier, income: null, days: null, table: null };
  return { tier: null, income: tier.income, days: tier.days === null ? null : Math.min(tier.days, wholeYear), table };
}

function findingOf({ rate, annualised, rateUnannualised }: TierFinding, isScaledUp: boolean): NonNullable<WhatIfAnswer['finding']> {
  return { rate, annualised: annualised.shown, isScaledUp, rateUnannualised };
}
