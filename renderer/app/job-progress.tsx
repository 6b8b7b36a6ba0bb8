import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { Job } from '../../shared/contract/jobs.ts';
import { useApi } from './api.ts';
import { notifyFailure } from './notify.tsx';
import classes from './job-progress.module.css';

export interface JobProgressProps {
  readonly jobId: string;
  /** What it does, with the count so far: `Issuing 3 of 12`. */
  readonly words: (done: number, total: number | null) => string;
  /** Called once, with how it ended. */
  readonly onEnd: (job: Exclude<Job, { state: 'running' }>) => void;
}

/** A job of the core as it goes on; it can be given up at any time. */
export function JobProgress({ jobId, words, onEnd }: JobProgressProps): ReactNode {
  const api = useApi();
  const watch = useQuery(api.jobs.watch.experimental_liveOptions({ input: { jobId }, retry: false, staleTime: Infinity }));
  const cancel = useMutation({ mutationFn: () => api.jobs.cancel.call({ jobId }), onError: notifyFailure });
  const job = watch.data;
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (job && job.state !== 'running') end(job);
  }, [job]);
  const { done, total } = job?.state === 'running' ? job : { done: 0, total: null };
  const percent = total === null || total <= 0 ? null : Math.min(100, (100 * done) / total);
  return (
    <div className={classes['root']}>
      <output>{words(done, total)}</output>
      <Progress value={percent ?? 100} animated={percent === null} striped={percent === null} aria-label="Progress" />
      <div>
        <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
