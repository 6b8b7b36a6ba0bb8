import { Paper } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/contract/clients.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { EmptyPeoplePicture } from '../../ui/pictures.tsx';
import { usePage } from '../../ui/use-page.ts';
import { clientCountWords } from './client-words.ts';
import { ClientsTable } from './clients-table.tsx';

export interface ClientPagesProps {
  readonly search: string;
  readonly archived: boolean;
  /** The button of the empty list. */
  readonly empty: ReactNode;
  readonly onOpen: (client: Client) => void;
}

/** The clients that match, page by page. */
export function ClientPages({ search, archived, empty, onOpen }: ClientPagesProps): ReactNode {
  const api = useApi();
  const zone = useZone();
  const now = useNow(60_000);
  const page = usePage(`${archived} ${search}`);
  const list = useQuery(
    api.clients.list.queryOptions({
      input: { search, archived, ...page.range },
      placeholderData: keepPreviousData,
    }),
  );
  if (list.isPending) return <LoadingRows rows={8} />;
  if (list.isError) return <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />;

  const { clients, total } = list.data;
  if (total === 0 && search === '') {
    return (
      <EmptyState
        picture={EmptyPeoplePicture}
        sentence="Clients appear here when you plan a session or import a calendar; you can also add one now."
        action={empty}
      />
    );
  }
  if (total === 0) return <p className={classes['none']}>No client matches “{search}”.</p>;
  return (
    <>
      <Paper withBorder className={classes['list'] ?? ''}>
        <ClientsTable clients={clients} zone={zone} now={now} onOpen={onOpen} />
      </Paper>
      <ListFoot words={clientCountWords(total)} total={total} page={page} />
    </>
  );
}
