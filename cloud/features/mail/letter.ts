import { html } from 'hono/html';

/** A mail before it is written out: the same words for the plain and the HTML part. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing that the reader may want to do. */
  readonly action?: { readonly label: string; readonly href: string };
  /** Said after the action: until when the link works, what to do if one did not ask for it. */
  readonly after?: readonly string[];
}

export interface WrittenLetter {
  readonly subject: string;
  readonly plain: string;
  readonly html: string;
}

/**
 * Writes a letter out. What people typed is text in both parts, never markup.
 *
 * @param leaveUrl  where its reader says "no more of these"; null for mail that belongs to having an account
 */
export async function writeLetter({ subject, paragraphs, action, after = [] }: Letter, leaveUrl: string | null): Promise<WrittenLetter> {
  const links = {
    action: action ? [`${action.label}:\n${action.href}`] : [],
    leave: leaveUrl ? [`No more of these mails:\n${leaveUrl}`] : [],
  };
  const plain = [...paragraphs, ...links.action, ...after, 'Session Desk', ...links.leave].join('\n\n');
  const button = action
    ? html`<p style="margin:24px 0">
        <a href="${action.href}" style="background:#1f5f5b;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none"
          >${action.label}</a
        >
      </p>`
    : '';
  const small = (text: string) => html`<p style="color:#55615f;font-size:14px">${text}</p>`;
  const page = await html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body style="font:16px/1.5 system-ui,sans-serif;color:#1c2524;max-width:34em;margin:0 auto;padding:24px">
        ${paragraphs.map((text) => html`<p>${text}</p>`)} ${button} ${after.map(small)} ${small('Session Desk')}
        ${leaveUrl ? html`<p style="font-size:14px"><a href="${leaveUrl}" style="color:#55615f">No more of these mails</a></p>` : ''}
      </body>
    </html>`;
  return { subject: subject.replaceAll(/[\r\n]+/g, ' '), plain: `${plain}\n`, html: page.toString() };
}
