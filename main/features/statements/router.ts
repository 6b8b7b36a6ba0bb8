import { piecesOf } from '../../file-pieces.ts';
import type { Implementer } from '../../rpc.ts';
import type { StatementService } from './service.ts';

export function createStatementsRouter(os: Implementer, statements: () => StatementService) {
  return {
    account: os.statements.account.handler(({ input }) => statements().account(input, input)),
    pdf: os.statements.pdf.handler(async ({ input, signal }) => piecesOf(await statements().pdf(input, input, signal))),
    accounts: os.statements.accounts.handler(({ input }) => statements().accounts(input)),
    makeRun: os.statements.makeRun.handler(({ input: { accounts, ...wish } }) => ({ jobId: statements().makeRun(wish, accounts) })),
    keep: os.statements.keep.handler(async ({ input, signal }) => ({ statementId: await statements().keep(input, input, signal) })),
    keepOfRun: os.statements.keepOfRun.handler(({ input }) => ({ statementId: statements().keepOfRun(input.runId, input.position) })),
    sentByHand: os.statements.sentByHand.handler(({ input }) => statements().sentByHand(input)),
    run: os.statements.run.handler(({ input }) => statements().run(input.runId)),
    runPdf: os.statements.runPdf.handler(({ input }) => piecesOf(statements().runPdf(input.runId, input.position))),
  };
}
