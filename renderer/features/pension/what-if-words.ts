import type { WhatIfAnswer } from '../../../shared/contract/pension-what-if.ts';
import { difference, formatMoney, formatRate, type Pence } from '../../../shared/domain/money.ts';
import { formatSchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { TierWay, WhatIfValues } from './what-if-values.ts';

/** One box of Form B, with what it is. */
export interface BoxRow {
  readonly box: string;
  readonly name: string;
  readonly words: string;
  readonly amount: Pence;
  /** A rate behind it is not certain. */
  readonly isUncertain: boolean;
}

/** What stays of the invoice once the contributions are paid over; null while no tier is known. */
export function keptOf({ invoiceTotal, totals }: WhatIfAnswer): Pence | null {
  return totals === null ? null : difference(invoiceTotal, totals.i);
}

/** Box a to j in plain words; c to f only where there is something in them. */
export function boxRows({ totals, tier, cumulativeBefore, doubts }: WhatIfAnswer): readonly BoxRow[] {
  if (totals === null || tier === null) return [];
  const { a, b, c, d, e, f, g, h, i, j } = totals;
  const lines: readonly (readonly [string, string, string, Pence])[] = [
    ['c', 'Added years', 'As your contract says', c],
    ['d', 'MPAVC', 'As your contract says', d],
    ['e', 'Additional pension', 'As your contract says', e],
    ['f', 'ERRBO', 'As your contract says', f],
  ];
  const rows: readonly (readonly [string, string, string, Pence])[] = [
    ['a', 'Pensionable pay', 'Box 2 of every form', a],
    ['b', `Your contributions at ${formatRate(tier)}`, 'On all of a, not only on what lies in the band', b],
    ...lines.filter(([, , , amount]) => amount !== 0),
    ['g', 'You pay in all', 'b to f', g],
    ['h', 'Employer’s contributions', 'Box 3 of every form: you receive it, and pay it on', h],
    ['i', 'To be paid over', 'g and h, with Form B', i],
    ...(j === null ? [] : [['j', 'Pensionable pay since April', `${formatMoney(cumulativeBefore)} listed before, and a`, j] as const]),
  ];
  const uncertain = new Set([...(isTierUncertain(doubts) ? ['b'] : []), ...(isShareUncertain(doubts) ? ['h'] : [])]);
  return rows.map(([box, name, words, amount]) => ({ box, name, words, amount, isUncertain: uncertain.has(box) }));
}

/** Whether what the practice pays rests on a rate that is not certain. */
export function isShareUncertain(doubts: WhatIfAnswer['doubts']): boolean {
  return doubts.some(({ figure }) => figure.startsWith('employerRate:'));
}

function isTierUncertain(doubts: WhatIfAnswer['doubts']): boolean {
  return doubts.some(({ figure }) => /^(?:tierTable|annualises|daysInYear)/u.test(figure));
}

/** Where the tier comes from, or what is missing to find it. */
export function tierWords(answer: WhatIfAnswer, { tierBy, income, days }: Pick<WhatIfValues, 'tierBy' | 'income' | 'days'>): string {
  const { tier, finding, schemeYear, tableId } = answer;
  const year = formatSchemeYear(schemeYear);
  if (tier === null) return missingWords(tierBy, year, tableId !== null);
  if (tierBy === 'own') return `${formatRate(tier)}, the tier that was decided for ${year}.`;
  if (finding === null) return `${formatRate(tier)}, as entered.`;
  const base = income.trim() === '' ? 'This work alone' : 'The income';
  if (!finding.isScaledUp) return `${base} of ${formatMoney(finding.annualised)} has the tier ${formatRate(finding.rate)} in ${year}.`;
  const otherwise =
    finding.rateUnannualised === finding.rate ? '' : ` Without scaling up it would be ${formatRate(finding.rateUnannualised)}.`;
  return `${base}, on ${days} days, comes to ${formatMoney(finding.annualised)} in a whole year: ${formatRate(finding.rate)} in ${year}.${otherwise}`;
}

function missingWords(tierBy: TierWay, year: string, hasTable: boolean): string {
  if (!hasTable && tierBy !== 'rate') return `No contribution rates are known for ${year} yet: choose another rate.`;
  const asks: Readonly<Record<TierWay, string>> = {
    own: `No tier is decided for ${year} yet: find it by income, or enter another rate.`,
    income: 'Enter your pensionable pay of the year and the days it is earned on, and what you would pay appears here.',
    rate: 'Enter the rate, and what you would pay appears here.',
  };
  return asks[tierBy];
}
