import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { accountRooms } from './account-rooms.ts';
import { assetUrls } from './assets.ts';
import { markSvg } from './mark.ts';

/** HTML in which every value put into a template was escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageFacts {
  readonly title: string;
  readonly main: Html;
  /** As what the visitor is signed in: the head offers what is theirs, or the way in. */
  readonly who: 'account' | 'owner' | null;
  /** Of the page itself: within the account its other pages stand beside it. */
  readonly path: string;
  /** What a search engine shows under the title. */
  readonly description?: string;
  /** Wide enough for what stands side by side. */
  readonly isWide?: boolean;
  /** What the log knows this request by, for who writes to us about it; null where all is well. */
  readonly reference: string | null;
}

/** A whole page. No script: everything works by links and forms. */
export function page({ title, main, who, path, description, isWide = false, reference }: PageFacts): Html {
  // The overview lists its rooms itself.
  const isWithin = who === 'account' && /^\/(?:account\/|connect(?:\/|$))/.test(path);
  const content = html`<main id="main" class="${isWide ? 'wide' : ''}">
    ${isWithin ? html`<a class="up" href="/account">← Your account</a>` : ''}${main}
    ${reference ? html`<p class="hint">If you write to us about it, quote <code class="key">${reference}</code>.</p>` : ''}
  </main>`;
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf7" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#141312" />
        <meta name="format-detection" content="telephone=no" />
        ${description ? html`<meta name="description" content="${description}" />` : html`<meta name="robots" content="noindex" />`}
        <title>${title} – Session Desk</title>
        <link rel="icon" type="image/svg+xml" href="${assetUrls.icon}" />
        <link rel="stylesheet" href="${assetUrls.css}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="name" href="/">${raw(markSvg)} Session Desk</a>
          <nav aria-label="Account">${waysOf(who)}</nav>
        </header>
        ${isWithin ? html`<div class="within">${roomsNav(path)} ${content}</div>` : content}
        <footer class="foot">
          <nav aria-label="About">
            <a href="/pricing">Plans</a><a href="/privacy">Privacy</a><a href="/terms">Terms</a><a href="/status">Status</a>
          </nav>
        </footer>
      </body>
    </html>`;
}

function waysOf(who: PageFacts['who']): Html {
  if (who === 'account') return html`<a href="/account">Your account</a>`;
  if (who === 'owner') return html`<a href="/owner">Find an account</a><a href="/owner/letters">Write to accounts</a>`;
  return html`<a href="/sign-in">Sign in</a><a href="/sign-up">Create account</a>`;
}

/** Beside the page on a wide screen; on a phone the overview lists the same, and each page leads back to it. */
function roomsNav(path: string): Html {
  const here = accountRooms.findLast(({ path: room }) => path === room || path.startsWith(`${room}/`));
  const current = path.startsWith('/connect') ? '/account/devices' : here?.path;
  return html`<nav class="rooms" aria-label="Your account">
    ${accountRooms.map((room) => html`<a href="${room.path}" ${room.path === current ? raw('aria-current="page"') : ''}>${room.name}</a>`)}
  </nav>`;
}

export interface FieldFacts {
  /** Where a page has two fields of one name. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly value?: string;
  readonly hint?: Html | string | undefined;
  readonly problem?: string | undefined;
  readonly autocomplete: string;
  /** What a phone's keyboard offers, and how it writes: digits alone, or letters and digits as a code has them. */
  readonly keys?: 'digits' | 'code';
}

const keysOf = {
  digits: 'inputmode="numeric" spellcheck="false" class="short"',
  code: 'autocapitalize="characters" autocorrect="off" spellcheck="false" class="short"',
} as const;

/** A labelled field; what is wrong with it stands beside it and is read out with it. */
export function field({ name, id = name, label, type = 'text', value = '', hint, problem, autocomplete, keys }: FieldFacts): Html {
  const { words, attributes } = explained(id, { hint, problem });
  return html`<div class="field${problem ? ' wrong' : ''}">
    <label for="${id}">${label}</label>
    ${words}
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : value}"
      autocomplete="${autocomplete}"
      required
      ${keys ? raw(keysOf[keys]) : ''}
      ${attributes}
    />
  </div>`;
}

/** What stands between a label and its field, and what leads from the field to it. */
function explained(id: string, { hint, problem }: Pick<FieldFacts, 'hint' | 'problem'>) {
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return {
    words: html`${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}${
      problem ? html`<p class="problem" id="${id}-problem"><span class="hidden">Error: </span>${problem}</p>` : ''
    }`,
    attributes: raw(`${described ? `aria-describedby="${described}"` : ''} ${problem ? 'aria-invalid="true"' : ''}`),
  };
}

/** A labelled field of several lines. */
export function textArea({ name, label, value, hint }: { name: string; label: string; value: string; hint: string }): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
    <textarea id="${name}" name="${name}" rows="12" aria-describedby="${name}-hint" required>${value}</textarea>
  </div>`;
}

/** A box to tick, unticked at first. */
export function tick({
  name,
  label,
  problem,
  isTicked,
}: {
  name: string;
  label: Html | string;
  problem?: string | undefined;
  isTicked: boolean;
}): Html {
  const { words, attributes } = explained(name, { problem });
  return html`<div class="field${problem ? ' wrong' : ''}">
    ${words}
    <label class="tick"
      ><input type="checkbox" id="${name}" name="${name}" value="yes" ${isTicked ? raw('checked') : ''} ${attributes} /><span
        >${label}</span
      ></label
    >
  </div>`;
}

export interface ChoiceFacts {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: Html | string }[];
  /** The value that is chosen; none when it is not among the options. */
  readonly chosen: string;
}

/** One of several. The first has the name as its id, where a list of problems leads. */
export function choice({ name, legend, hint, problem, options, chosen }: ChoiceFacts): Html {
  const { words, attributes } = explained(name, { hint, problem });
  return html`<fieldset class="field${problem ? ' wrong' : ''}" role="radiogroup" ${attributes}>
    <legend>${legend}</legend>
    ${words}
    ${options.map(
      ({ value, label }, index) =>
        html`<label class="tick"
          ><input
            type="radio"
            id="${index === 0 ? name : `${name}-${index}`}"
            name="${name}"
            value="${value}"
            ${value === chosen ? raw('checked') : ''}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;
}

/** Something that went well or wrong with the whole form. It has the focus, so that it is read out first. */
export function notice(text: Html | string, kind: 'done' | 'problem'): Html {
  const attributes = raw(kind === 'done' ? 'class="notice done" role="status"' : 'class="notice" role="alert"');
  return html`<p ${attributes} tabindex="-1" autofocus>${text}</p>`;
}

/** What is wrong with a form, by the id of its field: each line leads to the field, beside which it stands too. Nothing when nothing is. */
export function problemList(problems: Readonly<Record<string, string>>): Html {
  const found = Object.entries(problems);
  if (found.length === 0) return html``;
  return html`<div class="notice" role="alert" tabindex="-1" autofocus>
    <h2>There is a problem</h2>
    <ul>
      ${found.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  </div>`;
}
