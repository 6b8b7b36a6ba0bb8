import { piecesOf } from '../../file-pieces.ts';
import type { Implementer } from '../../rpc.ts';
import type { StatementService } from './service.ts';

export function createStatementsRouter(os: Implementer, statements: () => StatementService) {
  return {
    account: os.statements.account.handler(({ input }) => statements().account(input, input)),
    pdf: os.statements.pdf.handler(async ({ input, signal }) => piecesOf(await statements().pdf(input, input, signal))),
    makeRun: os.statements.makeRun.handler(({ input }) => ({ jobId: statements().makeRun(input) })),
    run: os.statements.run.handler(({ input }) => statements().run(input.runId)),
    runPdf: os.statements.runPdf.handler(({ input }) => piecesOf(statements().runPdf(input.runId, input.position))),
  };
}
