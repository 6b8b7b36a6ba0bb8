import { mailAccountInputSchema, type MailAccountInput, type MailAccountView } from '../../../shared/contract/mail.ts';
import { problemWords } from '../../../shared/domain/mail/hand-over.ts';
import { mailProviders, providerFor, type MailProvider, type MailSecurity } from '../../../shared/domain/mail/providers.ts';
import type { AccountTest } from '../../../shared/contract/mail.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';

/** What stands in the fields of the mail account, as typed. Names are those of the contract. */
export interface AccountFormValues {
  readonly address: string;
  /** The id of a provider, or `other`. */
  readonly provider: string;
  readonly host: string;
  readonly port: string | number;
  readonly security: MailSecurity;
  readonly userName: string;
  /** Empty keeps the stored one where there is one. */
  readonly password: string;
}

export const noAccount: AccountFormValues = {
  address: '',
  provider: 'other',
  host: '',
  port: 465,
  security: 'tls',
  userName: '',
  password: '',
};

export const providerChoices = [
  ...mailProviders.map(({ id, name }) => ({ value: id, label: name })),
  { value: 'other', label: 'Another server' },
];

export function accountValues({ address, host, port, security, userName }: MailAccountView): AccountFormValues {
  const known = mailProviders.find((one) => one.host === host && one.port === port);
  const own = providerFor(address);
  const provider = own !== null && own.host === host ? own : known;
  return { address, provider: provider?.id ?? 'other', host, port, security, userName, password: '' };
}

export function providerOf({ provider }: AccountFormValues): MailProvider | null {
  return mailProviders.find(({ id }) => id === provider) ?? null;
}

/** With the settings that the provider publishes. */
export function withProvider(values: AccountFormValues, id: string): AccountFormValues {
  const provider = mailProviders.find((one) => one.id === id);
  if (!provider) return { ...values, provider: 'other' };
  const { host, port, security } = provider;
  return { ...values, provider: id, host, port, security };
}

/** The address is mostly the user name as well, and its ending mostly names the provider. */
export function withAddress(values: AccountFormValues, address: string): AccountFormValues {
  const follows = values.userName === '' || values.userName === values.address;
  const next = { ...values, address, userName: follows ? address : values.userName };
  const found = values.provider === 'other' && values.host === '' ? providerFor(address.trim()) : null;
  return found === null ? next : withProvider(next, found.id);
}

export function toAccountInput({ provider: _provider, port, password, ...same }: AccountFormValues): MailAccountInput {
  return { ...same, port: typeof port === 'number' ? port : Number.NaN, password: password === '' ? null : password };
}

/** One text per field that is not right yet; a new account that signs in needs its password. */
export function accountErrors(values: AccountFormValues, { hasPassword }: { readonly hasPassword: boolean }): FormErrors {
  const errors = formErrors(mailAccountInputSchema.safeParse(toAccountInput(values)));
  const isMissing = values.userName.trim() !== '' && values.password === '' && !hasPassword;
  return isMissing ? { ...errors, password: 'Enter the password' } : errors;
}

/** What a test of the account found, in words. */
export function testWords(result: AccountTest): string {
  return result.outcome === 'ready'
    ? 'The server is who it says it is, and took the user name and password. Nothing was sent.'
    : problemWords(result.problem);
}
