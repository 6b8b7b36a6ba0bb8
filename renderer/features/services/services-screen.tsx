import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import { useApi } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyServicesPicture } from './empty-services-picture.tsx';
import { ServiceEditor } from './service-editor.tsx';
import { ServicesList } from './services-list.tsx';
import { useServiceOrder } from './use-service-order.ts';

/** The kinds of session, in the user's order; a click opens one beside the list. */
export function ServicesScreen(): ReactNode {
  const api = useApi();
  const [withArchived, setWithArchived] = useState(false);
  const [edited, setEdited] = useState<Service | 'new' | null>(null);
  const services = useQuery(api.services.list.queryOptions({ input: { archived: withArchived } }));
  const reorder = useServiceOrder();
  const openNew = (): void => setEdited('new');
  useCommand({ id: 'new-service', label: 'New service', group: 'Do', keys: 'n', run: openNew });

  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={openNew}>
      New service
    </Button>
  );
  return (
    <>
      <PageHeader title="Services" lead="A kind of session: how long it is, when the clock warns, how much time the room needs after it.">
        <Switch label="Show archived" checked={withArchived} onChange={(event) => setWithArchived(event.currentTarget.checked)} />
        {button}
      </PageHeader>
      {services.isPending && <LoadingRows />}
      {services.isError && <FailureNotice size="screen" error={services.error} onRetry={() => void services.refetch()} />}
      {services.data?.length === 0 && (
        <EmptyState
          picture={EmptyServicesPicture}
          sentence="Set up what you offer once, and each session takes its length, colour and warnings from it."
          action={button}
        />
      )}
      {services.data && services.data.length > 0 && (
        <ServicesList services={services.data} onOpen={setEdited} onOrder={(ids) => reorder.mutate(ids)} />
      )}
      {edited !== null && (
        <ServiceEditor service={edited === 'new' ? null : edited} taken={services.data ?? []} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
