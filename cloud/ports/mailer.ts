/** A mail of the service, as it leaves. */
export interface CloudMail {
  /** The same at every attempt, so that a mail that arrives twice is seen to be one. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly plain: string;
  readonly html: string;
  /** Where mail programs send a one-click "unsubscribe"; null for mail that cannot be turned off. */
  readonly unsubscribeUrl: string | null;
}

/** The way out for mail: SMTP, a mail service, or a folder in development. */
export interface Mailer {
  /**
   * Hands a mail over.
   *
   * @throws MailRefused when it will never be taken; any other error may pass
   */
  deliver(mail: CloudMail): Promise<void>;
  /** Removes what is still here of mail to these addresses, in small letters; for a way out that keeps none there is nothing to do. */
  forget?(addresses: ReadonlySet<string>): Promise<void>;
}

/** The other side will not take this mail however often it is tried: there is no such mailbox. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
