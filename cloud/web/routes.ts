import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { page, notice, type Html } from './page.ts';
import { FORM_FIELD, type FormGuard } from './form-guard.ts';

/** Who is signed in on a request. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  readonly hasSecondFactor: boolean;
}

interface RouteFacts {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

/** Open to all; may know who is signed in, to greet them. */
export interface OpenRoute extends RouteFacts {
  readonly access: 'anyone';
  readonly handle: (c: Context, visitor: SignedIn | null) => Response | Promise<Response>;
}

/** For whoever is signed in, about their own account alone. */
export interface AccountRoute extends RouteFacts {
  readonly access: 'account';
  readonly handle: (c: Context, account: SignedIn) => Response | Promise<Response>;
}

/** For programs, and for links of mails: no session and no form of ours. The handler itself checks the signature that came with it. */
export interface SignedRoute extends RouteFacts {
  readonly access: 'signed';
  readonly handle: (c: Context) => Response | Promise<Response>;
}

/** The service's owner, signed in as such. */
export interface Owner {
  readonly accountId: string;
  readonly email: string;
}

/** For the owner alone; being signed in to the owner's account is not enough. */
export interface OwnerRoute extends RouteFacts {
  readonly access: 'owner';
  readonly handle: (c: Context, owner: Owner) => Response | Promise<Response>;
}

/** One line of the table of everything that can be asked of the service. Tests walk it as strangers. */
export type Route = OpenRoute | AccountRoute | SignedRoute | OwnerRoute;

export interface RouteDeps {
  readonly formGuard: FormGuard;
  readonly whoIs: (c: Context) => Promise<SignedIn | null>;
  readonly ownerOf: (c: Context) => Promise<Owner | null>;
}

/** Puts the table of routes on the app, with what stands before each: who may, and whether a form is ours. */
export function mountRoutes(app: Hono, routes: readonly Route[], { formGuard, whoIs, ownerOf }: RouteDeps): void {
  for (const route of routes)
    app.on(route.method, route.path, async (c) => {
      if (route.access === 'signed') return route.handle(c);
      if (route.access === 'owner') return forOwner(c, route);
      const visitor = await whoIs(c);
      if (route.method === 'POST' && !(await isOurForm(c, formGuard))) return answer(c, 403, formIsOld, visitor);
      if (route.access === 'anyone') return route.handle(c, visitor);
      if (visitor) return route.handle(c, visitor);
      return route.method === 'GET' ? c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`) : answer(c, 401, signInFirst, null);
    });

  async function forOwner(c: Context, { method, handle }: OwnerRoute): Promise<Response> {
    if (method === 'POST' && !(await isOurForm(c, formGuard))) return answer(c, 403, formIsOld, null);
    const owner = await ownerOf(c);
    if (owner) return handle(c, owner);
    return method === 'GET' ? c.redirect('/owner/sign-in') : answer(c, 401, signInFirst, null);
  }
}

/** Sends a page. */
export function answer(
  c: Context,
  status: 200 | 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503,
  { title, main }: { title: string; main: Html },
  visitor: SignedIn | 'owner' | null,
) {
  return c.html(page({ title, main, who: visitor === null || visitor === 'owner' ? visitor : 'account' }), status);
}

/** A page that says one thing that is not as it should be. */
export function told(title: string, text: string): { readonly title: string; readonly main: Html } {
  return {
    title,
    main: html`<h1>${title}</h1>
      ${notice(text, 'problem')}`,
  };
}

/** The text of a field of the form that was sent; empty when it is not there, or is a file. */
export async function fieldOf(c: Context, name: string): Promise<string> {
  const form = await c.req.parseBody();
  const value = form[name];
  return typeof value === 'string' ? value.slice(0, 2_000) : '';
}

const formIsOld = told(
  'Please try again',
  'This form was open for too long, or came from elsewhere. Go back, load the page again, and send it once more.',
);
const signInFirst = told('Sign in first', 'You have been signed out. Sign in, then try again.');

async function isOurForm(c: Context, guard: FormGuard): Promise<boolean> {
  return guard.accepts(c, await fieldOf(c, FORM_FIELD));
}
