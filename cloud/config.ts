import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { billingConfigOf, billingEnvironment, billingOnly, billingProblems, type BillingConfig } from './billing-config.ts';

/** How the service is set up. Everything comes from the environment; cloud/README.md lists the names. */
export interface CloudConfig {
  /** `development` may run on a laptop with nothing set; `production` refuses to start half set up. */
  readonly mode: 'development' | 'production';
  /** Where people reach the pages, without a slash at the end. */
  readonly publicUrl: URL;
  readonly listen: { readonly host: string; readonly port: number };
  /** A PostgreSQL server, or the folder of the embedded one. */
  readonly database: { readonly kind: 'server'; readonly url: string } | { readonly kind: 'embedded'; readonly folder: string };
  /** Signs sessions and seals what is kept sealed; null in development, where one is made and kept in `folder`. */
  readonly secret: string | null;
  /** Secrets that were used before it, the latest first: what was sealed with them is still known. */
  readonly secretsBefore: readonly string[];
  /** PEM of the Ed25519 key that licences are signed with; null in development, where one is made and kept in `folder`. */
  readonly licenceKey: string | null;
  /** What the service keeps on its own disk: the embedded database, the development secret and mail. */
  readonly folder: string;
  readonly mail: MailConfig;
  /** What the mail services prove themselves by when they tell what became of mail; null for those not used. */
  readonly mailSecrets: { readonly postmark: string | null; readonly resend: string | null };
  /** Null as long as Stripe's keys are not given: then nothing is sold. */
  readonly billing: BillingConfig | null;
  /** Whose accounts may sign in at `/owner`; without any there is no such place. In small letters. */
  readonly owners: readonly string[];
  /** Who runs the service and answers for what it keeps; null in development, where nobody does. */
  readonly operator: Operator | null;
  /** The header in which the edge in front writes the visitor's country; null when there is none. In small letters. */
  readonly countryHeader: string | null;
  /** How many proxies in front of the service may be believed about the visitor's address. */
  readonly trustedProxies: number;
}

/** As the privacy page and the terms name them. */
export interface Operator {
  /** Name and postal address, on one line. */
  readonly name: string;
  /** The address that questions are mailed to. */
  readonly contact: string;
}

export type MailConfig = { readonly kind: 'outbox' } | { readonly kind: 'smtp'; readonly url: string; readonly from: string };

/** What is wrong with the environment, one line each; values are never repeated, for they may be secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings of the service are not complete:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const environmentSchema = z.object({
  CLOUD_MODE: z.enum(['development', 'production'], 'is "development" or "production"').default('development'),
  CLOUD_URL: z.url({ protocol: /^https?$/, error: 'is the address of the pages, such as https://desk.example' }).optional(),
  CLOUD_HOST: z.string().default('127.0.0.1'),
  CLOUD_PORT: wholeNumber(65_535, 'is a port').default(8787),
  CLOUD_FOLDER: z.string().default('.cloud'),
  CLOUD_SECRET: z.string().min(32, 'has at least 32 characters; `openssl rand -base64 32` makes one').optional(),
  CLOUD_SECRET_BEFORE: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .pipe(z.array(z.string().min(32, 'is a list of former secrets with commas between, each of at least 32 characters')))
    .default([]),
  LICENCE_KEY: z.string().refine(isEd25519, 'is the private Ed25519 key in PEM, on one line in base64').optional(),
  CLOUD_TRUSTED_PROXIES: wholeNumber(5, 'is a count, at most 5').optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: 'begins with postgres://' }).optional(),
  MAIL_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'begins with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().optional(),
  CLOUD_OPERATOR: z.string().max(300, 'has at most 300 characters').optional(),
  CLOUD_CONTACT: z.email('is an email address').optional(),
  CLOUD_OWNERS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((address) => address.trim()),
    )
    .pipe(z.array(z.email('is a list of addresses with commas between')))
    .default([]),
  CLOUD_COUNTRY_HEADER: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'is the name of a header')
    .toLowerCase()
    .optional(),
  MAIL_POSTMARK_SECRET: z
    .string()
    .regex(/^[\w-]{20,}$/, 'has at least 20 letters, digits, - or _')
    .optional(),
  MAIL_RESEND_SECRET: z
    .string()
    .regex(/^whsec_[\w+/=]{20,}$/, 'is the signing secret that Resend shows: whsec_…')
    .optional(),
  ...billingEnvironment,
});

/** What production cannot do without, and why. */
const wantedInProduction = [
  ['CLOUD_URL', 'is wanted: links in mails begin with it'],
  ['CLOUD_SECRET', 'is wanted: sessions are signed with it'],
  ['LICENCE_KEY', 'is wanted: licences are signed with it'],
  ['DATABASE_URL', 'is wanted: the embedded database is for one computer alone'],
  ['MAIL_SMTP_URL', 'is wanted: without mail nobody can confirm an address'],
  ['CLOUD_OPERATOR', 'is wanted: the privacy page names who answers for what is kept'],
  ['CLOUD_CONTACT', 'is wanted: the privacy page says whom to write to'],
  ['CLOUD_TRUSTED_PROXIES', 'is wanted: without it all visitors behind a proxy count as one; 0 where none stands in front'],
] as const;

/**
 * Reads the settings.
 *
 * @throws ConfigError that names every setting that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): CloudConfig {
  // A line without a value in a settings file means "not set".
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`));
  const values = parsed.data;
  const publicUrl = new URL(values.CLOUD_URL ?? `http://127.0.0.1:${values.CLOUD_PORT}`);
  const problems = values.CLOUD_MODE === 'production' ? problemsOfProduction(values, publicUrl) : [];
  if (values.MAIL_SMTP_URL && !values.MAIL_FROM) problems.push('MAIL_FROM is wanted: mails carry it as their sender');
  problems.push(...billingProblems(billingOnly(values), values.CLOUD_MODE));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    mode: values.CLOUD_MODE,
    publicUrl,
    listen: { host: values.CLOUD_HOST, port: values.CLOUD_PORT },
    database: values.DATABASE_URL
      ? { kind: 'server', url: values.DATABASE_URL }
      : { kind: 'embedded', folder: `${values.CLOUD_FOLDER}/database` },
    secret: values.CLOUD_SECRET ?? null,
    secretsBefore: values.CLOUD_SECRET_BEFORE,
    licenceKey: values.LICENCE_KEY ? pemOf(values.LICENCE_KEY) : null,
    folder: values.CLOUD_FOLDER,
    mail:
      values.MAIL_SMTP_URL && values.MAIL_FROM ? { kind: 'smtp', url: values.MAIL_SMTP_URL, from: values.MAIL_FROM } : { kind: 'outbox' },
    owners: values.CLOUD_OWNERS,
    operator: operatorOf(values),
    countryHeader: countryHeaderOf(values),
    mailSecrets: mailSecretsOf(values),
    billing: billingConfigOf(billingOnly(values)),
    trustedProxies: trustedProxiesOf(values),
  };
}

function operatorOf({ CLOUD_OPERATOR: name, CLOUD_CONTACT: contact }: z.output<typeof environmentSchema>): Operator | null {
  return name && contact ? { name, contact } : null;
}

function countryHeaderOf({ CLOUD_COUNTRY_HEADER }: z.output<typeof environmentSchema>): string | null {
  return CLOUD_COUNTRY_HEADER ?? null;
}

function trustedProxiesOf({ CLOUD_TRUSTED_PROXIES }: z.output<typeof environmentSchema>): number {
  return CLOUD_TRUSTED_PROXIES ?? 0;
}

function mailSecretsOf(values: z.output<typeof environmentSchema>) {
  return { postmark: values.MAIL_POSTMARK_SECRET ?? null, resend: values.MAIL_RESEND_SECRET ?? null };
}

function problemsOfProduction(values: z.output<typeof environmentSchema>, publicUrl: URL): string[] {
  const missing = wantedInProduction.filter(([name]) => values[name] === undefined).map(([name, why]) => `${name} ${why}`);
  return values.CLOUD_URL && publicUrl.protocol !== 'https:' ? [...missing, 'CLOUD_URL begins with https:// in production'] : missing;
}

function wholeNumber(most: number, error: string) {
  return z.coerce.number(error).int(error).min(0, error).max(most, error);
}

/** A PEM has several lines; in the environment it stands on one. */
function pemOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function isEd25519(base64: string): boolean {
  try {
    return createPrivateKey(pemOf(base64)).asymmetricKeyType === 'ed25519';
  } catch {
    return false; // not a key at all
  }
}
