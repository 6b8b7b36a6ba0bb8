/** How the connection is protected: from its first byte, or after STARTTLS. There is no third way. */
export const mailSecurities = ['tls', 'startTls'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

export interface MailProvider {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** What most users of it have to know; null when the usual password works. */
  readonly hint: string | null;
  /** Ends of addresses by which the provider is recognised. */
  readonly domains: readonly string[];
}

const APP_PASSWORD = 'Make a password for apps in the security settings of the account, and use it here in place of the usual one.';

/** The providers' published settings, as read in November 2026; any other server is entered by hand. */
export const mailProviders: readonly MailProvider[] = [
  {
    id: 'gmail',
    name: 'Gmail and Google Workspace',
    host: 'smtp.gmail.com',
    port: 465,
    security: 'tls',
    hint: `${APP_PASSWORD} It needs 2-Step Verification.`,
    domains: ['gmail.com', 'googlemail.com'],
  },
  {
    id: 'microsoft365',
    name: 'Microsoft 365',
    host: 'smtp.office365.com',
    port: 587,
    security: 'startTls',
    hint: 'The organisation must allow sending with a password (SMTP AUTH); many do not. If signing in is refused, open the message in your mail app instead.',
    domains: ['onmicrosoft.com'],
  },
  {
    id: 'icloud',
    name: 'iCloud',
    host: 'smtp.mail.me.com',
    port: 587,
    security: 'startTls',
    hint: APP_PASSWORD,
    domains: ['icloud.com', 'me.com', 'mac.com'],
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    host: 'smtp.mail.yahoo.com',
    port: 465,
    security: 'tls',
    hint: APP_PASSWORD,
    domains: ['yahoo.com', 'yahoo.co.uk', 'ymail.com', 'rocketmail.com'],
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'tls',
    hint: APP_PASSWORD,
    domains: ['fastmail.com', 'fastmail.co.uk', 'fastmail.fm'],
  },
  {
    id: 'nhsmail',
    name: 'NHSmail',
    host: 'smtp.office365.com',
    port: 587,
    security: 'startTls',
    hint: 'Most NHSmail accounts may not send from other apps. If signing in is refused, open the message in your mail app instead.',
    domains: ['nhs.net'],
  },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    host: 'smtp.zoho.eu',
    port: 465,
    security: 'tls',
    hint: `${APP_PASSWORD} Accounts made outside Europe use smtp.zoho.com.`,
    domains: ['zoho.eu', 'zohomail.eu', 'zoho.com', 'zohomail.com'],
  },
];

/** The provider of an address, by its domain; null when the domain says nothing. */
export function providerFor(address: string): MailProvider | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return mailProviders.find(({ domains }) => domains.some((end) => domain === end || domain.endsWith(`.${end}`))) ?? null;
}
