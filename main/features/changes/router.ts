import type { Implementer } from '../../rpc.ts';
import type { ChangeService } from './service.ts';

export function createChangesRouter(os: Implementer, changes: ChangeService) {
  return {
    watch: os.changes.watch.handler(async function* ({ signal }) {
      yield* changes.watch(signal);
    }),
  };
}
