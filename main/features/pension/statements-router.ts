import type { Implementer } from '../../rpc.ts';
import type { PensionStatements } from './statements.ts';

export function createPensionStatementsRouter(os: Implementer, statements: () => PensionStatements) {
  return {
    read: os.pensionStatements.read.handler(({ input, signal }) => statements().read(input, signal ?? new AbortController().signal)),
    keep: os.pensionStatements.keep.handler(({ input }) => statements().keep(input.months)),
    undo: os.pensionStatements.undo.handler(({ input }) => {
      statements().undo(input.undoId);
      return {};
    }),
  };
}
