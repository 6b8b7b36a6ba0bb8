import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { isDatabaseAway } from '../db/database-away.ts';
import { page, type PageFacts } from './page.ts';
import { fieldOf, FORM_FIELD } from './form.ts';
import type { FormGuard } from './form-guard.ts';

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

/** For programs of others, and for links of mails: no session and no form of ours. The handler itself checks the signature that came with it. */
export interface SignedRoute extends RouteFacts {
  readonly access: 'signed';
  readonly handle: (c: Context) => Response | Promise<Response>;
}

/** What the app asks, as a handler sees it. */
export interface Call {
  readonly path: string;
  readonly text: string;
  /** Of the request, by a name in small letters; null when it is not there. */
  header(name: string): string | null;
  /** The visitor's address, for counting alone. */
  readonly address: () => string;
  /** What the log knows it by. */
  readonly request: string;
}

export interface CallAnswer {
  readonly status: number;
  /** Becomes JSON. */
  readonly body: unknown;
}

/** For the app. No cookie and no form count; the handler checks the proof that came with it. Answered by `calls.ts`. */
export interface CallRoute extends RouteFacts {
  readonly access: 'call';
  readonly respond: (call: Call) => CallAnswer | Promise<CallAnswer>;
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
export type Route = OpenRoute | AccountRoute | SignedRoute | CallRoute | OwnerRoute;

export interface RouteDeps {
  readonly formGuard: FormGuard;
  readonly whoIs: (c: Context) => Promise<SignedIn | null>;
  readonly ownerOf: (c: Context) => Promise<Owner | null>;
}

/** Puts the pages of the table of routes on the app, with what stands before each: who may, and whether a form is ours. */
export function mountRoutes(app: Hono, routes: readonly Route[], { formGuard, whoIs, ownerOf }: RouteDeps): void {
  for (const route of routes) {
    if (route.access === 'call') continue;
    app.on(route.method, route.path, async (c) => {
      if (route.access === 'signed') return route.handle(c);
      if (route.access === 'owner') return forOwner(c, route);
      const visitor = await (route.access === 'anyone' && route.method === 'GET' ? ifKnown(whoIs(c)) : whoIs(c));
      if (route.method === 'POST' && !(await isOurForm(c, formGuard))) return answer(c, 403, formIsOld, visitor);
      if (route.access === 'anyone') return route.handle(c, visitor);
      if (visitor) return route.handle(c, visitor);
      return route.method === 'GET' ? c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`) : answer(c, 401, signInFirst, null);
    });
  }

  async function forOwner(c: Context, { method, handle }: OwnerRoute): Promise<Response> {
    if (method === 'POST' && !(await isOurForm(c, formGuard))) return answer(c, 403, formIsOld, null);
    const owner = await ownerOf(c);
    if (owner) return handle(c, owner);
    return method === 'GET' ? c.redirect('/owner/sign-in') : answer(c, 401, signInFirst, null);
  }
}

/** What a feature says of a page of its own. */
export type PageContent = Pick<PageFacts, 'title' | 'main' | 'description' | 'isWide'>;

/** What a visitor may want to ask us about: these pages say by which name the log has the request. */
const askedAbout: ReadonlySet<number> = new Set([403, 404, 413, 500, 503]);

/** Open pages are shown while nobody can be looked up, as to a stranger. */
async function ifKnown(who: Promise<SignedIn | null>): Promise<SignedIn | null> {
  try {
    return await who;
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}

/** Sends a page. */
export function answer(
  c: Context,
  status: 200 | 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503,
  content: PageContent,
  visitor: SignedIn | 'owner' | null,
) {
  // Read out before anything else, also where the page looks as before.
  const title = status === 400 || status === 429 ? `Error: ${content.title}` : content.title;
  const who = visitor === null || visitor === 'owner' ? visitor : 'account';
  const reference = askedAbout.has(status) ? c.get('requestId') : null;
  return c.html(page({ ...content, title, who, path: c.req.path, reference }), status);
}

/** A page that says one thing that is not as it should be, and where to go from there. */
export function told(title: string, text: string, way = { label: 'Go to the first page', href: '/' }): PageContent {
  return {
    title,
    main: html`<h1>${title}</h1>
      <p>${text}</p>
      <p class="ways"><a class="button" href="${way.href}">${way.label}</a></p>`,
  };
}

const formIsOld = told(
  'Please send it again',
  'It could not be told that this form came from our own page. That happens when cookies are blocked, or were deleted while it was open. Nothing was changed. Go back, reload the page and send it again.',
);
const signInFirst = told('You are signed out', 'Nothing was changed. Sign in, then do it again.', { label: 'Sign in', href: '/sign-in' });

async function isOurForm(c: Context, guard: FormGuard): Promise<boolean> {
  return guard.accepts(c, await fieldOf(c, FORM_FIELD));
}
