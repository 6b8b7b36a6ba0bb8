import { Paper, Table, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganisationBrief } from '../../../shared/contract/organisations.ts';
import { useApi } from '../../app/api.ts';
import { useLineWalk } from '../../app/use-line-walk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { EmptyHousePicture } from '../../ui/pictures.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { usePage } from '../../ui/use-page.ts';
import { kindWords, nationWords, organisationCountWords } from './organisation-words.ts';

export interface OrganisationPagesProps {
  readonly search: string;
  readonly archived: boolean;
  /** The button of the empty list. */
  readonly empty: ReactNode;
  readonly onOpen: (id: string) => void;
}

/** The organisations that match, page by page. */
export function OrganisationPages({ search, archived, empty, onOpen }: OrganisationPagesProps): ReactNode {
  const api = useApi();
  const page = usePage(`${archived} ${search}`);
  const list = useQuery(
    api.organisations.list.queryOptions({
      input: { search, archived, ...page.range },
      placeholderData: keepPreviousData,
    }),
  );
  if (list.isPending) return <LoadingRows rows={8} />;
  if (list.isError) return <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />;

  const { organisations, total } = list.data;
  if (total === 0 && search === '')
    return (
      <EmptyState
        picture={EmptyHousePicture}
        sentence="Add the practices, trusts and agencies you work for, with their rates and what is good to know of the place."
        action={empty}
      />
    );
  if (total === 0) return <p className={classes['none']}>No organisation matches “{search}”.</p>;
  return (
    <>
      <Paper withBorder className={classes['list'] ?? ''}>
        <OrganisationTable organisations={organisations} onOpen={onOpen} />
      </Paper>
      <ListFoot words={organisationCountWords(total)} total={total} page={page} />
    </>
  );
}

interface OrganisationTableProps {
  readonly organisations: readonly OrganisationBrief[];
  readonly onOpen: (id: string) => void;
}

/** One line each; the whole line opens it, the name is the button for keyboard and screen reader. */
function OrganisationTable({ organisations, onOpen }: OrganisationTableProps): ReactNode {
  const walk = useLineWalk<HTMLTableSectionElement>('organisation');
  return (
    <Table className={classes['table']}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Type</Table.Th>
          <Table.Th className={classes['wide']}>Nation</Table.Th>
          <Table.Th className={classes['wide']}>ODS code</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody {...walk}>
        {organisations.map(({ id, name, kind, nation, odsCode, archivedAt }) => (
          <Table.Tr key={id} className={classes['row']}>
            <Table.Td>
              <span className={classes['who']}>
                <UnstyledButton className={classes['name']} onClick={() => onOpen(id)}>
                  {name}
                </UnstyledButton>
                {archivedAt !== null && <StatusChip word="Archived" shape="cross" tone="muted" />}
              </span>
            </Table.Td>
            <Table.Td>{kindWords[kind]}</Table.Td>
            <Table.Td className={classes['wide']}>{nationWords[nation]}</Table.Td>
            <Table.Td className={classes['wide']}>{odsCode === '' ? '—' : odsCode}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
