import { html, raw } from 'hono/html';
import type { Html } from '../../web/page.ts';

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

export interface LetterFoot {
  /** Where its reader says "no more of these"; null for mail that belongs to having an account. */
  readonly leaveUrl: string | null;
  /** Who runs the service, with postal address; null in development, where nobody does. */
  readonly operator: string | null;
}

/** Writes a letter out. What people typed is text in both parts, never markup. */
export async function writeLetter(
  { subject, paragraphs, action, after = [] }: Letter,
  { leaveUrl, operator }: LetterFoot,
): Promise<WrittenLetter> {
  const links = {
    action: action ? [`${action.label}:\n${action.href}`] : [],
    from: operator ? [`From ${operator}`] : [],
    leave: leaveUrl ? [`You asked for these emails. Stop them:\n${leaveUrl}`] : [],
  };
  const plain = [...paragraphs, ...links.action, ...after, 'Session Desk', ...links.from, ...links.leave].join('\n\n');
  const page = await html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        ${raw(`<style>${darkCss}</style>`)}
      </head>
      <body
        class="ground"
        style="margin:0;padding:24px 16px;background:#fbfaf7;color:#1d2327;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"
      >
        ${preview(paragraphs)}
        <div style="max-width:34em;margin:0 auto">
          <p class="accent" style="margin:0 0 16px;font-weight:600;color:#0f6b6b">Session Desk</p>
          <div class="card" style="background:#fff;border:1px solid #e4e1da;border-radius:8px;padding:8px 24px;overflow-wrap:anywhere">
            ${paragraphs.map((text) => html`<p style="margin:16px 0">${text}</p>`)} ${action ? button(action) : ''}
            ${after.map((text) => html`<p class="soft" style="margin:16px 0;font-size:14px;color:#5b6670">${text}</p>`)}
            ${action ? html`<p class="soft" style="margin:16px 0;font-size:14px;color:#5b6670">The button leads to:<br />${action.href}</p>` : ''}
          </div>
          ${operator ? softLine(html`From ${operator}`) : ''}
          ${leaveUrl ? softLine(html`You asked for these emails. ${leaveLink(leaveUrl)}`) : ''}
        </div>
      </body>
    </html>`;
  return { subject: subject.replaceAll(/[\r\n]+/g, ' '), plain: `${plain}\n`, html: page.toString() };
}

/** Colours of readers who have a dark screen; programs that do not know the question show the light ones. */
const darkCss = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background: #141312 !important; color: #ece7df !important; }
  .card { background: #1d1b19 !important; border-color: #322e2a !important; }
  .soft { color: #a39b8f !important; }
  .accent { color: #58b8b0 !important; }
  .button { background: #58b8b0 !important; color: #141312 !important; }
}`;

/** What mail programs show beside the subject: what it is about, not whom it greets. */
function preview([greeting = '', point = greeting]: readonly string[]): Html {
  return html`<div style="display:none;max-height:0;overflow:hidden">${point}</div>`;
}

function button({ label, href }: { readonly label: string; readonly href: string }): Html {
  return html`<p style="margin:24px 0">
    <a
      class="button"
      href="${href}"
      style="display:inline-block;background:#0f6b6b;color:#fff;font-weight:600;padding:12px 20px;border-radius:8px;text-decoration:none"
      >${label}</a
    >
  </p>`;
}

function softLine(words: Html): Html {
  return html`<p class="soft" style="margin:16px 0;font-size:14px;color:#5b6670">${words}</p>`;
}

function leaveLink(leaveUrl: string): Html {
  return html`<a class="soft" href="${leaveUrl}" style="color:#5b6670">Stop these emails</a>`;
}
