import { readFile, realpath } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { isAppError } from '../../shared/errors/app-error.ts';
import type { Log } from '../ports/log.ts';
import type { WindowRole } from '../rpc.ts';
import type { Uploads } from '../uploads.ts';
import { answerHeaders, contentPolicy, newNonce } from './pages-policy.ts';
import type { PageSessions } from './pages-sessions.ts';

/** The largest file, or piece of a file, that a page can hand over in one request. */
const LARGEST_UPLOAD = 25 * 1024 * 1024;

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface PagesDeps {
  /** The built pages, `out/renderer`. */
  readonly folder: string;
  readonly shell: 'desktop' | 'browser';
  /** Origin of the WebSocket; null where frames go through a port. */
  readonly sockets: string | null;
  readonly sessions: PageSessions;
  readonly uploads: Pick<Uploads, 'put' | 'begin' | 'append'>;
  readonly log: Log;
}

export type Pages = Hono;

/** Pages, their files and uploads as one `(Request) => Response`, for `app://` and the loopback server alike. */
export function createPages(deps: PagesDeps): Pages {
  const pages: Pages = new Hono();
  pages.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(answerHeaders)) c.header(name, value);
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  });
  pages.get('/', () => page(deps, 'index.html'));
  pages.get('/index.html', () => page(deps, 'index.html'));
  pages.get('/clock.html', () => page(deps, 'clock.html'));
  pages.get('/assets/:file{[\\w.-]+}', (c) => asset(deps.folder, c.req.param('file')));
  pages.post('/upload', allow(deps.sessions, 'dashboard'), bodyLimit({ maxSize: LARGEST_UPLOAD }), async (c) => {
    const uploadId = deps.uploads.put(new Uint8Array(await c.req.arrayBuffer()));
    return c.json({ uploadId });
  });
  // A file of any size comes in pieces, so that each request stays small.
  pages.post('/upload/file', allow(deps.sessions, 'dashboard'), (c) => c.json({ uploadId: deps.uploads.begin() }));
  pages.post(
    '/upload/file/:id{[\\w-]+}/:at{\\d{1,15}}',
    allow(deps.sessions, 'dashboard'),
    bodyLimit({ maxSize: LARGEST_UPLOAD }),
    async (c) => {
      const piece = new Uint8Array(await c.req.arrayBuffer());
      deps.uploads.append(c.req.param('id'), Number(c.req.param('at')), piece);
      return c.body(null, 204);
    },
  );
  pages.onError((error, c) => {
    if (error instanceof HTTPException) return c.body(null, error.status);
    if (isAppError(error)) return c.json({ code: error.code }, 409);
    deps.log.error('pages.failed', error);
    return c.body(null, 500);
  });
  pages.notFound((c) => c.body(null, 404));
  return pages;
}

/** Lets a request through when its session has one of these roles. */
export function allow(sessions: PageSessions, ...roles: readonly WindowRole[]) {
  return async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    const [, token] = /^Bearer ([\w-]{43})$/.exec(c.req.header('Authorization') ?? '') ?? [];
    const role = token === undefined ? null : sessions.check(token);
    if (role === null) return c.body(null, 401);
    if (!roles.includes(role)) return c.body(null, 403);
    await next();
  };
}

async function page(deps: PagesDeps, name: string): Promise<Response> {
  const nonce = newNonce();
  const text = await readFile(join(deps.folder, name), 'utf8');
  return new Response(text.replace('{{style-nonce}}', nonce).replace('{{shell}}', deps.shell), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': contentPolicy(nonce, deps.sockets) },
  });
}

async function asset(folder: string, name: string): Promise<Response> {
  const type = mimeTypes[extname(name)];
  const bytes = type === undefined ? null : await readInside(join(folder, 'assets'), name);
  return bytes && type ? new Response(bytes, { headers: { 'Content-Type': type } }) : new Response(null, { status: 404 });
}

/** Null unless the file, with links followed, lies in the folder. */
async function readInside(folder: string, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const inside = await realpath(folder);
    const file = await realpath(resolve(inside, name));
    if (relative(inside, file).startsWith('..')) return null;
    return new Uint8Array(await readFile(file));
  } catch {
    return null; // absent or unreadable: the page sees 404 either way
  }
}
