import { failureWords, type FailureCause, causeOf } from './bounce-causes.ts';
import { plainTextFailures } from './bounce-texts.ts';

/** A mail that was dropped in or pasted, taken apart: what a reading of bounces needs of it. */
export interface ReceivedMail {
  /** Names in small letters, in the order of the mail. */
  readonly headers: readonly MailHeader[];
  readonly subject: string;
  /** The part for people; of an HTML mail its text. */
  readonly text: string;
  /** `multipart/report` and the like, with parameters, in small letters. */
  readonly contentType: string;
  /** Content of the `message/delivery-status` part; null when there is none. */
  readonly deliveryStatus: string | null;
  /** Headers of the message that is reported on, where it or its head came along. */
  readonly original: readonly MailHeader[];
}

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** What a report says about one recipient. */
export interface RecipientReport {
  /** As the report names it, in small letters; empty when it names nobody. */
  readonly address: string;
  readonly action: 'failed' | 'delayed' | 'delivered';
  /** Enhanced status code, RFC 3463: `5.1.1`; null when there is none. */
  readonly status: string | null;
  readonly cause: FailureCause | null;
  /** Why, in words for the user. */
  readonly words: string;
}

export type BounceReading =
  | {
      readonly kind: 'report';
      /** Message-IDs of the reported message, with angle brackets, the likeliest first; empty when the report names none. */
      readonly messageIds: readonly string[];
      /** At least one. */
      readonly recipients: readonly RecipientReport[];
    }
  | { readonly kind: 'other'; readonly what: OtherMail; readonly words: string };

export type OtherMail = keyof typeof OTHER_WORDS;

const OTHER_WORDS = {
  autoReply: 'This is an automatic reply. It does not say that the message failed.',
  readReceipt: 'This is a receipt. It does not say that the message failed.',
  noReport: 'This mail does not report on a message.',
} as const;

/**
 * Reads a report about a message on its way: standard ones (RFC 3464) and the plain texts of Exim, qmail, Microsoft,
 * Google and Yahoo. It says which message and recipient it is about, and why.
 *
 * @see docs/rules/mail.md §8, bounce.test.ts
 */
export function readBounce(mail: ReceivedMail): BounceReading {
  if (mail.contentType.includes('disposition-notification')) return other('readReceipt');
  const recipients = standardReports(mail.deliveryStatus ?? '');
  const found = recipients.length > 0 ? recipients : plainReports(mail);
  if (found.length === 0) return other(isAutoReply(mail) ? 'autoReply' : 'noReport');
  return { kind: 'report', messageIds: messageIdsOf(mail), recipients: found };
}

function other(what: OtherMail): BounceReading {
  return { kind: 'other', what, words: OTHER_WORDS[what] };
}

/** The groups of a delivery-status part, one for each recipient behind the first about the message (RFC 3464 §2.1). */
function standardReports(content: string): readonly RecipientReport[] {
  return groupsOf(content).flatMap((fields) => {
    const action = ACTIONS.get((fields.get('action') ?? '').toLowerCase());
    if (action === undefined) return [];
    const address = addressIn(fields.get('original-recipient')) || addressIn(fields.get('final-recipient'));
    const diagnostic = fields.get('diagnostic-code')?.replace(/^[\w.-]+\s*;\s*/u, '') ?? '';
    return [reportOf(address, action, /\d\.\d{1,3}\.\d{1,3}/u.exec(fields.get('status') ?? '')?.[0] ?? null, diagnostic)];
  });
}

/** "Relayed" and "expanded" left the systems that report: there will be no better news (RFC 3464 §2.3.3). */
const ACTIONS: ReadonlyMap<string, RecipientReport['action']> = new Map([
  ['failed', 'failed'],
  ['delayed', 'delayed'],
  ['delivered', 'delivered'],
  ['relayed', 'delivered'],
  ['expanded', 'delivered'],
]);

function groupsOf(content: string): readonly ReadonlyMap<string, string>[] {
  const unfolded = content.replaceAll(/\r\n?/gu, '\n').replaceAll(/\n[ \t]+/gu, ' ');
  return unfolded.split(/\n\s*\n/u).map((group) => {
    const fields = new Map<string, string>();
    for (const line of group.split('\n')) {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
      if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
    }
    return fields;
  });
}

/** `rfc822; "Ann" <Ann@Example.com>` → `ann@example.com`. */
function addressIn(field: string | undefined): string {
  return /[^\s<>;,"()]+@[^\s<>;,"()]+/u.exec(field ?? '')?.[0]?.toLowerCase() ?? '';
}

function reportOf(address: string, action: RecipientReport['action'], status: string | null, diagnostic: string): RecipientReport {
  const written = status !== null && !status.endsWith('.0.0') ? status : (/\b[245]\.\d{1,3}\.\d{1,3}\b/u.exec(diagnostic)?.[0] ?? status);
  if (action === 'delivered') return { address, action, status: written, cause: null, words: 'The message was delivered.' };
  const cause = causeOf(written, diagnostic);
  return { address, action, status: written, cause, words: failureWords(cause, { isDelay: action === 'delayed' }) };
}

/** Reports of servers that write for people alone. */
function plainReports(mail: ReceivedMail): readonly RecipientReport[] {
  const failed = mail.headers.filter(({ name }) => name === 'x-failed-recipients').flatMap(({ value }) => value.split(','));
  const named = failed.map(addressIn).filter((address) => address !== '');
  const { recipients, isDelay, diagnostic } = plainTextFailures(mail.text, { isReport: named.length > 0 || isFromMailSystem(mail) });
  const addresses = named.length > 0 ? named : recipients;
  return [...new Set(addresses)].map((address) => reportOf(address, isDelay ? 'delayed' : 'failed', null, diagnostic(address)));
}

function isFromMailSystem(mail: ReceivedMail): boolean {
  const from = headerOf(mail.headers, 'from');
  const isNobody = headerOf(mail.headers, 'return-path').replaceAll(/\s/gu, '') === '<>';
  return isNobody || /mailer-daemon|postmaster|mail delivery (?:system|subsystem)|microsoftexchange/iu.test(from);
}

function isAutoReply({ headers, subject }: ReceivedMail): boolean {
  const submitted = headerOf(headers, 'auto-submitted').toLowerCase();
  const isMarked = submitted.startsWith('auto-replied') || headers.some(({ name }) => name === 'x-autoreply' || name === 'x-autorespond');
  return isMarked || /^(?:automatic reply|auto(?:matic)?[- ]?reply|out of (?:the )?office)\b/iu.test(subject);
}

function messageIdsOf({ headers, original, text }: ReceivedMail): readonly string[] {
  const written = [
    headerOf(original, 'message-id'),
    headerOf(headers, 'in-reply-to'),
    headerOf(headers, 'references'),
    ...(text.match(/message-id:\s*<[^<>\s]+>/giu) ?? []),
  ];
  return [...new Set(written.flatMap((field) => field.match(/<[^<>\s]+@[^<>\s]+>/gu) ?? []))];
}

function headerOf(headers: readonly MailHeader[], name: string): string {
  return headers.find((header) => header.name === name)?.value ?? '';
}
