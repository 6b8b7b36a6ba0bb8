import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Feed } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { resultSentence } from './preview-words.ts';
import { SyncedPicture } from './synced-picture.tsx';

export interface SyncDoneProps {
  readonly feed: Feed;
  readonly result: NonNullable<Feed['lastResult']>;
  /** Null when the import is too large to be taken back. */
  readonly undoId: string | null;
}

/** What the import did, with the way back. */
export function SyncDone({ feed, result, undoId }: SyncDoneProps): ReactNode {
  const api = useApi();
  const undo = useMutation({ mutationFn: (given: string) => api.feeds.undoImport.call({ undoId: given }), onError: notifyFailure });
  const changedAny = result.added + result.moved + result.changed + result.removed > 0;
  const openCalendar = <Button renderRoot={(given) => <Link to="/calendar" {...given} />}>Open the calendar</Button>;
  if (undo.isSuccess) {
    return (
      <>
        <PageHeader title="Taken back" />
        <EmptyState
          picture={SyncedPicture}
          sentence="Your calendar is as it was before the import; what you changed since stays."
          action={openCalendar}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader title={`${feed.name} is up to date`} windowTitle="Calendar imported" />
      <EmptyState
        picture={SyncedPicture}
        sentence={resultSentence(result)}
        action={
          <Group gap="xs" justify="center">
            {openCalendar}
            {changedAny && undoId !== null && (
              <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(undoId)}>
                Undo the import
              </Button>
            )}
          </Group>
        }
      />
    </>
  );
}
