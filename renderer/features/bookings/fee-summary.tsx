import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import { workWords } from '../../../shared/domain/bookings/fee-words.ts';
import { effectiveHourlyRate, type WorkBalance } from '../../../shared/domain/invoices/hourly-rate.ts';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import { lengthWords } from '../../ui/time-words.ts';
import classes from './fee-summary.module.css';

export interface FeeSummaryProps {
  /** Null while a number in the form is none. */
  readonly fee: Fee | null;
  readonly rate: Booking['rate'];
  /** What the hourly figure counts; null while a number in the form is none. */
  readonly balance: WorkBalance | null;
  /** How many bookings of this kind are made at once. */
  readonly days: number;
}

/** What the booking comes to, worked out while it is typed. */
export function FeeSummary({ fee, rate, balance, days }: FeeSummaryProps): ReactNode {
  if (!fee) return <output className={classes['empty']}>The fee appears as soon as the rate is there.</output>;
  const parts = [
    [workWords(fee, rate), fee.work, true],
    ['Extras', fee.extras, fee.extras > 0],
    ['Mileage', fee.mileage, fee.mileage > 0],
  ] as const;
  return (
    <output className={classes['root']} aria-label="Fee">
      {parts
        .filter(([, , isShown]) => isShown)
        .map(([words, amount]) => (
          <span key={words} className={classes['part']}>
            <span>{words}</span>
            <span>{formatMoney(amount)}</span>
          </span>
        ))}
      <span className={classes['total']}>
        <span>{days > 1 ? `Total for each of ${days} days` : 'Total'}</span>
        <span>{formatMoney(fee.total)}</span>
      </span>
      {balance && <HourlyNote balance={balance} />}
    </output>
  );
}

/** `£71.20 an hour, counting 40 min on the way, 15 min of admin and £12.40 of costs`. */
function HourlyNote({ balance }: { readonly balance: WorkBalance }): ReactNode {
  const { travel, admin, spent } = balance;
  const hourly = effectiveHourlyRate(balance);
  if (hourly === null) return null;
  const costs = sumOf(spent);
  const counted = [
    travel > 0 ? `${lengthWords(travel)} on the way there and back` : null,
    admin > 0 ? `${lengthWords(admin)} of admin` : null,
    costs > 0 ? `${formatMoney(costs)} of costs` : null,
  ].filter((part) => part !== null);
  const words = new Intl.ListFormat('en-GB').format(counted);
  return (
    <span className={classes['note']}>
      {formatMoney(hourly)} an hour{words === '' ? '' : `, counting ${words}`}
    </span>
  );
}
