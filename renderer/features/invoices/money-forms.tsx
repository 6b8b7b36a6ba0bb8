import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { RecordPayment } from '../payments/record-payment.tsx';
import { RecordRefund } from '../payments/record-refund.tsx';

export interface MoneyFormsProps {
  readonly asked: 'payment' | 'refund';
  readonly invoice: Invoice;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

/** Money that came in for an invoice, or went back from it. */
export function MoneyForms({ asked, invoice, today, onClose }: MoneyFormsProps): ReactNode {
  const { id, number, identity, organisation, standing } = invoice;
  const account = { identityId: identity.id, organisationId: organisation.id, today, onClose };
  const target = { id, number: number ?? '' };
  if (asked === 'payment') return <RecordPayment {...account} invoice={{ ...target, most: standing.balance }} />;
  return <RecordRefund {...account} invoice={{ ...target, most: pence(Math.max(0, standing.paid)) }} proposed={standing.overpaid} />;
}
