import type { Implementer } from '../../rpc.ts';
import type { BankService } from './service.ts';

export function createBankRouter(os: Implementer, bank: () => BankService) {
  return {
    accounts: os.bank.accounts.handler(() => [...bank().accounts()]),
    renameAccount: os.bank.renameAccount.handler(({ input }) => {
      bank().renameAccount(input.id, input.name);
      return {};
    }),
    removeAccount: os.bank.removeAccount.handler(({ input }) => {
      bank().removeAccount(input.id);
      return {};
    }),
    read: os.bank.read.handler(({ input }) => ({ jobId: bank().read(input.uploadId) })),
    readColumns: os.bank.readColumns.handler(({ input }) => ({ jobId: bank().readColumns(input.readingId, input.mapping) })),
    reading: os.bank.reading.handler(({ input }) => bank().reading(input.readingId, input.account)),
    keep: os.bank.keep.handler(({ input: { readingId, ...request } }) => bank().keep(readingId, request)),
    lines: os.bank.lines.handler(({ input }) => bank().lines(input)),
    line: os.bank.line.handler(({ input }) => bank().line(input.key)),
    certain: os.bank.certain.handler(async () => [...(await bank().certain())]),
    confirm: os.bank.confirm.handler(({ input }) => bank().confirm(input.matches)),
    setAside: os.bank.setAside.handler(({ input }) => bank().setAside(input.keys)),
    bringBack: os.bank.bringBack.handler(({ input }) => bank().bringBack(input.keys)),
    undo: os.bank.undo.handler(({ input }) => {
      bank().undo(input.undoId);
      return {};
    }),
  };
}
