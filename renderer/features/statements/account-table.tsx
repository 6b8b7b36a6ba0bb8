import { Paper, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Account } from '../../../shared/contract/statements.ts';
import { statementRows, type StatementEntryKind } from '../../../shared/domain/invoices/account-statement.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import classes from '../../ui/list.module.css';
import { dayWords } from '../../ui/time-words.ts';
import own from './account-screen.module.css';

export interface AccountTableProps {
  readonly account: Account;
  readonly today: LocalDate;
}

const entryWords: Readonly<Record<StatementEntryKind, string>> = {
  invoice: 'Invoice',
  interest: 'Late payment charge',
  refund: 'Money that went back',
  creditNote: 'Credit note',
  payment: 'Payment',
  writeOff: 'Written off',
  deduction: 'Tax taken off',
};
const documents: ReadonlySet<StatementEntryKind> = new Set(['invoice', 'interest', 'creditNote']);

/** Everything by day with what was owed after it. */
export function AccountTable({ account, today }: AccountTableProps): ReactNode {
  const { opening, entries, from, to, closing } = account;
  if (entries.length === 0 && opening === 0) return <p className={classes['none']}>Nothing passed between you in this period.</p>;
  const rows = statementRows({ opening, entries });
  return (
    <Paper withBorder className={classes['list'] ?? ''}>
      <Table className={classes['table']} aria-label="Statement of account">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Due</Table.Th>
            <Table.Th className={own['money']}>Amount</Table.Th>
            <Table.Th className={own['money']}>Balance</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {from !== null && <SumRow words={`Owed before ${dayWords(from, today)}`} amount={opening} />}
          {rows.map(({ entry, change, balance }, index) => {
            const { id, kind } = entries[index] ?? { id: '', kind: entry.kind };
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a payment may stand here more than once
              <Table.Tr key={`${id} ${index}`}>
                <Table.Td>{dayWords(entry.on, today)}</Table.Td>
                <Table.Td>
                  {documents.has(kind) ? (
                    <Link to="/invoices/$invoiceId" params={{ invoiceId: id }} className={own['link']}>
                      {entryWords[kind]} {entry.reference}
                    </Link>
                  ) : (
                    <>
                      {entryWords[kind]} <span className={own['reference']}>{entry.reference}</span>
                    </>
                  )}
                </Table.Td>
                <Table.Td>{entry.dueOn === null ? '' : dayWords(entry.dueOn, today)}</Table.Td>
                <Table.Td className={own['money']}>{formatMoney(change)}</Table.Td>
                <Table.Td className={own['money']}>{formatMoney(balance)}</Table.Td>
              </Table.Tr>
            );
          })}
          <SumRow words={`Owed on ${dayWords(to, today)}`} amount={closing} isTotal />
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

interface SumRowProps {
  readonly words: string;
  readonly amount: Pence;
  readonly isTotal?: boolean;
}

function SumRow({ words, amount, isTotal = false }: SumRowProps): ReactNode {
  return (
    <Table.Tr className={own['sum']} data-total={isTotal}>
      <Table.Td colSpan={4}>{words}</Table.Td>
      <Table.Td className={own['money']}>{formatMoney(amount)}</Table.Td>
    </Table.Tr>
  );
}
