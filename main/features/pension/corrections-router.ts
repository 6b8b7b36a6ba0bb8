import type { Implementer } from '../../rpc.ts';
import type { Corrections } from './corrections.ts';

export function createPensionCorrectionsRouter(os: Implementer, corrections: () => Corrections) {
  return {
    add: os.pensionCorrections.add.handler(({ input }) => corrections().add(input)),
    settle: os.pensionCorrections.settle.handler(({ input }) => corrections().settle(input.id, input.settlement)),
    remove: os.pensionCorrections.remove.handler(({ input }) => corrections().remove(input.id)),
    undo: os.pensionCorrections.undo.handler(({ input }) => {
      corrections().undo(input.undoId);
      return {};
    }),
  };
}
