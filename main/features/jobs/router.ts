import type { Implementer } from '../../rpc.ts';
import type { JobService } from './service.ts';

export function createJobsRouter(os: Implementer, jobs: JobService) {
  return {
    watch: os.jobs.watch.handler(async function* ({ input, signal }) {
      yield* jobs.watch(input.jobId, signal);
    }),
    cancel: os.jobs.cancel.handler(({ input }) => {
      jobs.cancel(input.jobId);
      return {};
    }),
  };
}
