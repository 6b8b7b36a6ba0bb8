import { Button, Group, Pagination, Paper, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Client } from '../../../shared/contract/clients.ts';
import { useApi } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyPeoplePicture } from '../../ui/pictures.tsx';
import { ClientEditor } from './client-editor.tsx';
import { clientCountWords } from './client-words.ts';
import classes from './clients-screen.module.css';
import { ClientsTable } from './clients-table.tsx';

const PAGE = 50;

/** All clients by name, 50 to a page; search finds the start of any word. */
export function ClientsScreen(): ReactNode {
  const api = useApi();
  const zone = useZone();
  const now = useNow(60_000);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.slice(0, 100), 150);
  const [archived, setArchived] = useState(false);
  const [page, setPage] = useState(1);
  const [edited, setEdited] = useState<Client | 'new' | null>(null);
  const list = useQuery(
    api.clients.list.queryOptions({ input: { search, archived, offset: (page - 1) * PAGE, limit: PAGE }, placeholderData: keepPreviousData }),
  );
  const openNew = (): void => setEdited('new');
  useCommand({ id: 'new-client', label: 'New client', group: 'Do', run: openNew });

  const total = list.data?.total ?? 0;
  const pages = Math.ceil(total / PAGE);
  const isSearching = search.trim() !== '';
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={openNew}>
      New client
    </Button>
  );
  return (
    <>
      <PageHeader title="Clients" lead="First names or initials, and when you see them next.">
        {button}
      </PageHeader>
      <Group className={classes['filters']}>
        <TextInput
          type="search"
          aria-label="Search clients"
          placeholder="Search"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPage(1);
          }}
          className={classes['search']}
        />
        <Switch label="Show archived" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
        {list.data && (
          <span className={classes['count']} role="status">
            {clientCountWords(total)}
          </span>
        )}
      </Group>
      {list.isPending && <LoadingRows rows={8} />}
      {list.isError && <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && total === 0 && !isSearching && (
        <EmptyState picture={EmptyPeoplePicture} sentence="Clients appear here when you plan a session or import a calendar; you can also add one now." action={button} />
      )}
      {list.data && total === 0 && isSearching && <p className={classes['none']}>No client matches “{search}”.</p>}
      {list.data && total > 0 && (
        <Paper withBorder className={classes['list']}>
          <ClientsTable clients={list.data.clients} zone={zone} now={now} onOpen={setEdited} />
        </Paper>
      )}
      {pages > 1 && <Pagination total={pages} value={Math.min(page, pages)} onChange={setPage} mt="md" getControlProps={(control) => ({ 'aria-label': `${control} page` })} />}
      {edited !== null && <ClientEditor client={edited === 'new' ? null : edited} zone={zone} now={now} onClose={() => setEdited(null)} />}
    </>
  );
}
