import { randomUUID } from 'node:crypto';
import { isDatabaseAway } from '../db/database-away.ts';
import type { CloudLog } from '../log.ts';
import type { CallAnswer, CallRoute, Route } from './routes.ts';
import { addressOfCall, type Connection } from './visitor.ts';

/** A call has a few hundred bytes; what is longer is not read. */
const LARGEST_CALL = 16_000;
const WHOLE_PATH = /^https?:\/\/[^/]*(\/[^?#]*)/;

export interface CallsFrontDeps {
  readonly routes: readonly Route[];
  readonly publicUrl: URL;
  readonly log: CloudLog;
  readonly trustedProxies: number;
}

export type CallsFront = (request: Request, connection: Connection) => Promise<Response> | null;

/**
 * Answers the calls of the app before any of what pages need is made: all apps ask once a day, and a page's headers and
 * middleware cost more than the call. Log line, name of the request, size and error are kept to here as there.
 *
 * @returns null for what is no call
 */
export function createCallsFront({ routes, publicUrl, log, trustedProxies }: CallsFrontDeps): CallsFront {
  const calls = new Map(routes.flatMap((route) => (route.access === 'call' ? [[route.path, route] as const] : [])));
  const headers = headersOf(publicUrl);

  return (request, connection) => {
    const path = request.method === 'POST' ? WHOLE_PATH.exec(request.url)?.[1] : undefined;
    const route = path === undefined ? undefined : calls.get(path);
    return route === undefined ? null : answerOne(route, request, connection);
  };

  async function answerOne(route: CallRoute, request: Request, connection: Connection): Promise<Response> {
    const began = performance.now();
    const name = randomUUID();
    const { status, body } = await attempt(route, request, connection, name);
    log.info('request', { request: name, method: route.method, route: route.path, status, ms: Math.round(performance.now() - began) });
    // Headers as a plain object are written as they are; a `Headers` would be made and read again.
    return new Response(JSON.stringify(body), { status, headers: { ...headers, 'x-request-id': name } });
  }

  async function attempt({ path, respond }: CallRoute, request: Request, connection: Connection, name: string): Promise<CallAnswer> {
    try {
      const text = await smallText(request);
      if (text === null) return { status: 413, body: {} };
      const address = (): string => addressOfCall(request, connection, trustedProxies);
      return await respond({ path, text, header: (header) => request.headers.get(header), address, request: name });
    } catch (error) {
      log.error('call failed', error, { request: name, call: path.split('/').slice(2).join('.') });
      return { status: isDatabaseAway(error) ? 503 : 500, body: {} };
    }
  }
}

/** Null for one that is too long. A body that says its length is judged by that, unread: the parser of HTTP lets no more through. */
async function smallText(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length')) > LARGEST_CALL) return null;
  if (request.headers.get('transfer-encoding') === null) return request.text();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.length;
    if (bytes > LARGEST_CALL) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What counts for an answer to a program, should a browser be led to it all the same. */
function headersOf({ protocol }: URL): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(protocol === 'https:' ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
