import type { Job } from '../../../shared/contract/jobs.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import { createLatest, type Latest } from '../../latest.ts';
import type { Log } from '../../ports/log.ts';

/** Tells the watchers how far a job is. `total` is null while it is not known. */
export type Progress = (step: string, done: number, total: number | null) => void;

export interface JobWork {
  /** Used in the log. */
  readonly name: string;
  /** Does the work; returns the id of what it made, or null. Throws the signal's reason when cancelled. */
  run(progress: Progress, signal: AbortSignal): Promise<string | null>;
}

export interface JobService {
  /** Begins at once and answers with the id; the work goes on whatever happens to the window that asked. */
  start(work: JobWork): string;
  watch(jobId: string, signal: AbortSignal | undefined): AsyncGenerator<Job, void, void>;
  cancel(jobId: string): void;
  /** Cancels all; for locking and closing. */
  close(): void;
}

interface Entry {
  job: Job;
  readonly changes: Latest<Job>;
  readonly abort: AbortController;
}

/** Finished jobs that are still told to a window that comes back. */
const keptJobs = 50;

export function createJobService({ log, newId }: { log: Log; newId: () => string }): JobService {
  const entries = new Map<string, Entry>();

  function start({ name, run }: JobWork): string {
    const id = newId();
    const entry: Entry = {
      job: { state: 'running', id, step: '', done: 0, total: null },
      changes: createLatest<Job>(),
      abort: new AbortController(),
    };
    entries.set(id, entry);
    forgetOldest();
    const tell = (job: Job): void => {
      entry.job = job;
      entry.changes.publish(job);
    };
    const progress: Progress = (step, done, total) => {
      if (entry.job.state === 'running') tell({ state: 'running', id, step, done, total });
    };
    run(progress, entry.abort.signal).then(
      (resultId) => tell({ state: 'done', id, resultId }),
      (error: unknown) => tell(endOf(id, name, error, entry.abort.signal)),
    );
    return id;
  }

  function endOf(id: string, name: string, error: unknown, signal: AbortSignal): Job {
    if (signal.aborted) return { state: 'cancelled', id };
    if (isAppError(error)) return { state: 'failed', id, code: error.code, details: { ...error.details } };
    return { state: 'failed', id, code: 'UNEXPECTED', details: { reference: log.error('job.failed', error, { name }) } };
  }

  async function* watch(jobId: string, signal: AbortSignal | undefined): AsyncGenerator<Job, void, void> {
    const entry = find(jobId);
    for await (const job of entry.changes.subscribe(signal, () => entry.job)) {
      yield job;
      if (job.state !== 'running') return;
    }
  }

  function find(jobId: string): Entry {
    const entry = entries.get(jobId);
    if (!entry) throw new AppError('NOT_FOUND', { jobId });
    return entry;
  }

  function forgetOldest(): void {
    for (const [id, { job }] of entries) {
      if (entries.size <= keptJobs) return;
      if (job.state !== 'running') entries.delete(id);
    }
  }

  return {
    start,
    watch,
    cancel: (jobId) => find(jobId).abort.abort(),
    close: () => entries.forEach(({ abort }) => abort.abort()),
  };
}
