import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { pence, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { PaymentForm } from './payment-form.tsx';
import { firstValues, toPaymentInput, type Target } from './payment-values.ts';
import { usePaymentWrites } from './use-payment-writes.ts';

export interface RecordRefundProps {
  readonly identityId: string;
  readonly organisationId: string;
  /** The invoice from which it is taken, with what was paid of it; null takes it from what is on account. */
  readonly invoice: Target | null;
  /** What is proposed: what was paid too much, or what is on account. */
  readonly proposed: Pence;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

const kinds = [
  { value: 'refund', label: 'Paid back' },
  { value: 'bounced', label: 'Payment bounced' },
];

/** Money that went back, by the practitioner's hand or because a payment bounced. */
export function RecordRefund({ identityId, organisationId, invoice, proposed, today, onClose }: RecordRefundProps): ReactNode {
  const { refund } = usePaymentWrites();
  const [kind, setKind] = useState<'refund' | 'bounced'>('refund');
  const targets = invoice ? [invoice] : [];
  const amount = proposed > 0 ? proposed : (invoice?.most ?? pence(0));
  return (
    <PaymentForm
      title="Money that went back"
      lead="The invoice asks for it again, unless it was paid too much."
      submitLabel="Record it"
      dayLabel="Went back on"
      sharesTitle="Taken from"
      restWords={(rest) => `${rest} comes from what is on account.`}
      initialValues={firstValues(today, amount, targets)}
      targets={targets}
      today={today}
      busy={refund.isPending}
      error={refund.error}
      onSave={(values) => refund.mutate({ ...toPaymentInput(values, { identityId, organisationId }), kind }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="What happened"
        data={kinds}
        value={kind}
        onChange={(chosen) => setKind(chosen === 'bounced' ? 'bounced' : 'refund')}
      />
    </PaymentForm>
  );
}
