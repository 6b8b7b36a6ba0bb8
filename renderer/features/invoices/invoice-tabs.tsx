import type { ReactNode } from 'react';
import { PlaceTabs } from '../../ui/place-tabs.tsx';

const places = [
  { to: '/invoices', name: 'Invoices' },
  { to: '/invoices/billable', name: 'To invoice' },
  { to: '/invoices/outbox', name: 'Outbox' },
] as const;

/** The places of billing: what was asked for, what is still to be, and what became of the messages. */
export function InvoiceTabs(): ReactNode {
  return <PlaceTabs label="Billing" places={places} />;
}
