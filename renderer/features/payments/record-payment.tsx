import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { PaymentForm } from './payment-form.tsx';
import { firstValues, toPaymentInput, type Target } from './payment-values.ts';
import { usePaymentWrites } from './use-payment-writes.ts';

export interface RecordPaymentProps {
  readonly identityId: string;
  readonly organisationId: string;
  /** The one it is first meant for; null for none. */
  readonly invoice: Target | null;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

/** Money that came in: for one invoice or several, in part, or with a rest on account. */
export function RecordPayment({ identityId, organisationId, invoice, today, onClose }: RecordPaymentProps): ReactNode {
  const api = useApi();
  const { record } = usePaymentWrites();
  const wanted = { view: 'owing', identityId, organisationId, from: null, to: null, search: '', offset: 0, limit: 200 } as const;
  const owing = useQuery(api.invoices.list.queryOptions({ input: wanted }));
  if (!owing.data) return null;
  const others = owing.data.invoices
    .filter(({ id, kind }) => kind === 'invoice' && id !== invoice?.id)
    .toReversed() // the list is newest first
    .flatMap(({ id, number, balance }) => (number === null ? [] : [{ id, number, most: balance }]));
  const targets = [...(invoice && invoice.most > 0 ? [invoice] : []), ...others];
  const amount = invoice?.most ?? pence(0);
  return (
    <PaymentForm
      title="Record a payment"
      lead="What came in, and which invoices it settles."
      submitLabel="Record it"
      dayLabel="Received on"
      sharesTitle="For"
      restWords={(rest) => `${rest} stays on account.`}
      initialValues={firstValues(today, amount, targets)}
      targets={targets}
      today={today}
      busy={record.isPending}
      error={record.error}
      onSave={(values) => record.mutate(toPaymentInput(values, { identityId, organisationId }), { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
