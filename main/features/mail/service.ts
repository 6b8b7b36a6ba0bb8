import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { AccountTest, MailAccountValues, MailAccountView, MailText, MailTextInput } from '../../../shared/contract/mail.ts';
import type { Reader, TextName } from '../../../shared/domain/mail/message-texts.ts';
import { createMailAccounts, type AccountDeps } from './account.ts';
import { createMailTexts } from './texts.ts';

export interface MailDeps extends AccountDeps {
  readonly announce: (topics: readonly ChangeTopic[]) => void;
}

/** Sending: by which account and with which words. Rules in docs/rules/mail.md. */
export interface MailService {
  /** Null while there is none; without the password. */
  account(): MailAccountView | null;
  /** @throws AppError MAIL_PASSWORD_NEEDED */
  saveAccount(values: MailAccountValues): MailAccountView;
  removeAccount(): void;
  /** Connects and signs in; sends and stores nothing. @throws AppError MAIL_PASSWORD_NEEDED */
  testAccount(values: MailAccountValues, signal: AbortSignal): Promise<AccountTest>;
  texts(): readonly MailText[];
  /** @throws AppError MAIL_TEXT_WRONG */
  saveText(text: MailTextInput): MailText;
  resetText(name: TextName, reader: Reader): MailText;
}

export function createMailService({ announce, ...deps }: MailDeps): MailService {
  const accounts = createMailAccounts(deps);
  const texts = createMailTexts(deps);

  function announced<T>(result: T): T {
    announce(['mail']);
    return result;
  }

  return {
    account: accounts.get,
    saveAccount: (values) => announced(accounts.save(values)),
    removeAccount: () => announced(accounts.remove()),
    testAccount: accounts.test,
    texts: texts.list,
    saveText: (text) => announced(texts.save(text)),
    resetText: (name, reader) => announced(texts.reset(name, reader)),
  };
}
