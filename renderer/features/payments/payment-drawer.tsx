import { Button, Drawer, Group, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Payment } from '../../../shared/contract/payments.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { dayWords } from '../../ui/time-words.ts';
import classes from './payment-drawer.module.css';
import { kindWords, methodWords } from './payment-words.ts';
import { usePaymentWrites } from './use-payment-writes.ts';

export interface PaymentDrawerProps {
  readonly paymentId: string;
  readonly onClose: () => void;
}

/** One payment: where it came from, what it settles, and taking it out if it never was. */
export function PaymentDrawer({ paymentId, onClose }: PaymentDrawerProps): ReactNode {
  const api = useApi();
  const payment = useQuery(api.payments.get.queryOptions({ input: { id: paymentId }, retry: false }));
  return (
    <Drawer opened position="right" size="28rem" title={payment.data ? kindWords[payment.data.kind] : 'Payment'} onClose={onClose}>
      {payment.isPending && <LoadingRows rows={6} />}
      {payment.isError && <FailureNotice error={payment.error} onRetry={() => void payment.refetch()} />}
      {payment.data && <OpenPayment payment={payment.data} onClose={onClose} />}
    </Drawer>
  );
}

function OpenPayment({ payment, onClose }: { readonly payment: Payment; readonly onClose: () => void }): ReactNode {
  const { remove } = usePaymentWrites();
  const today = dayOf(useNow(60_000), useZone());
  const { amount, receivedOn, organisation, identity, method, reference, note, fromBank } = payment;
  return (
    <div className={classes['root']}>
      <p className={classes['amount']}>{formatMoney(amount)}</p>
      <dl className={classes['facts']}>
        <Fact name={amount < 0 ? 'Went back on' : 'Received on'}>{dayWords(receivedOn, today)}</Fact>
        <Fact name={amount < 0 ? 'To' : 'From'}>
          <Link to="/organisations/$organisationId" params={{ organisationId: organisation.id }} className={classes['link']}>
            {organisation.name}
          </Link>
        </Fact>
        <Fact name={amount < 0 ? 'From' : 'To'}>{identity.name}</Fact>
        <Fact name="How">{fromBank ? `${methodWords[method]}, from a bank file` : methodWords[method]}</Fact>
        {reference !== '' && <Fact name="Reference">{reference}</Fact>}
        {note !== '' && <Fact name="Note">{note}</Fact>}
      </dl>
      <Uses payment={payment} />
      <Group>
        <Button variant="default" color="red" loading={remove.isPending} onClick={() => remove.mutate(payment, { onSuccess: onClose })}>
          Remove the payment
        </Button>
      </Group>
    </div>
  );
}

/** The parts of a payment and their sum. */
function Uses({ payment: { allocations, onAccount, amount } }: { readonly payment: Payment }): ReactNode {
  return (
    <Table className={classes['uses']} aria-label="What it was for">
      <Table.Tbody>
        {allocations.map(({ invoiceId, number, amount: part }) => (
          <Table.Tr key={invoiceId}>
            <Table.Td>
              <Link to="/invoices/$invoiceId" params={{ invoiceId }} className={classes['link']}>
                Invoice {number}
              </Link>
            </Table.Td>
            <Table.Td className={classes['money']}>{formatMoney(part)}</Table.Td>
          </Table.Tr>
        ))}
        {onAccount !== 0 && (
          <Table.Tr>
            <Table.Td>{onAccount > 0 ? 'On account' : 'From what was on account'}</Table.Td>
            <Table.Td className={classes['money']}>{formatMoney(onAccount)}</Table.Td>
          </Table.Tr>
        )}
        <Table.Tr className={classes['total']}>
          <Table.Td>In all</Table.Td>
          <Table.Td className={classes['money']}>{formatMoney(amount)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
