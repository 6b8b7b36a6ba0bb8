import { Paper, Table, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Payment } from '../../../shared/contract/payments.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { useLineWalk } from '../../app/use-line-walk.ts';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { usePage } from '../../ui/use-page.ts';
import own from './payment-pages.module.css';
import { PaymentUses } from './payment-uses.tsx';
import { paymentCountWords, wayWords } from './payment-words.ts';

export interface PaymentFilter {
  readonly organisationId: string | null;
  readonly identityId: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly method: Payment['method'] | null;
  readonly onAccount: boolean;
  readonly search: string;
}

export interface PaymentPagesProps {
  readonly filter: PaymentFilter;
  readonly onOpen: (id: string) => void;
}

/** The payments that match, newest first, and their sums. */
export function PaymentPages({ filter, onOpen }: PaymentPagesProps): ReactNode {
  const api = useApi();
  const today = dayOf(useNow(60_000), useZone());
  const page = usePage(JSON.stringify(filter));
  const list = useQuery(api.payments.list.queryOptions({ input: { ...filter, ...page.range }, placeholderData: keepPreviousData }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: true } }));
  const walk = useLineWalk<HTMLTableSectionElement>('payment');
  if (list.isPending) return <LoadingRows rows={8} />;
  if (list.isError) return <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />;
  const { payments, total, sums } = list.data;
  if (total === 0) return <NoPayments filter={filter} />;
  return (
    <>
      <Paper withBorder className={classes['list'] ?? ''}>
        <Table className={classes['table']} aria-label="Payments">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Day</Table.Th>
              <Table.Th>Who</Table.Th>
              <Table.Th className={classes['roomy']}>For</Table.Th>
              <Table.Th className={classes['wide']}>How</Table.Th>
              <Table.Th className={classes['number']}>Amount</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody {...walk}>
            {payments.map((payment) => (
              <Row
                key={payment.id}
                payment={payment}
                today={today}
                showsIdentity={(identities.data?.length ?? 0) > 1}
                onOpen={() => onOpen(payment.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <ListFoot words={footWords(total, sums)} total={total} page={page} />
    </>
  );
}

interface RowProps {
  readonly payment: Payment;
  readonly today: LocalDate;
  readonly showsIdentity: boolean;
  readonly onOpen: () => void;
}

function Row({ payment, today, showsIdentity, onOpen }: RowProps): ReactNode {
  const { receivedOn, organisation, identity, reference, amount } = payment;
  return (
    <Table.Tr className={classes['row']}>
      <Table.Td className={own['day']}>
        <DateText day={receivedOn} today={today} />
      </Table.Td>
      <Table.Td>
        <UnstyledButton
          className={classes['name']}
          aria-label={`${organisation.name}, ${formatMoney(amount)}, ${dayWords(receivedOn, today)}`}
          onClick={onOpen}
        >
          {organisation.name}
        </UnstyledButton>
        {showsIdentity && <span className={classes['under']}>{identity.name}</span>}
        <span className={`${classes['narrow']} ${classes['under']}`}>
          <PaymentUses payment={payment} />
        </span>
      </Table.Td>
      <Table.Td className={classes['roomy']}>
        <PaymentUses payment={payment} />
      </Table.Td>
      <Table.Td className={classes['wide']}>
        {wayWords(payment)}
        {reference !== '' && <span className={`${classes['under']} ${own['reference']}`}>{reference}</span>}
      </Table.Td>
      <Table.Td className={classes['number']}>{formatMoney(amount)}</Table.Td>
    </Table.Tr>
  );
}

function NoPayments({ filter: { search, ...others } }: Pick<PaymentPagesProps, 'filter'>): ReactNode {
  const isFiltered = search !== '' || Object.values(others).some((value) => value !== null && value !== false);
  if (isFiltered) return <p className={classes['none']}>No payment matches.</p>;
  return (
    <EmptyState
      picture={EmptyBoxPicture}
      sentence="Record a payment from its invoice, or open a statement of your bank: it will stand here."
      action={<Link to="/payments">Open a bank statement</Link>}
    />
  );
}

/** `12 payments, £4,320.00 · £50.00 on account`. */
function footWords(total: number, { amount, onAccount }: { readonly amount: Pence; readonly onAccount: Pence }): string {
  return `${paymentCountWords(total)}, ${formatMoney(amount)}${onAccount > 0 ? ` · ${formatMoney(onAccount)} on account` : ''}`;
}
