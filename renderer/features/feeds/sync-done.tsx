import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Feed } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { resultSentence } from './preview-words.ts';

export interface SyncDoneProps {
  readonly feed: Feed;
  readonly result: NonNullable<Feed['lastResult']>;
  readonly undoId: string;
}

/** What the import did, with the way back. */
export function SyncDone({ feed, result, undoId }: SyncDoneProps): ReactNode {
  const api = useApi();
  const undo = useMutation({ mutationFn: () => api.feeds.undoImport.call({ undoId }), onError: notifyFailure });
  const changedAny = result.added + result.moved + result.changed + result.removed > 0;
  if (undo.isSuccess) return <PageHeader title="Taken back" lead="Your calendar is as it was before the import; what you changed since stays." />;
  return (
    <PageHeader title={`${feed.name} is up to date`} lead={resultSentence(result)}>
      {changedAny && (
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          Undo the import
        </Button>
      )}
      <Button renderRoot={(given) => <Link to="/calendar" {...given} />}>Open the calendar</Button>
    </PageHeader>
  );
}
