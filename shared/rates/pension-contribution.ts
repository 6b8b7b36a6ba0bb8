import type { Nation } from '../domain/invoices/model.ts';
import { basisPoints, type BasisPoints } from '../domain/money.ts';
import { localDate, type LocalDate } from '../domain/time.ts';
import { rateOn, type DatedRate } from './dated-rates.ts';

/** Nine tenths of a GP locum's fee are pensionable, in every nation; no other share is allowed. */
export const pensionableShare: BasisPoints = basisPoints(9_000);

const englandAndWales: readonly DatedRate<BasisPoints>[] = [
  practicePays('2017-04-01', '2019-03-31', 1_438, 'GP Locum Form B, May 2017'),
  practicePays('2019-04-01', '2024-03-31', 1_438, 'GP Locum Form A 2021/22; the rest of 20.68 % is paid centrally'),
  practicePays('2024-04-01', '2026-03-31', 1_438, 'NHSBSA employer notice 2025/26; the rest of 23.78 % is paid centrally'),
  practicePays('2026-04-01', '2027-03-31', 1_438, 'Unchanged in 2026/27; the next reset is on 1 April 2027'),
];

const nothingFromThePractice: readonly DatedRate<BasisPoints>[] = [
  practicePays('2019-04-01', null, 0, 'BMA guide for practices, 30 June 2023: the primary care organisation pays'),
];

/** What the practice adds to the pensionable pay of a GP locum, as a share of it. */
export const practiceContributions: Readonly<Record<Nation, readonly DatedRate<BasisPoints>[]>> = {
  england: englandAndWales,
  wales: englandAndWales,
  scotland: nothingFromThePractice,
  northernIreland: nothingFromThePractice,
};

/**
 * The practice's share for a day of work; nil in Scotland and Northern Ireland.
 *
 * @throws AppError NO_FIGURE_FOR_DATE outside the table
 */
export function practiceContributionOn(nation: Nation, workedOn: LocalDate): BasisPoints {
  return rateOn('pensionContribution', practiceContributions[nation], workedOn);
}

function practicePays(from: string, to: string | null, rate: number, source: string): DatedRate<BasisPoints> {
  return { from: localDate(from), to: to === null ? null : localDate(to), value: basisPoints(rate), source };
}
