import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML in which every value put into a template was escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageFacts {
  readonly title: string;
  readonly main: Html;
  /** As what the visitor is signed in: the head offers what is theirs, or the way in. */
  readonly who: 'account' | 'owner' | null;
}

/** A whole page. No script: everything works by links and forms. */
export function page({ title, main, who }: PageFacts): Html {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Session Desk</title>
        <link rel="stylesheet" href="/site.css" />
      </head>
      <body>
        <a class="skip" href="#main">Go to the content</a>
        <header>
          <a class="name" href="/">Session Desk</a>
          <nav aria-label="Account">${waysOf(who)}</nav>
        </header>
        <main id="main">${main}</main>
        <footer>
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
  return html`<a href="/sign-in">Sign in</a><a href="/sign-up">Create an account</a>`;
}

export interface FieldFacts {
  /** Where a page has two fields of one name. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly value?: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly autocomplete: string;
  readonly inputmode?: 'numeric';
}

/** A labelled field; what is wrong with it stands beside it and is read out with it. */
export function field({ name, id = name, label, type = 'text', value = '', hint, problem, autocomplete, inputmode }: FieldFacts): Html {
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
    ${problem ? html`<p class="problem" id="${id}-problem">${problem}</p>` : ''}
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : value}"
      autocomplete="${autocomplete}"
      required
      ${inputmode ? raw(`inputmode="${inputmode}"`) : ''}
      ${described ? raw(`aria-describedby="${described}"`) : ''}
      ${problem ? raw('aria-invalid="true"') : ''}
    />
  </div>`;
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
  return html`<div class="field">
    ${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}
    <label class="tick"
      ><input
        type="checkbox"
        id="${name}"
        name="${name}"
        value="yes"
        ${isTicked ? raw('checked') : ''}
        ${problem ? raw(`aria-describedby="${name}-problem" aria-invalid="true"`) : ''}
      /><span>${label}</span></label
    >
  </div>`;
}

/** Something that went well or wrong with the whole form. */
export function notice(text: string, kind: 'done' | 'problem'): Html {
  return html`<p class="notice ${kind}" role="${kind === 'done' ? 'status' : 'alert'}">${text}</p>`;
}
