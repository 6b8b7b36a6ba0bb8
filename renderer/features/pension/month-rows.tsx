import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import list from '../../ui/list.module.css';
import { dayWords } from '../../ui/time-words.ts';
import { workWords } from './form-words.ts';
import classes from './pension.module.css';

export interface MonthRowsProps {
  readonly label: string;
  readonly rows: readonly (MadeMonth['rows'][number] & { readonly isApproved?: boolean; readonly isCredited?: boolean })[];
  readonly today: LocalDate;
}

/** The lines of a Form B, one for each Form A. */
export function MonthRows({ label, rows, today }: MonthRowsProps): ReactNode {
  return (
    <Table className={`${list['table']} ${classes['flush']}`} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Practice</Table.Th>
          <Table.Th className={list['wide']}>Pay received</Table.Th>
          <Table.Th className={list['number']}>Pensionable</Table.Th>
          <Table.Th className={list['number']}>Employer</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ formId, payer, firstOn, lastOn, paidOn, pensionable, employer, isApproved = true, isCredited = false }) => (
          <Table.Tr key={formId}>
            <Table.Td>
              {payer.name}
              <span className={list['under']}>
                {workWords(firstOn, lastOn, today)}
                {!isApproved && ' · not signed yet'}
                {isCredited && ' · its invoice was credited since'}
              </span>
            </Table.Td>
            <Table.Td className={list['wide']}>{dayWords(paidOn, today)}</Table.Td>
            <Table.Td className={list['number']}>{formatMoney(pensionable)}</Table.Td>
            <Table.Td className={list['number']}>{formatMoney(employer)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
