import type { Implementer } from '../../rpc.ts';
import type { ImportService } from './service.ts';

export function createImportsRouter(os: Implementer, imports: () => ImportService) {
  return {
    read: os.imports.read.handler(({ input }) => ({ jobId: imports().read(input.uploadId, input.kind) })),
    look: os.imports.look.handler(({ input }) => imports().look(input)),
    confirm: os.imports.confirm.handler(async ({ input }) => ({ jobId: await imports().confirm(input) })),
    outcome: os.imports.outcome.handler(({ input }) => imports().outcome(input.resultId)),
    undo: os.imports.undo.handler(async ({ input }) => {
      await imports().undo(input.undoId);
      return {};
    }),
  };
}
