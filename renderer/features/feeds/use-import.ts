import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useApi } from '../../app/api.ts';
import { previewChoice, type Choice } from './preview-choice.ts';

export interface ImportRun {
  readonly start: (given: { readonly name: string; readonly choice: Choice }) => void;
  /** From the press of the button to its end. */
  readonly isRunning: boolean;
  readonly jobId: string | null;
  /** Undefined until the first word of it. */
  readonly job: Job | undefined;
  /** Names the result, once it is there. */
  readonly importId: string | null;
  /** Why it did not begin, or ended without a result; null also when it was cancelled. */
  readonly error: unknown;
}

/** The import of a preview, which goes on as a job of the core. */
export function useImport(previewId: string): ImportRun {
  const api = useApi();
  const begin = useMutation({
    mutationFn: ({ name, choice }: { readonly name: string; readonly choice: Choice }) =>
      api.feeds.import.call({ previewId, name, choice: previewChoice(choice) }),
  });
  const jobId = begin.data?.jobId ?? null;
  const watch = useQuery(
    api.jobs.watch.experimental_liveOptions({ input: jobId === null ? skipToken : { jobId }, retry: false, staleTime: Infinity }),
  );
  const job = watch.data;
  return {
    start: begin.mutate,
    isRunning: begin.isPending || (jobId !== null && !watch.isError && isUnfinished(job)),
    jobId,
    job,
    importId: job?.state === 'done' ? job.resultId : null,
    error: begin.error ?? failureOf(job) ?? watch.error,
  };
}

function isUnfinished(job: Job | undefined): boolean {
  return job === undefined || job.state === 'running';
}

function failureOf(job: Job | undefined): unknown {
  return job?.state === 'failed' ? { code: job.code, data: job.details } : null;
}
