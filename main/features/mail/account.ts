import type { AccountTest, MailAccountValues, MailAccountView } from '../../../shared/contract/mail.ts';
import { parseMailAddress, type MailAddress } from '../../../shared/domain/mail/mail-address.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MailAccount, Mailer } from '../../ports/mailer.ts';
import { openSeal, seal } from '../../vault/seal.ts';
import { deleteAccount, findAccount, saveAccount, type AccountRow } from './store.ts';

export interface AccountDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly keyFor: (purpose: string) => Buffer;
  readonly mailer: Pick<Mailer, 'test'>;
}

/** The one account that mail is sent by. The password goes in and to the server, nowhere else. */
export interface MailAccounts {
  get(): MailAccountView | null;
  /** @throws AppError MAIL_PASSWORD_NEEDED when the stored one is not for this server and user */
  save(values: MailAccountValues): MailAccountView;
  remove(): void;
  /** @throws AppError MAIL_PASSWORD_NEEDED */
  test(values: MailAccountValues, signal: AbortSignal): Promise<AccountTest>;
  /** With its password, for handing over; null while there is none. */
  open(): OpenedAccount | null;
}

export interface OpenedAccount {
  readonly address: MailAddress;
  readonly account: MailAccount;
}

type Place = Pick<MailAccountValues, 'host' | 'port' | 'userName'>;

export function createMailAccounts({ store, clock, keyFor, mailer }: AccountDeps): MailAccounts {
  const key = keyFor('mail-password');

  function get(): MailAccountView | null {
    const row = findAccount(store.read);
    return row && viewOf(row);
  }

  function save(values: MailAccountValues): MailAccountView {
    const { address, host, port, security, userName } = values;
    const password = passwordFor(values);
    const sealedPassword = password === null ? null : seal(key, placeOf(values), Buffer.from(password, 'utf8'));
    const row = { address, host, port, security, userName, sealedPassword, changedAt: clock.now() };
    store.write((db) => saveAccount(db, row));
    return viewOf(row);
  }

  function accountOf(values: MailAccountValues): MailAccount {
    const { host, port, security, userName } = values;
    const password = passwordFor(values);
    return { host, port, security, signIn: password === null ? null : { userName, password } };
  }

  /** The stored password is for its own server and user alone: nobody can have it sent to another. */
  function passwordFor(values: MailAccountValues): string | null {
    if (values.userName === '') return null;
    if (values.password !== null) return values.password;
    const stored = findAccount(store.read);
    if (!stored?.sealedPassword || placeOf(stored) !== placeOf(values)) throw new AppError('MAIL_PASSWORD_NEEDED');
    return openPassword(stored);
  }

  function openPassword(row: AccountRow): string | null {
    return row.sealedPassword && openSeal(key, placeOf(row), row.sealedPassword).toString('utf8');
  }

  function open(): OpenedAccount | null {
    const row = findAccount(store.read);
    if (!row) return null;
    const address = parseMailAddress(row.address);
    if (address === null) throw new AppError('DATABASE_DAMAGED', { reason: 'mail address' });
    const password = openPassword(row);
    const { host, port, security, userName } = row;
    const account = { host, port, security, signIn: password === null ? null : { userName, password } };
    return { address, account };
  }

  return {
    get,
    save,
    remove: () => store.write(deleteAccount),
    test: (values, signal) => mailer.test(accountOf(values), signal),
    open,
  };
}

function placeOf({ host, port, userName }: Place): string {
  return JSON.stringify([host, port, userName]);
}

function viewOf({ address, host, port, security, userName, sealedPassword }: AccountRow): MailAccountView {
  return { address, host, port, security, userName, hasPassword: sealedPassword !== null };
}
