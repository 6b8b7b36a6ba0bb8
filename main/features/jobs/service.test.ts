import { expect, test } from 'vitest';
import type { Job } from '../../../shared/contract/jobs.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Log } from '../../ports/log.ts';
import { createJobService } from './service.ts';

function silentLog(): Log {
  return { info: () => {}, warn: () => {}, error: () => 'E-TEST' };
}

function aJobService() {
  let count = 0;
  return createJobService({ log: silentLog(), newId: () => `job-${++count}` });
}

async function statesOf(watch: AsyncGenerator<Job, void, void>): Promise<string[]> {
  const states: string[] = [];
  for await (const job of watch) states.push(job.state === 'running' ? `running ${job.step} ${job.done}` : job.state);
  return states;
}

test('a watcher that comes late sees the present state and the end', async () => {
  const jobs = aJobService();
  const gate = Promise.withResolvers<void>();
  const id = jobs.start({
    name: 'read',
    run: async (progress) => {
      progress('fetch', 1, 2);
      await gate.promise;
      return 'result-1';
    },
  });

  const states = statesOf(jobs.watch(id, undefined));
  gate.resolve();

  expect(await states).toEqual(['running fetch 1', 'done']);
});

test('a watcher after the end gets the end alone', async () => {
  const jobs = aJobService();
  const id = jobs.start({ name: 'read', run: async () => 'result-1' });
  await statesOf(jobs.watch(id, undefined));

  expect(await statesOf(jobs.watch(id, undefined))).toEqual(['done']);
});

test('a job goes on when the window that watched it leaves', async () => {
  const jobs = aJobService();
  const gate = Promise.withResolvers<void>();
  const id = jobs.start({ name: 'read', run: () => gate.promise.then(() => null) });
  const window = new AbortController();
  const first = jobs.watch(id, window.signal);
  await first.next();
  window.abort();
  await first.next();

  gate.resolve();

  expect(await statesOf(jobs.watch(id, undefined))).toContain('done');
});

test('cancelling ends the job as cancelled, not as failed', async () => {
  const jobs = aJobService();
  const id = jobs.start({
    name: 'read',
    run: (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  });
  jobs.cancel(id);

  expect(await statesOf(jobs.watch(id, undefined))).toEqual(['running  0', 'cancelled']);
});

test('an expected failure keeps its code, a bug becomes a reference', async () => {
  const jobs = aJobService();
  const expected = jobs.start({ name: 'read', run: () => Promise.reject(new AppError('FEED_LINK_DEAD', { status: 404 })) });
  const bug = jobs.start({ name: 'read', run: () => Promise.reject(new TypeError('x is not a function')) });
  const last = async (id: string): Promise<Job | undefined> => {
    let end: Job | undefined;
    for await (const job of jobs.watch(id, undefined)) end = job;
    return end;
  };

  expect(await last(expected)).toEqual({ state: 'failed', id: expected, code: 'FEED_LINK_DEAD', details: { status: 404 } });
  expect(await last(bug)).toEqual({ state: 'failed', id: bug, code: 'UNEXPECTED', details: { reference: 'E-TEST' } });
});

test('an unknown job is NOT_FOUND', async () => {
  await expect(aJobService().watch('job-9', undefined).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
