/** Why a message was not taken by the server. */
export const mailProblems = [
  'unreachable',
  'nameUnknown',
  'timedOut',
  'dropped',
  'certificate',
  'noTls',
  'wrongPassword',
  'signInRefused',
  'noSignIn',
  'senderRefused',
  'recipientRefused',
  'tooLarge',
  'busy',
  'rejected',
  'notUnderstood',
  'cancelled',
  'attachmentDamaged',
] as const;
export type MailProblem = (typeof mailProblems)[number];

export interface RefusedRecipient {
  readonly address: string;
  /** The server's own words, on one line. */
  readonly reply: string;
}

/** What became of handing one message to the server. Only the server's own acceptance counts as handed over. */
export type HandOver =
  | {
      readonly outcome: 'handedOver';
      /** The server's last line. */
      readonly reply: string;
      /** The Message-ID that the server says it has put in place of ours (Microsoft 365 does); null when it kept ours. */
      readonly serverMessageId: string | null;
      /** Recipients that the server did not take, while it took others. */
      readonly refused: readonly RefusedRecipient[];
    }
  /** The server has not taken it; it may be tried again. */
  | { readonly outcome: 'failed'; readonly problem: MailProblem; readonly reply: string | null }
  /** The server will not take it as it is. */
  | { readonly outcome: 'refused'; readonly problem: MailProblem; readonly reply: string | null }
  /** Everything was sent and the answer did not come: nobody knows. */
  | { readonly outcome: 'unknown'; readonly problem: MailProblem };

const WORDS: Readonly<Record<MailProblem, string>> = {
  unreachable: 'The mail server could not be reached. Check the connection, the server’s name and the port.',
  nameUnknown: 'No mail server of this name was found. Check the name, and the connection.',
  timedOut: 'The mail server did not answer in time.',
  dropped: 'The mail server ended the connection.',
  certificate: 'The mail server could not prove who it is: its certificate is not trusted. Nothing was sent, the password neither.',
  noTls: 'The mail server offers no protected connection. Nothing was sent, the password neither.',
  wrongPassword:
    'The mail server did not accept the user name and password. Many providers need a password made for apps in place of the usual one.',
  signInRefused: 'The mail server refuses to let this app sign in. The provider’s settings may have to allow it.',
  noSignIn: 'The mail server offers no way to sign in that is known.',
  senderRefused: 'The mail server does not let this account send from this address.',
  recipientRefused: 'The mail server did not take the recipient’s address.',
  tooLarge: 'The message is larger than the mail server takes.',
  busy: 'The mail server asks to try again later.',
  rejected: 'The mail server refused the message.',
  notUnderstood: 'The mail server’s answer was not understood. The port may be that of another service.',
  attachmentDamaged: 'The PDF is not as it was when it was made. Nothing was sent. A backup may still have it whole.',
  cancelled: 'Sending was stopped before the message was handed over.',
};

export function problemWords(problem: MailProblem): string {
  return WORDS[problem];
}
