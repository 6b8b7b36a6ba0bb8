import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';

export interface SyncUnchangedProps {
  readonly feedName: string;
  readonly busy: boolean;
  readonly onDone: () => void;
}

/** The server says that nothing is new; only the time of the sync is noted. */
export function SyncUnchanged({ feedName, busy, onDone }: SyncUnchangedProps): ReactNode {
  return (
    <PageHeader title={feedName} lead="Up to date: nothing changed since the last sync.">
      <Button loading={busy} onClick={onDone}>
        Done
      </Button>
    </PageHeader>
  );
}
