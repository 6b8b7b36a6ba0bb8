/** Why a message did not arrive, as far as the report says. */
export const failureCauses = [
  'noSuchAddress',
  'noSuchDomain',
  'mailboxFull',
  'mailboxClosed',
  'tooLarge',
  'takenForSpam',
  'notAllowed',
  'notReached',
  'tryingAgain',
  'unknown',
] as const;
export type FailureCause = (typeof failureCauses)[number];

/** By enhanced status code (RFC 3463, and the registry of RFC 5248 as of 2026); the first that begins the code counts. */
const BY_STATUS: readonly (readonly [code: RegExp, cause: FailureCause])[] = [
  [/^[45]\.1\.(?:1|0|6|10)$/u, 'noSuchAddress'],
  [/^[45]\.1\.(?:2|3)$/u, 'noSuchDomain'],
  [/^[45]\.2\.2$/u, 'mailboxFull'],
  [/^[45]\.2\.1$/u, 'mailboxClosed'],
  [/^[45]\.(?:2\.3|3\.4)$/u, 'tooLarge'],
  [/^[45]\.4\.4$/u, 'noSuchDomain'],
  [/^[45]\.4\.\d+$/u, 'notReached'],
  [/^[45]\.7\.\d+$/u, 'notAllowed'],
];

/** By the servers' own words, where the code says little. */
const BY_WORDS: readonly (readonly [words: RegExp, cause: FailureCause])[] = [
  [/spam|junk|blocklist|blacklist|spamhaus|reputation|content rejected|unsolicited/iu, 'takenForSpam'],
  [
    /user unknown|unknown (?:user|recipient|address)|no such (?:user|recipient|mailbox|address|person)|does(?:n't| not) (?:exist|have an? .{0,30}account)|recipient ?not ?found|address (?:.{0,20} )?(?:not found|rejected|couldn't be found)|invalid (?:recipient|mailbox)|mailbox (?:not found|unavailable)|wasn't found|no mailbox here/iu,
    'noSuchAddress',
  ],
  [/mailbox (?:is )?full|over ?quota|quota exceeded|out of storage|insufficient (?:system )?storage/iu, 'mailboxFull'],
  [/(?:account|mailbox) (?:has been |is )?(?:disabled|inactive|closed|suspended|locked)/iu, 'mailboxClosed'],
  [
    /host (?:or domain name )?not found|domain (?:not found|does not exist)|name service error|nxdomain|unrouteable|no mx|dns/iu,
    'noSuchDomain',
  ],
  [/too (?:large|big)|size (?:limit|exceeds)|exceeds? .{0,30}size/iu, 'tooLarge'],
  [/timed? ?out|connection refused|could not connect|unreachable|no route/iu, 'notReached'],
  [/not (?:allowed|authori[sz]ed|permitted)|denied|policy|blocked|relay/iu, 'notAllowed'],
];

/** The cause behind a status code and the server's words; words about spam weigh more than a general code. */
export function causeOf(status: string | null, diagnostic: string): FailureCause {
  const byWords = BY_WORDS.find(([words]) => words.test(diagnostic))?.[1] ?? null;
  const byStatus = BY_STATUS.find(([code]) => code.test(status ?? ''))?.[1] ?? null;
  if (byWords === 'takenForSpam' && (byStatus === null || byStatus === 'notAllowed')) return 'takenForSpam';
  return byStatus ?? byWords ?? 'unknown';
}

const WORDS: Readonly<Record<FailureCause, string>> = {
  noSuchAddress: 'There is no such address. Check how it is written, or ask for the current one.',
  noSuchDomain: 'The part of the address behind the @ is not known. Check how it is written.',
  mailboxFull: 'The recipient’s mailbox is full.',
  mailboxClosed: 'The recipient’s mailbox takes no mail at present.',
  tooLarge: 'The message is larger than the recipient’s server takes.',
  takenForSpam: 'The recipient’s server took the message for spam.',
  notAllowed: 'The recipient’s server does not take messages from this sender.',
  notReached: 'The recipient’s server could not be reached.',
  tryingAgain: 'The recipient’s server has not taken the message yet.',
  unknown: 'The message was returned without a reason that is known.',
};

/** The cause in words; a delay says that the servers are still trying. */
export function failureWords(cause: FailureCause, { isDelay }: { readonly isDelay: boolean }): string {
  if (!isDelay) return WORDS[cause];
  const reason = cause === 'unknown' ? WORDS.tryingAgain : WORDS[cause];
  return `${reason} The mail servers are still trying; nothing needs to be done yet.`;
}
