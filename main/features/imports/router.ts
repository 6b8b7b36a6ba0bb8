import type { Implementer } from '../../rpc.ts';
import type { ImportService } from './service.ts';

export function createImportsRouter(os: Implementer, imports: () => ImportService) {
  return {
    read: os.imports.read.handler(({ input }) => ({ jobId: imports().read(input.uploadId, input.kind) })),
    look: os.imports.look.handler(({ input }) => imports().look(input)),
    confirm: os.imports.confirm.handler(({ input }) => imports().confirm(input)),
    undo: os.imports.undo.handler(({ input }) => {
      imports().undo(input.undoId);
      return {};
    }),
  };
}
