import type { ReactNode } from 'react';
import { PlaceTabs } from '../../ui/place-tabs.tsx';

const places = [
  { to: '/payments', name: 'From the bank' },
  { to: '/payments/all', name: 'All payments' },
] as const;

/** The places of money that came in: what the bank tells, and every payment that is recorded. */
export function PaymentTabs(): ReactNode {
  return <PlaceTabs label="Payments" places={places} />;
}
