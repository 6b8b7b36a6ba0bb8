import type { PensionYear } from '../../../shared/contract/pension-year.ts';
import { formatRate } from '../../../shared/domain/money.ts';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';
import { rateProblem, typedRate } from '../organisations/rate-amount.ts';

/** What stands in the fields of a scheme year, as typed. */
export interface YearValues {
  readonly expectedIncome: string;
  readonly expectedDays: number | string;
  readonly broughtForward: string;
  /** Per cent by table, whose name is empty where none is known; empty while undecided. */
  readonly tiers: Readonly<Record<string, string>>;
}

export function yearValues({ expectedIncome, expectedDays, broughtForward, tables }: PensionYear): YearValues {
  return {
    expectedIncome: expectedIncome === null ? '' : amountText(expectedIncome),
    expectedDays: expectedDays ?? '',
    broughtForward: amountText(broughtForward),
    tiers: Object.fromEntries(tables.map(({ tableId, rate }) => [tableId ?? '', rate === null ? '' : String(rate / 100)])),
  };
}

/** What the contract is given; checked by `yearErrors` before it is sent. */
export function toYearInput({ identityId, schemeYear, tables }: PensionYear, values: YearValues) {
  const days = Number(values.expectedDays);
  return {
    identityId,
    schemeYear,
    expectedIncome: values.expectedIncome.trim() === '' ? null : typedPence(values.expectedIncome),
    expectedDays: days > 0 ? Math.min(366, Math.round(days)) : null,
    broughtForward: values.broughtForward.trim() === '' ? 0 : typedPence(values.broughtForward),
    tiers: tables.flatMap(({ tableId }) => {
      const { share } = typedRate('percent', values.tiers[tableId ?? ''] ?? '');
      return share === null || Number.isNaN(share) ? [] : [{ tableId, rate: share }];
    }),
  };
}

/** One text per field that is not right yet; empty when it can be saved. */
export function yearErrors({ expectedIncome, broughtForward, tiers }: YearValues): Readonly<Record<string, string>> {
  const income = expectedIncome.trim() === '' ? null : incomeProblem(expectedIncome);
  const before = broughtForward.trim() === '' ? null : moneyProblem(broughtForward);
  const rate = Object.values(tiers).map((text) => (text.trim() === '' ? null : rateProblem('percent', text)));
  return {
    ...(income === null ? {} : { expectedIncome: income }),
    ...(before === null ? {} : { broughtForward: before }),
    ...(rate.every((problem) => problem === null) ? {} : { tiers: 'Between 0 and 100 %' }),
  };
}

function incomeProblem(text: string): string | null {
  return moneyProblem(text) ?? (typedPence(text) === 0 ? 'Enter an amount above 0' : null);
}

/** The tier by what is expected, with and without scaling a short year up. */
export function proposalWords({
  proposed,
  proposedUnscaled,
}: Pick<PensionYear['tables'][number], 'proposed' | 'proposedUnscaled'>): string {
  if (proposed === null || proposedUnscaled === null) return 'Enter what you expect and save, and it is proposed here.';
  const tier = `By what you expect: ${formatRate(proposed)}`;
  if (proposed === proposedUnscaled) return `${tier}, scaled up to a whole year or not.`;
  return `${tier}, as a short year is scaled up to a whole one; ${formatRate(proposedUnscaled)} without that.`;
}
