import { formatMoney, formatQuantity, formatRate, pence } from '../money.ts';
import type { Fee, FeeRate } from './fee.ts';

/** `4 h × £90.00`, `60% of £500.00`: how the work itself is charged. */
export function workWords(fee: Pick<Fee, 'quantity'>, { unit, price, share, takings }: FeeRate): string {
  if (share !== null) return `${formatRate(share)} of ${formatMoney(takings)}`;
  const many = fee.quantity !== 1_000;
  const units = unit === 'hour' ? 'h' : `${unit}${many ? 's' : ''}`;
  return `${formatQuantity(fee.quantity)} ${units} × ${formatMoney(price ?? pence(0))}`;
}

/** `£90.00 an hour`, `60% of takings`: the rate alone, in a text that leaves the app. */
export function agreedRateWords({ unit, price, share }: Pick<FeeRate, 'unit' | 'price' | 'share'>): string {
  if (share !== null) return `${formatRate(share)} of takings`;
  return `${formatMoney(price ?? pence(0))} ${unit === 'hour' ? 'an hour' : `a ${unit}`}`;
}
