import { Pagination, Paper } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Client } from '../../../shared/contract/clients.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { EmptyPeoplePicture } from '../../ui/pictures.tsx';
import { clientCountWords } from './client-words.ts';
import classes from './clients-screen.module.css';
import { ClientsTable } from './clients-table.tsx';

const PAGE = 50;

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
  const wanted = `${archived} ${search}`;
  const [turned, setTurned] = useState({ wanted, page: 1 });
  // Another search begins on its first page.
  const page = turned.wanted === wanted ? turned.page : 1;
  const list = useQuery(
    api.clients.list.queryOptions({
      input: { search, archived, offset: (page - 1) * PAGE, limit: PAGE },
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
  const pages = Math.ceil(total / PAGE);
  return (
    <>
      <Paper withBorder className={classes['list'] ?? ''}>
        <ClientsTable clients={clients} zone={zone} now={now} onOpen={onOpen} />
      </Paper>
      <div className={classes['foot']}>
        <output>{clientCountWords(total)}</output>
        {pages > 1 && (
          <Pagination
            total={pages}
            value={page}
            onChange={(chosen) => setTurned({ wanted, page: chosen })}
            getControlProps={(control) => ({ 'aria-label': `${control} page` })}
          />
        )}
      </div>
    </>
  );
}
