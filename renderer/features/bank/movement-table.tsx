import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Movement } from '../../../shared/contract/bank.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { DateText } from '../../ui/date-text.tsx';
import classes from '../../ui/list.module.css';

export interface MovementTableProps {
  /** For screen readers. */
  readonly label: string;
  readonly movements: readonly Movement[];
}

/** Movements of an account as a file has them. */
export function MovementTable({ label, movements }: MovementTableProps): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  return (
    <Table className={classes['table']} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Day</Table.Th>
          <Table.Th>Who and what for</Table.Th>
          <Table.Th className={classes['number']}>Amount</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {movements.map(({ bookedOn, amount, text, reference }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- equal movements of one day have nothing else to tell them apart
          <Table.Tr key={index}>
            <Table.Td>
              <DateText day={bookedOn} today={today} />
            </Table.Td>
            <Table.Td>
              {text}
              {reference !== null && <span className={classes['under']}>{reference}</span>}
            </Table.Td>
            <Table.Td className={classes['number']}>{formatMoney(amount)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
