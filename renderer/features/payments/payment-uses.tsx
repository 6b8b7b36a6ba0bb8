import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Payment } from '../../../shared/contract/payments.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import classes from './payment-uses.module.css';

export interface PaymentUsesProps {
  readonly payment: Payment;
}

/** What a payment is for: its invoices, and what of it is on account. */
export function PaymentUses({ payment: { allocations, onAccount } }: PaymentUsesProps): ReactNode {
  return (
    <>
      {allocations.map(({ invoiceId, number }, index) => (
        <span key={invoiceId}>
          {index > 0 && ', '}
          <Link to="/invoices/$invoiceId" params={{ invoiceId }} className={classes['link']}>
            {number}
          </Link>
        </span>
      ))}
      {onAccount !== 0 && (
        <span className={classes['rest']}>
          {allocations.length > 0 && ', '}
          {onAccount > 0 ? `${formatMoney(onAccount)} on account` : 'from the account'}
        </span>
      )}
    </>
  );
}
