import type { Context } from 'hono';
import { html } from 'hono/html';
import { fieldOf, FORM_FIELD, formOf } from './form.ts';
import type { FormGuard } from './form-guard.ts';
import { field, notice, type Html } from './page.ts';
import { answer } from './routes.ts';

/** Fields whose values are not written into a page, by their labels. */
const typedAgain: Readonly<Record<string, string>> = { current: 'Your present password', password: 'Password', code: 'Code' };

/** What a visitor sees while the database cannot be reached. What they typed stays with them, to be sent again. */
export async function awayPage(c: Context, formGuard: FormGuard): Promise<Response> {
  c.header('retry-after', '10');
  const { pathname, search } = new URL(c.req.url);
  const typed = await typedFields(c, formGuard);
  const main = html`<h1>Back in a moment</h1>
    ${notice('The service cannot reach its records just now. Nothing that was saved is lost.', 'problem')}
    ${typed ? formAgain(pathname + search, typed) : html`<p><a class="button" href="${pathname + search}">Try again</a></p>`}
    <p>The app on your computer works all the same.</p>`;
  return answer(c, 503, { title: 'Back in a moment', main }, null);
}

/** Of a form that is ours and came from our own pages; what others send is not written into a page. */
async function typedFields(c: Context, formGuard: FormGuard): Promise<readonly (readonly [string, string])[] | null> {
  if (c.req.method !== 'POST' || !formGuard.accepts(c, await fieldOf(c, FORM_FIELD))) return null;
  return [...(await formOf(c))];
}

function formAgain(action: string, typed: readonly (readonly [string, string])[]): Html {
  return html`<form method="post" action="${action}">
    <p>What you typed is kept in this page. In a minute, send it once more.</p>
    ${typed.map(([name, value]) => fieldAgain(name, value))}
    <button type="submit">Send it again</button>
  </form>`;
}

function fieldAgain(name: string, value: string): Html {
  const label = typedAgain[name];
  if (label === undefined) return html`<input type="hidden" name="${name}" value="${value}" />`;
  return field({
    name,
    label,
    type: name === 'code' ? 'text' : 'password',
    autocomplete: name === 'code' ? 'one-time-code' : 'current-password',
  });
}
