import type { ReceivedMail } from '../../shared/domain/mail/bounce.ts';
import type { HandOver, MailProblem } from '../../shared/domain/mail/hand-over.ts';
import type { HeaderText } from '../../shared/domain/mail/header-text.ts';
import type { MailAddress } from '../../shared/domain/mail/mail-address.ts';
import type { MailSecurity } from '../../shared/domain/mail/providers.ts';
import type { Instant } from '../../shared/domain/time.ts';

/** The user's own way to send mail. The password never appears in an error or a log. */
export interface MailAccount {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Null for a server that asks for no sign-in. */
  readonly signIn: { readonly userName: string; readonly password: string } | null;
}

export interface Mailbox {
  readonly name: HeaderText;
  readonly address: MailAddress;
}

export interface MailAttachment {
  /** From `pdfName`. */
  readonly name: string;
  readonly pdf: Uint8Array;
}

/** A message before it is bytes. What could begin another header has a type that cannot. */
export interface OutgoingMail {
  /** From `messageIdOf`; the same at every attempt. */
  readonly messageId: string;
  readonly writtenAt: Instant;
  readonly from: Mailbox;
  readonly replyTo: MailAddress | null;
  readonly to: readonly Mailbox[];
  readonly copyTo: readonly Mailbox[];
  readonly subject: HeaderText;
  /** Plain text, lines end with `\n`. */
  readonly body: string;
  readonly attachments: readonly MailAttachment[];
}

export interface HandOverRequest {
  readonly account: MailAccount;
  readonly mail: OutgoingMail;
  /**
   * Called once, when the server waits for the message and before its first byte is sent. The caller writes down, durably,
   * that it may have arrived; it answers `stop` when the message was withdrawn meanwhile.
   */
  readonly beforeData: () => 'send' | 'stop';
  /** Ends the attempt; after `beforeData` the outcome may then be unknown. */
  readonly signal: AbortSignal;
}

export type MailTest =
  | { readonly outcome: 'ready' }
  | { readonly outcome: 'failed'; readonly problem: MailProblem; readonly reply: string | null };

/**
 * Takes apart a mail that was dropped in as a file, or a text that was pasted.
 *
 * @throws when it is too large, or not to be read
 */
export type MailReader = (content: Uint8Array | string) => Promise<ReceivedMail>;

export interface Mailer {
  /** Hands one message to the account's server; never throws for what a server or network does. */
  handOver(request: HandOverRequest): Promise<HandOver>;
  /** Connects, checks the certificate and signs in; sends nothing. */
  test(account: MailAccount, signal: AbortSignal): Promise<MailTest>;
  /** The message as an .eml file that a mail app opens as a draft. */
  draft(mail: OutgoingMail): Promise<Uint8Array>;
}
