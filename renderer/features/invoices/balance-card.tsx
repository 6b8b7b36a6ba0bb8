import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import classes from './issued-invoice.module.css';
import { standingSentence } from './standing-words.ts';

export interface BalanceCardProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
}

/** The one figure that matters, and where the invoice stands. */
export function BalanceCard({ invoice, today }: BalanceCardProps): ReactNode {
  const { kind, standing, organisation, voidReason, disputeNote } = invoice;
  const total = invoice.total ?? standing.balance; // what is issued has a total
  const isInvoice = kind === 'invoice';
  const note = standing.state === 'disputed' ? disputeNote : voidReason;
  return (
    <section aria-label="Balance" className={classes['balance']}>
      <p className={classes['amount']}>{formatMoney(isInvoice ? standing.balance : total)}</p>
      <p className={classes['what']}>{isInvoice ? `to pay of ${formatMoney(total)}` : 'credited'}</p>
      <p className={classes['sentence']} data-late={standing.state === 'overdue'}>
        {isInvoice ? standingSentence(invoice, today) : `Lowers what ${organisation.name} owes.`}
      </p>
      {standing.overpaid > 0 && <p className={classes['over']}>{formatMoney(standing.overpaid)} over-paid: a refund is owed.</p>}
      {note !== '' && <p className={classes['note']}>{note}</p>}
    </section>
  );
}
