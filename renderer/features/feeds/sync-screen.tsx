import { useMutation } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { SyncKnown } from './sync-known.tsx';
import { SyncRun } from './sync-run.tsx';
import { SyncSource } from './sync-source.tsx';
import { useStartSync } from './use-start-sync.ts';

/** From an address, a file or a connected calendar to its preview and the import. */
export function SyncScreen(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const { feedId = null } = useParams({ strict: false });
  const { jobId } = useLocation().state;
  const again = useStartSync();
  // Never in the address bar or the history: it is a key to the calendar.
  const [address, setAddress] = useState<string | null>(null);

  const show = (startedId: string, from: string | null): void => {
    setAddress(from);
    void navigate({ to: '/sync/new', state: { jobId: startedId }, replace: true });
  };
  const allowPrivate = useMutation({
    mutationFn: (given: string) => api.feeds.previewAddress.call({ address: given, allowPrivate: true }),
    onSuccess: ({ jobId: startedId }, given) => show(startedId, given),
    onError: notifyFailure,
  });

  if (jobId !== undefined) {
    return (
      <SyncRun
        key={jobId}
        jobId={jobId}
        isRestarting={again.isPending || allowPrivate.isPending}
        onAllowPrivate={address === null ? null : () => allowPrivate.mutate(address)}
        onRestart={() => (feedId === null ? void navigate({ to: '/sync/new', state: {} }) : again.mutate(feedId))}
      />
    );
  }
  return feedId === null ? (
    <SyncSource onStarted={show} />
  ) : (
    <SyncKnown feedId={feedId} busy={again.isPending} onSync={() => again.mutate(feedId)} />
  );
}
