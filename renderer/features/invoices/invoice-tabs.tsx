import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './invoice-tabs.module.css';

/** The places of billing: what was asked for, what is still to be, and what became of the messages. */
export function InvoiceTabs(): ReactNode {
  return (
    <nav aria-label="Billing" className={classes['tabs']}>
      <Link to="/invoices" activeOptions={{ exact: true, includeSearch: false }} className={classes['tab']}>
        Invoices
      </Link>
      <Link to="/invoices/billable" className={classes['tab']}>
        To invoice
      </Link>
      <Link to="/invoices/outbox" className={classes['tab']}>
        Outbox
      </Link>
    </nav>
  );
}
