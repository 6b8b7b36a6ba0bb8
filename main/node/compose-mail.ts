import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox, OutgoingMail } from '../ports/mailer.ts';

export interface ComposeOptions {
  /** Marks the file as a draft that is still to be sent (`X-Unsent`, read by Outlook and others). */
  readonly as: 'message' | 'draft';
}

/**
 * Makes the bytes of a message: the same for the same message at every attempt.
 * It names neither this program nor this computer.
 */
export async function composeMail(mail: OutgoingMail, { as }: ComposeOptions): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: mail.messageId,
    date: new Date(mail.writtenAt),
    from: mailbox(mail.from),
    to: mail.to.map(mailbox),
    cc: mail.copyTo.map(mailbox),
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.body,
    textEncoding: 'quoted-printable',
    attachments: mail.attachments.map(({ name, pdf }) => ({
      filename: name,
      content: Buffer.from(pdf),
      contentType: 'application/pdf',
      contentDisposition: 'attachment',
    })),
    headers: as === 'draft' ? { 'X-Unsent': '1' } : {},
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function mailbox({ name, address }: Mailbox): { readonly name: string; readonly address: string } {
  return { name, address };
}
