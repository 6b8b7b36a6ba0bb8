import type { OpenMonth } from '../../../shared/contract/pension.ts';
import { formatMoney, formatRate, negated, type Pence } from '../../../shared/domain/money.ts';

/** What the tier of the pay so far makes of the one in use, in sentences. */
export function outlookWords({
  income,
  days,
  annualised,
  rate,
  differenceSoFar,
  differenceOfYear,
}: NonNullable<OpenMonth['outlook']>): string {
  const soFar = `${formatMoney(income)} so far in ${days === 1 ? '1 day' : `${days} days`}, scaled up to ${formatMoney(annualised)}, comes to ${formatRate(rate)}.`;
  const ofYear =
    differenceOfYear === null || differenceOfYear === 0 ? '' : `, and ${amountWords(differenceOfYear)} on what you expect of the year`;
  return `${soFar} At the tier in use ${amountWords(differenceSoFar)} up to now${ofYear}. The tier stays until you change it.`;
}

function amountWords(difference: Pence): string {
  if (difference === 0) return 'nothing is missing';
  return difference > 0 ? `${formatMoney(difference)} too little is paid` : `${formatMoney(negated(difference))} too much is paid`;
}
