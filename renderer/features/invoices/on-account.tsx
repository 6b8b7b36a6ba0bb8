import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney, pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { usePaymentWrites } from '../payments/use-payment-writes.ts';

export interface OnAccountProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
}

/** Money of the organisation that settles nothing yet, offered to this invoice. */
export function OnAccount({ invoice, today }: OnAccountProps): ReactNode {
  const api = useApi();
  const { spendOnAccount } = usePaymentWrites();
  const { organisation, identity, standing } = invoice;
  const wanted = {
    organisationId: organisation.id,
    identityId: identity.id,
    from: null,
    to: null,
    onAccount: true,
    search: '',
    offset: 0,
    limit: 20,
  };
  const list = useQuery(api.payments.list.queryOptions({ input: wanted }));
  const payments = list.data?.payments.filter(({ kind, onAccount }) => kind === 'received' && onAccount > 0) ?? [];
  // What was given back of it can no longer be used, whichever payment it came with.
  const held = list.data?.sums.onAccount ?? pence(0);
  if (payments.length === 0 || held <= 0) return null;
  return (
    <Section title="On account">
      {payments.map((payment) => {
        const amount = pence(Math.min(payment.onAccount, standing.balance, held));
        return (
          <SettingRow
            key={payment.id}
            title={`${formatMoney(payment.onAccount)} from ${dayWords(payment.receivedOn, today)}`}
            sentence={payment.reference === '' ? 'Not used for an invoice so far.' : payment.reference}
          >
            <Button
              variant="default"
              size="xs"
              loading={spendOnAccount.isPending}
              onClick={() => spendOnAccount.mutate({ payment, invoiceId: invoice.id, amount })}
            >
              Use {formatMoney(amount)}
            </Button>
          </SettingRow>
        );
      })}
    </Section>
  );
}
