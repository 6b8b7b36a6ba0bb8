import type { Implementer } from '../../rpc.ts';
import type { InvoiceSettingsService } from './settings.ts';

export function createInvoiceSettingsRouter(os: Implementer, settings: () => InvoiceSettingsService) {
  return {
    get: os.invoiceSettings.get.handler(({ input }) => settings().get(input.identityId)),
    set: os.invoiceSettings.set.handler(({ input }) => settings().set(input.identityId, input.settings)),
    sample: os.invoiceSettings.sample.handler(({ input, signal }) => settings().sample(input.identityId, input.settings, signal)),
    checkNumbers: os.invoiceSettings.checkNumbers.handler(({ input }) => settings().checkNumbers(input.identityId, input.kind)),
    setLastNumber: os.invoiceSettings.setLastNumber.handler(({ input }) =>
      settings().setLastNumber(input.identityId, input.kind, input.number),
    ),
    prefix: os.invoiceSettings.prefix.handler(({ input }) => settings().prefix(input.organisationId)),
    setPrefix: os.invoiceSettings.setPrefix.handler(({ input }) => settings().setPrefix(input.organisationId, input.prefix)),
  };
}
