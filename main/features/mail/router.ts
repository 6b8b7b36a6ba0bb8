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
    compose: os.mail.compose.handler(({ input }) => mail().compose(input.about)),
    send: os.mail.send.handler(({ input: { after, ...words } }) => mail().send(words, { after })),
    draft: os.mail.draft.handler(({ input }) => mail().draft(input)),
    sentMyself: os.mail.sentMyself.handler(({ input }) => {
      mail().sentMyself(input.about, input.on);
      return {};
    }),
    list: os.mail.list.handler(({ input }) => mail().list(input)),
    attention: os.mail.attention.handler(() => mail().attention()),
    get: os.mail.get.handler(({ input }) => mail().get(input.id)),
    retry: os.mail.retry.handler(({ input }) => mail().retry(input.id)),
    withdraw: os.mail.withdraw.handler(({ input }) => mail().withdraw(input.id)),
    found: os.mail.found.handler(({ input }) => mail().found(input.id)),
    missed: os.mail.missed.handler(({ input }) => mail().missed(input.id)),
    settle: os.mail.settle.handler(({ input }) => mail().settle(input.id)),
    online: os.mail.online.handler(() => {
      mail().online();
      return {};
    }),
    readReport: os.mail.readReport.handler(({ input }) => mail().readReport(input.source, input.messageId)),
    reminders: os.mail.reminders.handler(() => mail().reminders()),
    runStatements: os.mail.runStatements.handler(({ input }) => mail().runStatements(input.runId)),
    sendStatements: os.mail.sendStatements.handler(({ input }) => mail().sendStatements(input.runId, input.positions)),
    sendReminders: os.mail.sendReminders.handler(({ input }) => mail().sendReminders(input.reminders)),
  };
}
