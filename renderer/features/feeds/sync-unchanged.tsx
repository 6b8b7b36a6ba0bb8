import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SyncedPicture } from './synced-picture.tsx';

export interface SyncUnchangedProps {
  readonly feedName: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDone: () => void;
}

/** The server says that nothing is new; only the time of the sync is noted. */
export function SyncUnchanged({ feedName, busy, error, onDone }: SyncUnchangedProps): ReactNode {
  return (
    <>
      <PageHeader title={feedName} windowTitle="Calendar up to date" />
      {error !== null && <FailureNotice error={error} />}
      <EmptyState
        picture={SyncedPicture}
        sentence="Up to date: nothing changed since the last sync."
        action={
          <Button loading={busy} onClick={onDone}>
            Done
          </Button>
        }
      />
    </>
  );
}
