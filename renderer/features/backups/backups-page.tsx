import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useProfile, useZone } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { Section } from '../../ui/section.tsx';
import { BackupFolderRow } from './backup-folder-row.tsx';
import { BackupList } from './backup-list.tsx';
import { LastRestoreRow } from './last-restore-row.tsx';
import { ProofRow } from './proof-row.tsx';

/** Where backups lie, how old they are, and whether they can be read. */
export function BackupsPage(): ReactNode {
  const { vault } = useProfile();
  if (!vault.sample) return <OwnBackups />;
  return (
    <>
      <PageHeader title="Backups" />
      <EmptyState
        picture={EmptyBoxPicture}
        sentence="The sample is not backed up. In your own profile the daily backups stand here, and can be restored."
      />
    </>
  );
}

function OwnBackups(): ReactNode {
  const api = useApi();
  const zone = useZone();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const state = useQuery(api.backups.state.queryOptions({ input: {} }));
  const refetch = (): Promise<void> => queries.invalidateQueries({ queryKey: api.backups.key() });
  const create = useMutation(
    api.backups.create.mutationOptions({
      onSuccess: () => notifyDone('Backup made and checked'),
      onError: notifyFailure,
      onSettled: refetch,
    }),
  );
  const drill = useMutation(
    api.backups.drill.mutationOptions({
      onSuccess: () => notifyDone('The newest backup can be restored'),
      onError: notifyFailure,
      onSettled: refetch,
    }),
  );
  const restore = useMutation(
    api.backups.restore.mutationOptions({
      onSuccess: () => notifyDone('The backup is restored', { staysWhenClosed: true }),
      onError: notifyFailure,
      onSettled: refetch,
    }),
  );
  const header = (
    <PageHeader title="Backups" lead="Made once a day while you work, encrypted, and checked after writing.">
      <Button loading={create.isPending} onClick={() => create.mutate({})}>
        Back up now
      </Button>
    </PageHeader>
  );
  if (state.isPending) {
    return (
      <>
        {header}
        <LoadingRows />
      </>
    );
  }
  if (state.isError) {
    return (
      <>
        {header}
        <FailureNotice size="screen" error={state.error} onRetry={() => void state.refetch()} />
      </>
    );
  }
  const { backups, folder, ownFolder, lastProvenAt, lastFailure, lastRestore } = state.data;
  const handleRestore = (name: string): void => restore.mutate({ name });
  return (
    <>
      {header}
      {lastFailure !== null && <FailureNotice error={{ code: lastFailure }} />}
      <Section title="Safety">
        <ProofRow
          provenAt={lastProvenAt}
          canDrill={backups.length > 0}
          busy={drill.isPending}
          now={now}
          zone={zone}
          onDrill={() => drill.mutate({})}
        />
        <BackupFolderRow folder={folder} ownFolder={ownFolder} />
        {lastRestore && <LastRestoreRow restore={lastRestore} now={now} zone={zone} busy={restore.isPending} onTakeBack={handleRestore} />}
      </Section>
      <Section
        title="Kept backups"
        lead="To move to another computer, make a backup, carry the file over, and open it there with your recovery code."
      >
        <BackupList backups={backups} now={now} zone={zone} busy={restore.isPending} onRestore={handleRestore} />
      </Section>
    </>
  );
}
