import type { Implementer } from '../../rpc.ts';
import type { MailService } from './service.ts';

export function createMailRouter(os: Implementer, mail: () => MailService) {
  return {
    account: os.mail.account.handler(() => mail().account()),
    saveAccount: os.mail.saveAccount.handler(({ input }) => mail().saveAccount(input)),
    removeAccount: os.mail.removeAccount.handler(() => {
      mail().removeAccount();
      return {};
    }),
    testAccount: os.mail.testAccount.handler(({ input, signal }) => mail().testAccount(input, signal ?? new AbortController().signal)),
    texts: os.mail.texts.handler(() => mail().texts()),
    saveText: os.mail.saveText.handler(({ input }) => mail().saveText(input)),
    resetText: os.mail.resetText.handler(({ input }) => mail().resetText(input.name, input.reader)),
  };
}
