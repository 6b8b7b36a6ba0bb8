import { createTransport } from 'nodemailer';
import { MailRefused, type Mailer } from '../ports/mailer.ts';

/**
 * Mail by SMTP.
 *
 * @param url  `smtp://user:password@host:587`; with `smtps:` encrypted from the first byte
 * @param from  `Session Desk <desk@example.org>`
 */
export function createSmtpMailer({
  url,
  from,
  mustEncrypt,
}: {
  readonly url: string;
  readonly from: string;
  readonly mustEncrypt: boolean;
}): Mailer {
  const transport = createTransport({
    url,
    requireTLS: mustEncrypt,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async deliver({ messageId, to, subject, plain, html, unsubscribeUrl }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          messageId,
          subject,
          text: plain,
          html,
          headers: {
            // Postmark gives it back with what became of the mail; to others it means nothing.
            'X-PM-Metadata-mail': messageId.slice(1).split('@')[0] ?? '',
            ...(unsubscribeUrl ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
          },
        });
      } catch (error) {
        if (isForGood(error)) throw new MailRefused('The mail server refused the recipient', { cause: error });
        throw error;
      }
    },
  };
}

/** 5xx to the recipient; a 5xx to our own sign-in is our fault and may be mended. */
function isForGood(error: unknown): boolean {
  return (
    error instanceof Error &&
    'command' in error &&
    error.command === 'RCPT TO' &&
    'responseCode' in error &&
    Number(error.responseCode) >= 500
  );
}
