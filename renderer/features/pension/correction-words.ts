import type { Correction } from '../../../shared/contract/pension-corrections.ts';
import { formatMoney, formatRate, negated, type Pence } from '../../../shared/domain/money.ts';
import type { CorrectedBoxes, FormBCorrection, SettlementWay } from '../../../shared/domain/pension/form-b-correction.ts';

export const settlementWords: Readonly<Record<SettlementWay, string>> = {
  nextPayment: 'With the next payment',
  paidApart: 'Paid apart',
  refunded: 'Refunded',
  notCollected: 'Left as it is, less than £1',
};

/** `10.7% instead of 9.8%`, `Birch Surgery: box 2 £585.00 instead of £600.00`; one for each thing that was wrong. */
export function wrongWords({ used, right, lines }: Correction): readonly string[] {
  const tier = used.tier === right.tier ? [] : [`${formatRate(right.tier)} instead of ${formatRate(used.tier)}`];
  return [...tier, ...lines.map((line) => `${line.payer}: ${lineWords(line)}`)];
}

/** `£11.66 to pay`, `£4.00 to get back`. */
export function differenceWords(off: Pence): string {
  if (off === 0) return 'Nothing to pay';
  return off > 0 ? `${formatMoney(off)} to pay` : `${formatMoney(negated(off))} to get back`;
}

/** Which shares of the difference are not nothing: the member’s, optional lines, the employer’s. */
export function shareRows({ difference }: Pick<FormBCorrection, 'difference'>): readonly (readonly [string, Pence])[] {
  const rows = shares.map(([box, name]) => [name, difference[box]] as const);
  return rows.filter(([, amount]) => amount !== 0);
}

const shares: readonly (readonly [keyof CorrectedBoxes, string])[] = [
  ['a', 'Pensionable pay (a)'],
  ['b', 'Your contributions (b)'],
  ['c', 'Added years (c)'],
  ['d', 'MPAVC (d)'],
  ['e', 'Additional pension (e)'],
  ['f', 'ERRBO (f)'],
  ['h', 'Employer’s contributions (h)'],
];

function lineWords({ used, right }: Correction['lines'][number]): string {
  const changed = [
    ...(used.pensionable === right.pensionable
      ? []
      : [`box 2 ${formatMoney(right.pensionable)} instead of ${formatMoney(used.pensionable)}`]),
    ...(used.employer === right.employer ? [] : [`box 3 ${formatMoney(right.employer)} instead of ${formatMoney(used.employer)}`]),
  ];
  return changed.join(', ');
}
