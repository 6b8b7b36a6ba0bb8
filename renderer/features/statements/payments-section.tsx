import { Button, Table } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import { Section } from '../../ui/section.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { usePage } from '../../ui/use-page.ts';
import { PaymentUses } from '../payments/payment-uses.tsx';
import { kindWords, methodWords, paymentCountWords } from '../payments/payment-words.ts';
import { usePaymentWrites } from '../payments/use-payment-writes.ts';
import own from './account-screen.module.css';

export interface PaymentsSectionProps {
  readonly identityId: string;
  readonly organisationId: string;
  readonly today: LocalDate;
}

/** The organisation's payments with what each is for; one that never was can be taken out. */
export function PaymentsSection({ identityId, organisationId, today }: PaymentsSectionProps): ReactNode {
  const api = useApi();
  const { remove } = usePaymentWrites();
  const page = usePage(`${identityId} ${organisationId}`);
  const input = { organisationId, identityId, from: null, to: null, onAccount: false, search: '', ...page.range };
  const list = useQuery(api.payments.list.queryOptions({ input, placeholderData: keepPreviousData }));
  if (list.isError) return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data || list.data.total === 0) return null;
  const { payments, total } = list.data;
  return (
    <div className={own['payments']}>
      <Section title="Payments">
        <Table aria-label="Payments">
          <Table.Tbody>
            {payments.map((payment) => (
              <Table.Tr key={payment.id}>
                <Table.Td>{dayWords(payment.receivedOn, today)}</Table.Td>
                <Table.Td>
                  {kindWords[payment.kind]}, {methodWords[payment.method].toLowerCase()}{' '}
                  <span className={own['reference']}>{payment.reference}</span>
                </Table.Td>
                <Table.Td>
                  <PaymentUses payment={payment} />
                </Table.Td>
                <Table.Td className={own['money']}>{formatMoney(payment.amount)}</Table.Td>
                <Table.Td className={own['money']}>
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    aria-label={`Remove the payment of ${dayWords(payment.receivedOn, today)}`}
                    onClick={() => remove.mutate(payment)}
                  >
                    Remove
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
      <ListFoot words={paymentCountWords(total)} total={total} page={page} />
    </div>
  );
}
