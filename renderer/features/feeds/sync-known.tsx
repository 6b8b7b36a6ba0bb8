import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { syncedWords } from './preview-words.ts';

export interface SyncKnownProps {
  readonly feedId: string;
  readonly busy: boolean;
  readonly onSync: () => void;
}

/** A connected calendar before its sync: coming here fetches nothing, the button does. */
export function SyncKnown({ feedId, busy, onSync }: SyncKnownProps): ReactNode {
  const api = useApi();
  const now = useNow(60_000);
  const feeds = useQuery(api.feeds.list.queryOptions({ input: {} }));
  if (feeds.isPending) return <LoadingRows />;
  if (feeds.isError) return <FailureNotice size="screen" error={feeds.error} onRetry={() => void feeds.refetch()} />;
  const feed = feeds.data.find(({ id }) => id === feedId);
  if (!feed) return <FailureNotice size="screen" error={{ code: 'NOT_FOUND' }} />;
  return (
    <PageHeader
      title={feed.name}
      windowTitle="Sync a calendar"
      lead={`${syncedWords(feed, now)}. Nothing is changed before you have seen it.`}
    >
      <Button leftSection={<IconRefresh size={16} aria-hidden />} loading={busy} onClick={onSync}>
        Sync
      </Button>
    </PageHeader>
  );
}
