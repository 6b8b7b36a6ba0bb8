import { Button, Group, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Client } from '../../../shared/contract/clients.ts';
import { useCommand } from '../../app/commands.ts';
import classes from '../../ui/list.module.css';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useTypedSearch } from '../../ui/use-typed-search.ts';
import { ClientEditor } from './client-editor.tsx';
import { ClientPages } from './client-pages.tsx';
import { useLinkedClient } from './use-linked-client.ts';

/** All clients by name, 50 to a page; search finds the start of any word. */
export function ClientsScreen(): ReactNode {
  const { typed, search, type } = useTypedSearch();
  const [archived, setArchived] = useState(false);
  const [edited, setEdited] = useState<Client | 'new' | null>(null);
  const linked = useLinkedClient();
  const shown = edited ?? linked.client;
  const close = (): void => {
    setEdited(null);
    if (linked.client) linked.leave();
  };
  const openNew = (): void => setEdited('new');
  useCommand({ id: 'new-client', label: 'New client', group: 'Do', keys: 'n', run: openNew });

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
      <Group className={classes['filters'] ?? ''}>
        <SearchField label="Search clients" value={typed} onChange={type} />
        <Switch label="Show archived" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
      </Group>
      <ClientPages search={search} archived={archived} empty={button} onOpen={setEdited} />
      {shown !== null && <ClientEditor key={shown === 'new' ? shown : shown.id} client={shown === 'new' ? null : shown} onClose={close} />}
    </>
  );
}
