import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import list from '../../ui/list.module.css';
import classes from './bar-table.module.css';

export interface BarRow {
  readonly name: string;
  readonly amount: Pence;
  /** `3 invoices`. */
  readonly words: string;
  /** Stands out: money that is late. */
  readonly isLate?: boolean;
}

export interface BarTableProps {
  /** What the names are: `Month`. */
  readonly heading: string;
  readonly label: string;
  readonly rows: readonly BarRow[];
}

/** Amounts as bars with the figures beside them: the chart is the table, so that it is read without seeing it too. */
export function BarTable({ heading, label, rows }: BarTableProps): ReactNode {
  const most = Math.max(1, ...rows.map(({ amount }) => amount));
  return (
    <Table className={`${list['table']} ${classes['root']}`} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{heading}</Table.Th>
          <Table.Th className={classes['bars']} aria-hidden="true" />
          <Table.Th className={list['number']}>Amount</Table.Th>
          <Table.Th className={list['number']}>Count</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, amount, words, isLate = false }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" className={classes['name']}>
              {name}
            </Table.Th>
            <Table.Td className={classes['bars']} aria-hidden="true">
              <svg className={classes['bar']} viewBox="0 0 1000 10" preserveAspectRatio="none" data-late={isLate}>
                <rect width={Math.round((1_000 * Math.max(0, amount)) / most)} height="10" />
              </svg>
            </Table.Td>
            <Table.Td className={list['number']}>{formatMoney(amount)}</Table.Td>
            <Table.Td className={list['number']}>{words}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
