import type { Nation } from '../domain/invoices/model.ts';
import { basisPoints, type BasisPoints } from '../domain/money.ts';
import type { SchemeArea } from '../domain/pension/pension-rates.ts';
import type { LocalDate } from '../domain/time.ts';
import { rateOn, type DatedRate } from './dated-rates.ts';
import { employerRates } from './pension/employer-rates.ts';

/** Nine tenths of a GP locum's fee are pensionable, in every nation; no other share is allowed. */
export const pensionableShare: BasisPoints = basisPoints(9_000);

/** What the practice adds to the pensionable pay of a GP locum, as a share of it. */
export const practiceContributions: Readonly<Record<Nation, readonly DatedRate<BasisPoints>[]>> = {
  england: practicesPay('englandAndWales'),
  wales: practicesPay('englandAndWales'),
  scotland: practicesPay('scotland'),
  northernIreland: practicesPay('northernIreland'),
};

/**
 * The practice's share for a day of work; nil in Scotland and Northern Ireland.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table
 */
export function practiceContributionOn(nation: Nation, workedOn: LocalDate): BasisPoints {
  return rateOn('pensionContribution', practiceContributions[nation], workedOn);
}

function practicesPay(area: SchemeArea): readonly DatedRate<BasisPoints>[] {
  const rates = employerRates.filter((rate) => rate.area === area);
  return rates.map(({ from, to, practice, origin }) => ({ from, to, value: practice, source: origin.sources.join(', ') }));
}
