import type { ReactNode } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Outcome } from './outcome.tsx';

export type EndedJob = Exclude<Job, { state: 'running' }>;

export interface JobEndProps {
  readonly job: EndedJob;
  /** What a cancelled one leaves behind. */
  readonly cancelledWords: string;
}

/** How a job over several invoices ended, and what it made. */
export function JobEnd({ job, cancelledWords }: JobEndProps): ReactNode {
  switch (job.state) {
    case 'failed':
      return <FailureNotice error={{ code: job.code, data: job.details }} />;
    case 'cancelled':
      return <p>{cancelledWords}</p>;
    case 'done':
      return job.resultId === null ? null : <Outcome resultId={job.resultId} />;
    default:
      return job satisfies never;
  }
}
