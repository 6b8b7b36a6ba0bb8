import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SyncPreview } from './sync-preview.tsx';
import { SyncProgress } from './sync-progress.tsx';

export interface SyncRunProps {
  readonly jobId: string;
  readonly isRestarting: boolean;
  /** Uses the address although it is on the user's own network; null when it is no longer known. */
  readonly onAllowPrivate: (() => void) | null;
  readonly onRestart: () => void;
}

/** One fetch, from its start to its preview or its failure. */
export function SyncRun({ jobId, isRestarting, onAllowPrivate, onRestart }: SyncRunProps): ReactNode {
  const api = useApi();
  const watch = useQuery(api.jobs.watch.experimental_liveOptions({ input: { jobId }, retry: false, staleTime: Infinity }));
  const job = watch.data;
  if (job?.state === 'done' && job.resultId !== null) return <SyncPreview previewId={job.resultId} onRestart={onRestart} />;
  if (!watch.isError && (job === undefined || job.state === 'running')) {
    return (
      <>
        <PageHeader title="Looking at the calendar" lead="You can go on working; nothing is changed before you have seen it." />
        <SyncProgress jobId={jobId} job={job} />
      </>
    );
  }
  if (job?.state === 'cancelled') {
    return (
      <PageHeader title="Cancelled" lead="Nothing was changed.">
        <Button onClick={onRestart}>Start again</Button>
      </PageHeader>
    );
  }
  return <SyncFailure job={job} isRestarting={isRestarting} onAllowPrivate={onAllowPrivate} onRestart={onRestart} />;
}

type SyncFailureProps = Omit<SyncRunProps, 'jobId'> & { readonly job: Job | undefined };

function SyncFailure({ job, isRestarting, onAllowPrivate, onRestart }: SyncFailureProps): ReactNode {
  // A job that is no longer known took its preview with it.
  const failure = job?.state === 'failed' ? { code: job.code, data: job.details } : { code: 'FEED_PREVIEW_GONE' };
  const isPrivate = failure.code === 'FEED_PRIVATE_ADDRESS' && onAllowPrivate !== null;
  return (
    <>
      <PageHeader title={isPrivate ? 'On your own network' : 'The calendar could not be read'} />
      <FailureNotice error={failure} />
      <Group mt="md" gap="xs">
        {isPrivate && (
          <Button loading={isRestarting} onClick={onAllowPrivate}>
            Use this calendar
          </Button>
        )}
        <Button variant="default" loading={isRestarting} onClick={onRestart}>
          {isPrivate ? 'Use another address' : 'Start again'}
        </Button>
      </Group>
    </>
  );
}
