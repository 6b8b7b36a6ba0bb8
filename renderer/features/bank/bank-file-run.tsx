import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ReadingView } from './reading-view.tsx';

export interface BankFileRunProps {
  readonly jobId: string;
  /** Another reading of the same file has begun. */
  readonly onJob: (jobId: string) => void;
  readonly onLeave: () => void;
}

type EndedJob = Exclude<Job, { state: 'running' }>;

/** One bank file, from the start of its reading to what is to be kept of it. */
export function BankFileRun({ jobId, onJob, onLeave }: BankFileRunProps): ReactNode {
  const [ended, setEnded] = useState<EndedJob | null>(null);
  if (ended === null) return <JobProgress jobId={jobId} words={() => 'Reading the bank file'} onEnd={setEnded} />;
  if (ended.state === 'done' && ended.resultId !== null) return <ReadingView readingId={ended.resultId} onJob={onJob} onLeave={onLeave} />;
  const failure = ended.state === 'failed' ? { code: ended.code, data: ended.details } : { code: 'BANK_READING_GONE' };
  return (
    <>
      {ended.state === 'cancelled' ? <p>Cancelled. Nothing was kept.</p> : <FailureNotice error={failure} />}
      <Group mt="md">
        <Button variant="default" onClick={onLeave}>
          Back to the payments
        </Button>
      </Group>
    </>
  );
}
