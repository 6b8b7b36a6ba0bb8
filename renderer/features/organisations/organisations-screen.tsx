import { Button, Group, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import classes from '../../ui/list.module.css';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useTypedSearch } from '../../ui/use-typed-search.ts';
import { ImportButton } from '../imports/import-button.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { organisationColumns } from './organisation-columns.ts';
import { OrganisationEditor } from './organisation-editor.tsx';
import { OrganisationPages } from './organisation-pages.tsx';

/** All organisations by name; the one that the address names is open beside the list. */
export function OrganisationsScreen(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const { organisation: edited } = useSearch({ strict: false });
  const { typed, search, type } = useTypedSearch();
  const [archived, setArchived] = useState(false);
  const fetchPage = async (range: { readonly offset: number; readonly limit: number }) => {
    const { organisations, total } = await api.organisations.list.call({ search, archived, ...range });
    return { rows: await Promise.all(organisations.map(({ id }) => api.organisations.get.call({ id }))), total };
  };
  const open = (id: string): void => void navigate({ to: '/organisations', search: { organisation: id }, replace: true });
  const close = (): void => void navigate({ to: '/organisations', search: {}, replace: true });
  const openNew = (): void => open('new');
  useCommand({ id: 'new-organisation', label: 'New organisation', group: 'Do', keys: 'n', run: openNew });

  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={openNew}>
      New organisation
    </Button>
  );
  return (
    <>
      <PageHeader title="Organisations" lead="Who books you, at which rates and terms, and what is good to know of the place.">
        <ExportButton what="organisations" columns={organisationColumns} fetchPage={fetchPage} />
        <ImportButton kind="organisations" />
        {button}
      </PageHeader>
      <Group className={classes['filters'] ?? ''}>
        <SearchField label="Search organisations" value={typed} onChange={type} />
        <Switch label="Show archived" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
      </Group>
      <OrganisationPages search={search} archived={archived} empty={button} onOpen={open} />
      {edited !== undefined && <OrganisationEditor key={edited} organisationId={edited === 'new' ? null : edited} onClose={close} />}
    </>
  );
}
