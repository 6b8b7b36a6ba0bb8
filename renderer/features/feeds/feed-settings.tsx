import { Button, Paper } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Feed } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { EmptyDayPicture } from '../../ui/pictures.tsx';
import { disconnectedWords } from './preview-words.ts';
import { DisconnectQuestion } from './disconnect-question.tsx';
import { FeedRow } from './feed-row.tsx';
import classes from './feed-settings.module.css';
import { useStartSync } from './use-start-sync.ts';

/** The connected calendars; for the page of that name in the settings. */
export function FeedSettings(): ReactNode {
  const api = useApi();
  const now = useNow(60_000);
  const feeds = useQuery(api.feeds.list.queryOptions({ input: {} }));
  const sync = useStartSync();
  const [leaving, setLeaving] = useState<Feed | null>(null);
  const rename = useMutation({
    mutationFn: (change: { feedId: string; name: string }) => api.feeds.rename.call(change),
    onError: notifyFailure,
  });
  const disconnect = useMutation({
    mutationFn: (choice: { feedId: string; removeSessions: boolean }) => api.feeds.disconnect.call(choice),
    onSuccess: (counts) => {
      setLeaving(null);
      notifyDone(disconnectedWords(counts));
    },
  });

  const connect = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} renderRoot={(given) => <Link to="/sync/new" {...given} />}>
      Connect a calendar
    </Button>
  );
  if (feeds.isPending) return <LoadingRows />;
  if (feeds.isError) return <FailureNotice size="screen" error={feeds.error} onRetry={() => void feeds.refetch()} />;
  if (feeds.data.length === 0) {
    return (
      <EmptyState
        picture={EmptyDayPicture}
        sentence="Bring your appointments in from your booking platform, and see every change before it happens."
        action={connect}
      />
    );
  }
  return (
    <>
      <Paper withBorder component="ul" className={classes['list']}>
        {feeds.data.map((feed) => (
          <FeedRow
            key={feed.id}
            feed={feed}
            now={now}
            isSyncing={sync.isPending && sync.variables === feed.id}
            onSync={() => sync.mutate(feed.id)}
            onRename={(name) => rename.mutate({ feedId: feed.id, name })}
            onDisconnect={() => setLeaving(feed)}
          />
        ))}
      </Paper>
      {connect}
      {leaving && (
        <DisconnectQuestion
          feed={leaving}
          busy={disconnect.isPending}
          error={disconnect.error}
          onConfirm={(removeSessions) => disconnect.mutate({ feedId: leaving.id, removeSessions })}
          onCancel={() => setLeaving(null)}
        />
      )}
    </>
  );
}
