import type { ReactNode } from 'react';
import { useHasBooks } from '../../app/profile.ts';
import { PlaceTabs } from '../../ui/place-tabs.tsx';

const places = [
  { to: '/invoices', name: 'Invoices' },
  { to: '/invoices/billable', name: 'To invoice' },
  { to: '/invoices/statements', name: 'Statements' },
  { to: '/invoices/outbox', name: 'Outbox' },
] as const;

/** The places of billing: what was asked for, what of the bookings is still to be, and what became of the messages. */
export function InvoiceTabs(): ReactNode {
  const hasBooks = useHasBooks();
  return <PlaceTabs label="Billing" places={places.filter(({ to }) => hasBooks || to !== '/invoices/billable')} />;
}
