import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { SupplyPeriod } from '../../../shared/domain/invoices/model.ts';
import { useApi } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { notifyFailure } from '../../app/notify.tsx';
import own from './billable-screen.module.css';
import { IssueMany } from './issue-many.tsx';
import { JobEnd, type EndedJob } from './job-end.tsx';

export interface BatchOfMonthProps {
  readonly period: SupplyPeriod;
  readonly label: string;
  /** Whether there is work without an invoice: else nothing is offered, and what was done stays told. */
  readonly hasWork: boolean;
}

/** A month at once: one draft per organisation and identity, then, if wanted, all of them issued. */
export function BatchOfMonth({ period, label, hasWork }: BatchOfMonthProps): ReactNode {
  const api = useApi();
  const [ended, setEnded] = useState<EndedJob | null>(null);
  const [isIssuing, setIssuing] = useState(false);
  const start = useMutation({
    mutationFn: () => api.invoices.batch.call(period),
    onMutate: () => setEnded(null),
    onError: notifyFailure,
  });
  const jobId = start.data?.jobId ?? null;
  return (
    <>
      {hasWork && (
        <Button loading={start.isPending || (jobId !== null && ended === null)} onClick={() => start.mutate()}>
          {label}
        </Button>
      )}
      {jobId !== null && (
        <div className={own['job']}>
          {ended === null && (
            <JobProgress
              jobId={jobId}
              words={(done, total) => (total === null ? 'Making drafts' : `Making draft ${Math.min(done + 1, total)} of ${total}`)}
              onEnd={setEnded}
            />
          )}
          {ended && <JobEnd job={ended} cancelledWords="Stopped. No draft was made." />}
          {ended?.state === 'done' && <Button onClick={() => setIssuing(true)}>Issue them</Button>}
        </div>
      )}
      {isIssuing && <IssueMany onClose={() => setIssuing(false)} />}
    </>
  );
}
