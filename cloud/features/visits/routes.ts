import type { Context } from 'hono';
import { html } from 'hono/html';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { notice } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import type { VisitLog } from './visit-log.ts';

/** Saying no to being counted, and taking it back. */
export function visitRoutes({ visitLog, formGuard }: { readonly visitLog: VisitLog; readonly formGuard: FormGuard }): readonly Route[] {
  return [
    { method: 'GET', path: '/privacy/visits', access: 'anyone', handle: (c, visitor) => show(c, visitor, null) },
    { method: 'POST', path: '/privacy/visits', access: 'anyone', handle: choose },
  ];

  async function show(c: Context, visitor: SignedIn | null, said: string | null) {
    const isRefused = await visitLog.isRefused(c);
    const main = html`<h1>Counting visits</h1>
      ${said ? notice(said, 'done') : ''}
      <p>
        We count visits of our open pages to see whether they are found. Your address is not kept: a mark of it tells visits of one day
        apart, and the key to the mark is thrown away with the day. Browsers that ask not to be followed are not counted at all.
      </p>
      <p>${isRefused ? 'Visits from your network are not counted.' : 'Visits from your network are counted.'}</p>
      <form method="post" action="/privacy/visits">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        <input type="hidden" name="counted" value="${isRefused ? 'yes' : 'no'}" />
        <button type="submit" class="quiet">${isRefused ? 'Count them again' : 'Do not count mine'}</button>
      </form>
      <p><a href="/privacy">Back to the privacy page</a></p>`;
    return answer(c, 200, { title: 'Counting visits', main }, visitor);
  }

  async function choose(c: Context, visitor: SignedIn | null) {
    if ((await fieldOf(c, 'counted')) === 'yes') await visitLog.allow(c);
    else await visitLog.refuse(c);
    return show(c, visitor, 'Done.');
  }
}
