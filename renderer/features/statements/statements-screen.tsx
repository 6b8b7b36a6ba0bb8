import { useState, type ReactNode } from 'react';
import { dayOf } from '../../../shared/domain/zones.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { notifyDone } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { InvoiceTabs } from '../invoices/invoice-tabs.tsx';
import { AccountChoice } from './account-choice.tsx';
import { MadeStatements } from './made-statements.tsx';

interface Failure {
  readonly code: string;
  readonly data: unknown;
}

/** Statements of account for many organisations at once: chosen, made, looked at, sent. */
export function StatementsScreen(): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const [jobId, setJobId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <>
      <PageHeader title="Statements" lead="What passed between you and each organisation, and what is owed, on one sheet." />
      <InvoiceTabs />
      {failure !== null && <FailureNotice error={failure} />}
      {jobId === null ? (
        <AccountChoice
          today={today}
          onJob={(id) => {
            setFailure(null);
            setJobId(id);
          }}
        />
      ) : (
        <JobProgress
          jobId={jobId}
          words={(done, total) => (total === null ? 'Making statements' : `Making statement ${Math.min(done + 1, total)} of ${total}`)}
          onEnd={(job) => {
            setJobId(null);
            if (job.state === 'failed') setFailure({ code: job.code, data: job.details });
            else if (job.state === 'cancelled') notifyDone('Stopped. The statements that were made before are as they were.');
          }}
        />
      )}
      <MadeStatements key={jobId === null ? 'rest' : 'making'} today={today} />
    </>
  );
}
