import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { SyncDone } from './sync-done.tsx';

export interface SyncImportedProps {
  readonly importId: string;
}

/** Fetches what an import did. */
export function SyncImported({ importId }: SyncImportedProps): ReactNode {
  const api = useApi();
  const imported = useQuery(api.feeds.imported.queryOptions({ input: { importId }, staleTime: Infinity }));
  if (imported.data) return <SyncDone {...imported.data} />;
  return imported.isError ? (
    <FailureNotice size="screen" error={imported.error} onRetry={() => void imported.refetch()} />
  ) : (
    <LoadingRows rows={3} />
  );
}
