import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SyncedPicture } from './synced-picture.tsx';

export interface SyncUnchangedProps {
  readonly feedName: string;
  readonly busy: boolean;
  readonly onDone: () => void;
}

/** The server says that nothing is new; only the time of the sync is noted. */
export function SyncUnchanged({ feedName, busy, onDone }: SyncUnchangedProps): ReactNode {
  return (
    <>
      <PageHeader title={feedName} windowTitle="Calendar up to date" />
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
