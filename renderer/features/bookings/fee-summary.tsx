import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import { effectiveHourlyRate } from '../../../shared/domain/invoices/hourly-rate.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { duration, type DurationMs } from '../../../shared/domain/time.ts';
import { lengthWords } from '../../ui/time-words.ts';
import { workWords } from './booking-words.ts';
import classes from './fee-summary.module.css';

export interface FeeSummaryProps {
  /** Null while a number in the form is none. */
  readonly fee: Fee | null;
  readonly rate: Booking['rate'];
  /** One way. */
  readonly travel: DurationMs;
  /** How many bookings of this kind are made at once. */
  readonly days: number;
}

/** What the booking comes to, worked out while it is typed. */
export function FeeSummary({ fee, rate, travel, days }: FeeSummaryProps): ReactNode {
  if (!fee) return <output className={classes['empty']}>The fee appears as soon as the rate is there.</output>;
  const way = duration(travel * 2);
  const hourly = effectiveHourlyRate({ earned: fee.total, spent: [], work: fee.worked, travel: way, admin: duration(0) });
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
      {hourly !== null && (
        <span className={classes['note']}>
          {formatMoney(hourly)} an hour{travel > 0 ? `, counting ${lengthWords(way)} on the way there and back` : ''}
        </span>
      )}
    </output>
  );
}
