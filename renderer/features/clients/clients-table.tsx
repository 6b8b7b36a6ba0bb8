import { Table, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/contract/clients.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { useLineWalk } from '../../app/use-line-walk.ts';
import classes from '../../ui/list.module.css';
import { StatusChip } from '../../ui/status-chip.tsx';
import { lastSessionWords, nextSessionWords } from './client-words.ts';

export interface ClientsTableProps {
  readonly clients: readonly Client[];
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly onOpen: (client: Client) => void;
}

/** One line per client; the whole line opens it, the name is the button for keyboard and screen reader. */
export function ClientsTable({ clients, zone, now, onOpen }: ClientsTableProps): ReactNode {
  const walk = useLineWalk<HTMLTableSectionElement>('client');
  return (
    <Table className={classes['table']}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th className={classes['wide']}>Code</Table.Th>
          <Table.Th className={classes['number']}>Sessions</Table.Th>
          <Table.Th className={classes['wide']}>Last</Table.Th>
          <Table.Th>Next</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody {...walk}>
        {clients.map((client) => (
          <Table.Tr key={client.id} className={classes['row']}>
            <Table.Td>
              <span className={classes['who']}>
                <UnstyledButton className={classes['name']} onClick={() => onOpen(client)}>
                  {client.name}
                </UnstyledButton>
                {client.archivedAt !== null && <StatusChip word="Archived" shape="cross" tone="muted" />}
              </span>
            </Table.Td>
            <Table.Td className={classes['wide']}>{client.code ?? '—'}</Table.Td>
            <Table.Td className={classes['number']}>{client.sessionCount.toLocaleString('en-GB')}</Table.Td>
            <Table.Td className={classes['wide']}>{lastSessionWords(client, zone, now)}</Table.Td>
            <Table.Td>{nextSessionWords(client, zone, now)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
