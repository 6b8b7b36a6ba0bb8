import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { CloudConfig } from './config.ts';
import type { CloudLog } from './log.ts';
import { isDatabaseAway } from './db/database-away.ts';
import { awayPage } from './web/away-page.ts';
import { createCallsFront } from './web/calls.ts';
import { answer, mountRoutes, told, type Route, type RouteDeps } from './web/routes.ts';
import { pageAssets } from './web/assets.ts';
import { readPictures } from './web/pictures.ts';
import type { Connection } from './web/visitor.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** What the log lines of this request are found by. */
    requestId: string;
  }
}

/** The largest form that is taken, in bytes. */
const LARGEST_FORM = 1_000_000;

export interface AppDeps extends RouteDeps {
  readonly config: Pick<CloudConfig, 'publicUrl' | 'trustedProxies'>;
  readonly routes: readonly Route[];
  readonly log: CloudLog;
  /** Told of each open page that was shown. */
  readonly seen: (c: Context, page: string) => Promise<void>;
  /** Whether the database answers. */
  readonly isDatabaseThere: () => Promise<boolean>;
}

/** The service as one function from request to response; how it is listened to is another matter. */
export interface App {
  fetch(request: Request, connection: Connection): Response | Promise<Response>;
}

export function createApp(deps: AppDeps): App {
  const pages = createPages(deps);
  const answerCall = createCallsFront({ ...deps, ...deps.config });
  return { fetch: (request, connection) => answerCall(request, connection) ?? pages.fetch(request, connection) };
}

function createPages({ config, routes, log, seen, isDatabaseThere, ...routeDeps }: AppDeps): Hono {
  const app = new Hono();
  app.use(namedAndLogged(log));
  app.use(headersOf(config.publicUrl));
  app.use(smallBodies());
  for (const { path, type, body, keepSeconds } of [...pageAssets, ...readPictures()])
    app.get(path, (c) => c.body(body, 200, { 'content-type': type, 'cache-control': `public, max-age=${keepSeconds}` }));
  app.use(openPagesSeen(routes, seen));
  mountRoutes(app, routes, routeDeps);
  app.notFound((c) => answer(c, 404, notHere, null));
  app.onError(async (error, c) => {
    log.error('request failed', error, { request: c.get('requestId') });
    // What signs people in does not always say why it failed.
    const isAway = isDatabaseAway(error) || !(await isDatabaseThere());
    return isAway ? awayPage(c, routeDeps.formGuard) : answer(c, 500, ourFault, null);
  });
  return app;
}

/** Gives each request a name that its log lines and its answer carry. Of the address only the pattern is kept: links hold tokens. */
function namedAndLogged(log: CloudLog) {
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    const request = randomUUID();
    const began = performance.now();
    c.set('requestId', request);
    c.header('x-request-id', request);
    await next();
    const ms = Math.round(performance.now() - began);
    log.info('request', { request, method: c.req.method, route: c.req.routePath, status: c.res.status, ms });
  };
}

/** Pages that anybody may see, when they were shown; nothing of an account, nothing that programs ask. */
function openPagesSeen(routes: readonly Route[], seen: AppDeps['seen']) {
  const open = new Set(routes.filter(({ access, method }) => access === 'anyone' && method === 'GET').map(({ path }) => path));
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    const isPage = c.res.status === 200 && (c.res.headers.get('content-type') ?? '').startsWith('text/html');
    if (c.req.method === 'GET' && isPage && open.has(c.req.path)) await seen(c, c.req.path);
  };
}

/** A body that says its length is judged by that, unread: the parser of HTTP lets no more through. Others are counted. */
function smallBodies() {
  const onError = (c: Context) => answer(c, 413, tooLarge, null);
  const counted = bodyLimit({ maxSize: LARGEST_FORM, onError });
  return async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    return Number(length) > LARGEST_FORM ? onError(c) : next();
  };
}

function headersOf(publicUrl: URL) {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // With no referrer at all a browser leaves the origin out of a form too, and the form guard could not tell whose it is.
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: publicUrl.protocol === 'https:' ? 'max-age=63072000; includeSubDomains' : false,
  });
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    await secure(c, next);
    // Not by `c.header`, which would make the answer anew.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };
}

const tooLarge = told('Too large', 'What was sent is too large, and was not taken. Go back and send less.');
const notHere = told('Page not found', 'If you typed the address, check it. If you followed a link of ours, the page has moved or gone.');
const ourFault = told('Something went wrong', 'The fault is on our side, and nothing was changed. Go back and try again in a minute.');
