import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { html } from 'hono/html';
import PostalMime from 'postal-mime';
import type { Html } from '../../web/page.ts';
import { answer, told, type Route } from '../../web/routes.ts';
import { momentText } from '../../web/visitor-words.ts';

/** Of the newest mails so many are listed. */
const SHOWN = 50;
/** What the outbox names its files: when a mail came, and which it is. */
const fileName = /^(\d{1,16})-[\w-]{1,40}\.eml$/;

interface ReadMail {
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface OutboxRouteDeps {
  /** Where mail of a service in development lies. */
  readonly folder: string;
  /** The one host that is answered: a page from elsewhere must not read mail by a name of its own for this computer. */
  readonly host: string;
}

/** In development, where no mail leaves: what was written, in the browser. There are no such pages in production. */
export function outboxRoutes({ folder, host }: OutboxRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/outbox', access: 'anyone', handle: (c) => asked(c, () => list(c)) },
    { method: 'GET', path: '/outbox/:file', access: 'anyone', handle: (c) => asked(c, () => one(c, c.req.param('file') ?? '')) },
  ];

  async function asked(c: Context, show: () => Promise<Response>): Promise<Response> {
    return c.req.header('host') === host ? show() : answer(c, 404, notHere, null);
  }

  async function list(c: Context): Promise<Response> {
    const names = (await readdir(folder)).filter((name) => fileName.test(name));
    const newest = names.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, SHOWN);
    const mails = await Promise.all(newest.map(async (name) => ({ name, mail: await read(name) })));
    const lines = mails.map(
      ({ name, mail: { at, to, subject } }) =>
        html`<li><a href="/outbox/${name}">${subject}</a><br /><span class="hint">to ${to}, ${momentText(at)}</span></li>`,
    );
    const main = html`<h1>Outbox</h1>
      <p>This service runs for development: mail stays here, the newest first.</p>
      ${
        lines.length > 0
          ? html`<ul>
              ${lines}
            </ul>`
          : html`<p>No mail has been written yet.</p>`
      }`;
    return answer(c, 200, { title: 'Outbox', main }, null);
  }

  async function one(c: Context, name: string): Promise<Response> {
    const isThere = fileName.test(name) && (await readdir(folder)).includes(name);
    if (!isThere) return answer(c, 404, notHere, null);
    const { at, to, subject, text } = await read(name);
    const main = html`<h1>${subject}</h1>
      <p class="hint">To ${to}, ${momentText(at)}</p>
      <div class="mail">${text.split('\n\n').map((paragraph) => html`<p>${linked(paragraph)}</p>`)}</div>
      <p><a href="/outbox">All mail</a></p>`;
    return answer(c, 200, { title: subject, main }, null);
  }

  async function read(name: string): Promise<ReadMail> {
    const mail = await PostalMime.parse(await readFile(join(folder, name)));
    const to = mail.to?.[0]?.address ?? '';
    return { at: new Date(timeOf(name)), to, subject: mail.subject ?? '', text: (mail.text ?? '').trim() };
  }
}

function timeOf(name: string): number {
  return Number(fileName.exec(name)?.[1] ?? 0);
}

/** Addresses of pages can be followed, as a mail program lets them. */
function linked(text: string): readonly (string | Html)[] {
  return text.split(/(https?:\/\/\S+)/).map((part) => (/^https?:/.test(part) ? html`<a href="${part}">${part}</a>` : part));
}

const notHere = told('Not found', 'There is no such mail.');
