import type { Context } from 'hono';
import { html } from 'hono/html';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { Html } from '../../web/page.ts';
import type { Route, SignedIn } from '../../web/routes.ts';
import { dayText } from '../../web/visitor-words.ts';
import type { Agreeing } from './agreeing.ts';
import { words, type WordedDocument } from './words.ts';

/** Where the note on the page of an account says that the new words were read. */
export function agreeingRoutes({ agreeing }: { readonly agreeing: Agreeing }): readonly Route[] {
  return [{ method: 'POST', path: '/account/words', access: 'account', handle: read }];

  async function read(c: Context, { accountId }: SignedIn) {
    await agreeing.read(accountId, { terms: await fieldOf(c, 'terms'), privacy: await fieldOf(c, 'privacy') });
    return c.redirect('/account', 303);
  }
}

/** Empty when there is nothing new. */
export function newWordsNote(documents: readonly WordedDocument[], token: string): Html | '' {
  if (documents.length === 0) return '';
  return html`<section class="notice told" aria-label="What changed">
    ${documents.map((document) => {
      const { title, path, version, changed } = words[document];
      return html`<p><a href="${path}">${title}</a> changed on ${dayText(new Date(version))}. ${changed}</p>`;
    })}
    <form method="post" action="/account/words">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${documents.map((document) => html`<input type="hidden" name="${document}" value="${words[document].version}" />`)}
      <button type="submit" class="quiet">I have read it</button>
    </form>
  </section>`;
}
