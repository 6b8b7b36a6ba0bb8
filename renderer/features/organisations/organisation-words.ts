import type { Organisation, Rate } from '../../../shared/contract/organisations.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';

export const kindWords = {
  practice: 'GP practice',
  trust: 'NHS trust',
  outOfHours: 'Out-of-hours provider',
  careBoard: 'Integrated care board',
  network: 'Primary care network or GP federation',
  pharmacy: 'Pharmacy',
  clinic: 'Clinic',
  agency: 'Agency',
  insurer: 'Insurer',
  private: 'Private client',
  other: 'Other',
} satisfies Record<Organisation['kind'], string>;

export const nationWords = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  northernIreland: 'Northern Ireland',
} satisfies Record<Organisation['nation'], string>;

/** What one of a unit is called after `per`. */
export const unitWords = {
  hour: 'per hour',
  session: 'per session',
  day: 'per day',
  percent: 'share of takings',
  item: 'extra, each',
  mile: 'per mile',
} satisfies Record<Rate['unit'], string>;

/** `£90.00 per hour`, `60% of takings`, `£0.55 per mile`. */
export function rateWords({ unit, price, share }: Pick<Rate, 'unit' | 'price' | 'share'>): string {
  if (share !== null) return `${formatRate(share)} of takings`;
  return price === null ? '' : `${formatMoney(price)} ${unit === 'item' ? 'each' : unitWords[unit]}`;
}

/** `1 organisation`, `1,204 organisations`. */
export function organisationCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} organisation${count === 1 ? '' : 's'}`;
}
