import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { countCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import list from '../../ui/list.module.css';

export interface OrganisationFigure {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly invoices: number;
  readonly invoiced: Pence;
  readonly paid: Pence;
  readonly deducted: Pence;
  readonly outstanding: Pence;
  readonly daysToPay: number | null;
}

export const organisationFigureColumns: readonly CsvColumn<OrganisationFigure>[] = [
  { title: 'Organisation', cell: ({ organisation }) => textCell(organisation.name) },
  { title: 'Invoices', cell: ({ invoices }) => countCell(invoices) },
  { title: 'Invoiced', cell: ({ invoiced }) => moneyCell(invoiced) },
  { title: 'Paid', cell: ({ paid }) => moneyCell(paid) },
  { title: 'Tax taken off', cell: ({ deducted }) => moneyCell(deducted) },
  { title: 'Outstanding', cell: ({ outstanding }) => moneyCell(outstanding) },
  { title: 'Days to pay', cell: ({ daysToPay }) => countCell(daysToPay) },
];

/** What each organisation was asked for, has paid and owes, the largest first; what was taken off only where anything was. */
export function OrganisationFigures({ rows }: { readonly rows: readonly OrganisationFigure[] }): ReactNode {
  const isDeducted = rows.some(({ deducted }) => deducted > 0);
  return (
    <Table className={list['table']} aria-label="By organisation">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Organisation</Table.Th>
          <Table.Th className={`${list['number']} ${list['wide']}`}>Invoices</Table.Th>
          <Table.Th className={list['number']}>Invoiced</Table.Th>
          <Table.Th className={list['number']}>Paid</Table.Th>
          {isDeducted && <Table.Th className={list['number']}>Tax taken off</Table.Th>}
          <Table.Th className={list['number']}>Outstanding</Table.Th>
          <Table.Th className={`${list['number']} ${list['wide']}`}>Days to pay</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ organisation, invoices, invoiced, paid, deducted, outstanding, daysToPay }) => (
          <Table.Tr key={organisation.id}>
            <Table.Td>{organisation.name}</Table.Td>
            <Table.Td className={`${list['number']} ${list['wide']}`}>{invoices}</Table.Td>
            <Table.Td className={list['number']}>{formatMoney(invoiced)}</Table.Td>
            <Table.Td className={list['number']}>{formatMoney(paid)}</Table.Td>
            {isDeducted && <Table.Td className={list['number']}>{formatMoney(deducted)}</Table.Td>}
            <Table.Td className={list['number']}>{formatMoney(outstanding)}</Table.Td>
            <Table.Td className={`${list['number']} ${list['wide']}`}>{daysToPay ?? '—'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
