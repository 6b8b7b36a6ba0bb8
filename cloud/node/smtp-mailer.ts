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

/**
 * Whether there is no such mailbox: 5xx to the recipient, or 5.1.x after the whole mail. Everything else may be mended by us or
 * by itself: a sign-in that is refused, a server that does not relay for us or thinks the mail unwanted (5.7.x).
 */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error && 'command' in error && 'responseCode' in error) || Number(error.responseCode) < 500) return false;
  const reply = 'response' in error ? String(error.response) : '';
  const subject = /\b5\.(\d{1,3})\.\d{1,3}\b/.exec(reply)?.[1];
  return (error.command === 'RCPT TO' && subject !== '7') || (error.command === 'DATA' && subject === '1');
}
