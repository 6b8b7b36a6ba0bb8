import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { choice, field, notice, textArea, tick, type Html } from '../../web/page.ts';
import { answer, type Owner, type Route } from '../../web/routes.ts';
import { table } from '../../web/table.ts';
import { momentText } from '../../web/visitor-words.ts';
import type { Letter } from '../mail/letter.ts';
import { announcementKinds, type Announcement, type AnnouncementKind, type Announcements } from '../mail/announcements.ts';

/** In characters; a form field holds no more than 2,000. */
const LONGEST = { subject: 120, body: 1_900 };

const kindWords: Readonly<Record<AnnouncementKind, string>> = {
  'material change': 'A change of terms or privacy: to every account',
  news: 'News: to who asked for them',
  research: 'A question about what to build next: to who said that we may ask',
};

export interface AnnounceRouteDeps {
  readonly formGuard: FormGuard;
  readonly announcements: Announcements;
}

/** Writing to many accounts: written, looked at, then sent. */
export function announceRoutes({ formGuard, announcements }: AnnounceRouteDeps): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/owner/letters',
      access: 'owner',
      handle: (c) => write(c, { kind: 'material change', subject: '', body: '' }, null),
    },
    { method: 'POST', path: '/owner/letters/preview', access: 'owner', handle: preview },
    { method: 'POST', path: '/owner/letters/send', access: 'owner', handle: send },
  ];

  async function write(c: Context, announcement: Announcement, said: Html | null, status: 200 | 400 = 200) {
    const main = writePage(announcement, { said, sent: await announcements.sent(), token: formGuard.tokenFor(c) });
    return answer(c, status, { title: 'Write to accounts', main }, 'owner');
  }

  async function preview(c: Context) {
    const announcement = await announcementOf(c);
    if (!announcement)
      return write(
        c,
        await typed(c),
        notice(`Please say what it is, with a subject of at most ${LONGEST.subject} characters and a letter.`, 'problem'),
        400,
      );
    return show(c, announcement, { id: randomUUID(), problem: null });
  }

  async function show(c: Context, announcement: Announcement, { id, problem }: { readonly id: string; readonly problem: string | null }) {
    const [count, letter] = [await announcements.countFor(announcement.kind), announcements.letterOf(announcement, 'Ada')];
    const main = previewPage(announcement, { id, problem, count, letter, token: formGuard.tokenFor(c) });
    return answer(c, problem ? 400 : 200, { title: 'Look at the letter', main }, 'owner');
  }

  async function send(c: Context, owner: Owner) {
    const [announcement, id] = [await announcementOf(c), await fieldOf(c, 'id')];
    if (!announcement || !z.uuid().safeParse(id).success)
      return write(c, await typed(c), notice('Please look at it again before it goes.', 'problem'), 400);
    if ((await fieldOf(c, 'sure')) !== 'yes')
      return show(c, announcement, { id, problem: 'Please tick that it may go. Nothing was sent.' });
    const isFresh = await announcements.announce(owner, id, announcement);
    return write(
      c,
      { ...announcement, subject: '', body: '' },
      notice(isFresh ? 'It is on its way.' : 'It was on its way already.', 'done'),
    );
  }

  async function typed(c: Context): Promise<Announcement> {
    const kind = kindOf(await fieldOf(c, 'kind')) ?? 'material change';
    return { kind, subject: await fieldOf(c, 'subject'), body: await fieldOf(c, 'body') };
  }

  async function announcementOf(c: Context): Promise<Announcement | null> {
    const [kind, subject, body] = [await fieldOf(c, 'kind'), (await fieldOf(c, 'subject')).trim(), (await fieldOf(c, 'body')).trim()];
    const known = kindOf(kind);
    const isSound = subject !== '' && subject.length <= LONGEST.subject && body !== '' && body.length <= LONGEST.body;
    return known && isSound ? { kind: known, subject, body } : null;
  }
}

function kindOf(typed: string): AnnouncementKind | undefined {
  return announcementKinds.find((one) => one === typed);
}

type Sent = Awaited<ReturnType<Announcements['sent']>>;

function writePage(
  { kind, subject, body }: Announcement,
  { said, sent, token }: { readonly said: Html | null; readonly sent: Sent; readonly token: string },
): Html {
  return html`<h1>Write to accounts</h1>
    ${said ?? ''}
    <form method="post" action="/owner/letters/preview">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${choice({
        name: 'kind',
        legend: 'What it is',
        options: announcementKinds.map((one) => ({ value: one, label: kindWords[one] })),
        chosen: kind,
      })}
      ${field({ name: 'subject', label: 'Subject', value: subject, autocomplete: 'off' })}
      ${textArea({ name: 'body', label: 'Letter', value: body, hint: `At most ${LONGEST.body} characters; an empty line begins a paragraph.` })}
      <button type="submit">Look at it</button>
    </form>
    <h2>Sent</h2>
    ${sent.length === 0 ? html`<p>None yet.</p>` : sentTable(sent)}
    <p><a href="/owner">Find an account</a></p>`;
}

interface PreviewFacts {
  /** Given at the preview, so that a letter that is sent twice is one. */
  readonly id: string;
  readonly problem: string | null;
  readonly count: number;
  readonly letter: Letter;
  readonly token: string;
}

function previewPage({ kind, body }: Announcement, { id, problem, count, letter, token }: PreviewFacts): Html {
  const { subject, paragraphs, action, after = [] } = letter;
  return html`<h1>This is how it reads</h1>
    ${problem ? notice(problem, 'problem') : ''}
    <article class="letter">
      <h2>${subject}</h2>
      ${paragraphs.map((text) => html`<p>${text}</p>`)}
      <p>${action?.label}:<br />${action?.href}</p>
      ${after.map((text) => html`<p>${text}</p>`)}
    </article>
    <p>${kindWords[kind]}. That is <strong>${count} ${count === 1 ? 'account' : 'accounts'}</strong> now, each once.</p>
    <form method="post" action="/owner/letters/send">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="id" value="${id}" />
      <input type="hidden" name="kind" value="${kind}" /><input type="hidden" name="subject" value="${subject}" />
      <input type="hidden" name="body" value="${body}" />
      ${tick({ name: 'sure', label: 'I have read it, and it may go', isTicked: false })}
      <button type="submit">Send it</button>
    </form>`;
}

function sentTable(sent: Sent): Html {
  const rows = sent.map(({ writtenAt, kind, subject, recipients, finishedAt }) => [
    momentText(writtenAt),
    kind,
    subject,
    finishedAt ? `${recipients}` : `${recipients} so far`,
  ]);
  return table({ label: 'Sent', columns: ['When', 'What', 'Subject', 'Accounts'], rows });
}
