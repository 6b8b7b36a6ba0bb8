import { Button, Paper, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { progressPercent, stepWords } from './job-words.ts';
import classes from './sync-progress.module.css';

export interface SyncProgressProps {
  readonly jobId: string;
  /** Undefined until the first word of it. */
  readonly job: Job | undefined;
}

/** A running fetch, which can be given up at any time. */
export function SyncProgress({ jobId, job }: SyncProgressProps): ReactNode {
  const api = useApi();
  const cancel = useMutation({ mutationFn: () => api.jobs.cancel.call({ jobId }), onError: notifyFailure });
  const running = job?.state === 'running' ? job : { step: '', done: 0, total: null };
  const percent = progressPercent(running);
  return (
    <Paper withBorder className={classes['card']}>
      <output className={classes['words']}>{stepWords(running)}</output>
      <Progress value={percent ?? 100} animated={percent === null} striped={percent === null} aria-label="Progress of the sync" />
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        Cancel
      </Button>
    </Paper>
  );
}
