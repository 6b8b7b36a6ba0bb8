import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney, negated } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { invoiceName } from './invoice-words.ts';
import classes from './settlements.module.css';

export interface SettlementsProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
}

/** What brought the total down to the balance, and credit notes that are still drafts. */
export function Settlements({ invoice, today }: SettlementsProps): ReactNode {
  const { settlements, total, standing, creditNotes, kind } = invoice;
  const drafts = creditNotes.filter(({ number }) => number === null);
  if (kind === 'creditNote' || (settlements.length === 0 && drafts.length === 0)) return null;
  return (
    <Section title="Settled so far">
      <Table className={classes['table']}>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>Total</Table.Td>
            <Table.Td className={classes['amount']}>{total === null ? '–' : formatMoney(total)}</Table.Td>
          </Table.Tr>
          {settlements.map(({ kind: what, id, on, amount, reference }) => (
            <Table.Tr key={`${what} ${id}`}>
              <Table.Td>
                {dayWords(on, today)}:{' '}
                {what === 'credit' ? (
                  <Link to="/invoices/$invoiceId" params={{ invoiceId: id }} className={classes['link']}>
                    Credit note {reference}
                  </Link>
                ) : (
                  <>
                    {words(what, amount)}
                    {reference !== '' && <span className={classes['reference']}>{reference}</span>}
                  </>
                )}
              </Table.Td>
              <Table.Td className={classes['amount']}>{formatMoney(negated(amount))}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr className={classes['balance']}>
            <Table.Td>To pay</Table.Td>
            <Table.Td className={classes['amount']}>{formatMoney(standing.balance)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {drafts.map(({ id }) => (
        <p key={id} className={classes['draft']}>
          <Link to="/invoices/$invoiceId" params={{ invoiceId: id }} className={classes['link']}>
            {invoiceName({ kind: 'creditNote', number: null })}
          </Link>{' '}
          waits to be issued.
        </p>
      ))}
    </Section>
  );
}

function words(kind: 'payment' | 'writeOff' | 'deduction', amount: number): string {
  if (kind === 'deduction') return 'Tax taken off';
  if (kind === 'writeOff') return 'Written off';
  return amount < 0 ? 'Money that went back' : 'Payment';
}
