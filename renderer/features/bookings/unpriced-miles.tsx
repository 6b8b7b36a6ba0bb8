import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoney, quantity } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { drivingCost } from '../../../shared/rates/mileage-allowance.ts';
import { amountText } from '../../ui/money-words.ts';
import classes from './booking-form.module.css';

export interface UnpricedMilesProps {
  readonly miles: number | string;
  readonly price: string;
  /** The day of the work: `2026-11-26`; empty while there is none. */
  readonly day: string;
  readonly onPrice: (price: string) => void;
}

/** Says that miles without a price bring nothing, and offers HMRC's flat rate for cars of that day, where it is known. */
export function UnpricedMiles({ miles, price, day, onPrice }: UnpricedMilesProps): ReactNode {
  if (!(Number(miles) > 0) || Number(price) !== 0) return null;
  const rate = day === '' ? null : drivingCost(quantity(1_000), localDate(day));
  return (
    <p className={classes['hint']} role="status">
      Miles without a price are charged at £0.00.{' '}
      {rate !== null && (
        <Button variant="subtle" size="compact-xs" onClick={() => onPrice(amountText(rate))}>
          Use HMRC’s {formatMoney(rate)} a mile for cars
        </Button>
      )}
    </p>
  );
}
