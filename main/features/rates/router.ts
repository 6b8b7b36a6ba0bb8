import type { Implementer } from '../../rpc.ts';
import type { RatesService } from './service.ts';

export function createRatesRouter(os: Implementer, rates: () => RatesService) {
  return {
    inUse: os.rates.inUse.handler(() => rates().inUse()),
    bankHolidays: os.rates.bankHolidays.handler(() => rates().current().bankHolidays.days),
    install: os.rates.install.handler(({ input }) => rates().install(input.uploadId)),
    useBuiltIn: os.rates.useBuiltIn.handler(() => rates().useBuiltIn()),
    undo: os.rates.undo.handler(({ input }) => {
      rates().undo(input.undoId);
      return {};
    }),
  };
}
