import type { IncomingMessage } from 'node:http';
import { AppError } from '../../shared/errors/app-error.ts';
import type { FeedAnswer, FeedRequest } from '../ports/feed-source.ts';
import { resolveName, type AddressRule, type NameResolver } from './feed-fetch-address.ts';
import { readFeedBody } from './feed-fetch-body.ts';
import { sendHop } from './feed-fetch-hop.ts';
import { feedLimits, type FeedLimits } from './feed-fetch-limits.ts';

export interface FeedFetchDeps {
  /** Limits that differ from `feedLimits`. */
  readonly limits?: Partial<FeedLimits>;
  readonly resolve?: NameResolver;
  /** Certificates to trust instead of the built-in ones (PEM). */
  readonly ca?: string;
}

export type FeedFetch = (request: FeedRequest) => Promise<FeedAnswer>;

/**
 * Makes the one way to fetch a feed. It sends no cookie and no referrer, logs nothing,
 * checks each address it connects to, and remembers permanent redirects until it is dropped.
 * Its errors carry a host and a status at most, never the address.
 *
 * @see tests/integration/feed-fetch.test.ts for what is refused
 */
export function createFeedFetch(deps: FeedFetchDeps = {}): FeedFetch {
  const limits = { ...feedLimits, ...deps.limits };
  const moved = new Map<string, string>();
  return async (request) => {
    request.signal.throwIfAborted();
    const total = new AbortController();
    const timer = setTimeout(() => total.abort(new AppError('FEED_TOO_SLOW', { host: hostOf(request.url) })), limits.totalMs);
    const signal = AbortSignal.any([request.signal, total.signal]);
    const journey: Journey = { request, limits, signal, resolve: deps.resolve ?? resolveName, ca: deps.ca };
    try {
      return await follow(journey, moved);
    } finally {
      clearTimeout(timer);
    }
  };
}

interface Journey {
  readonly request: FeedRequest;
  readonly limits: FeedLimits;
  readonly signal: AbortSignal;
  readonly resolve: NameResolver;
  readonly ca: string | undefined;
}

/** A feed that moved for good is asked at its new place first; when that fails, at the old one. */
async function follow(journey: Journey, moved: Map<string, string>): Promise<FeedAnswer> {
  const { url } = journey.request;
  const target = moved.get(url);
  if (target !== undefined) {
    try {
      return await fetchFrom(journey, target, moved);
    } catch {
      journey.signal.throwIfAborted();
      moved.delete(url); // whatever failed there, the address the user gave decides
    }
  }
  return fetchFrom(journey, url, moved);
}

async function fetchFrom(journey: Journey, start: string, moved: Map<string, string>): Promise<FeedAnswer> {
  let url = parseUrl(start);
  let isPermanent = true;
  for (let hop = 0; hop <= journey.limits.redirects; hop += 1) {
    const answer = await send(journey, url, hop);
    if (!REDIRECTS.has(answer.statusCode ?? 0)) return readAnswer(journey, answer, url.hostname);
    answer.destroy();
    isPermanent &&= answer.statusCode === 301 || answer.statusCode === 308;
    url = nextUrl(url, answer.headers.location);
    if (isPermanent) moved.set(journey.request.url, url.href);
  }
  moved.delete(journey.request.url);
  throw new AppError('FEED_REDIRECTS', { host: url.hostname });
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

async function send(journey: Journey, url: URL, hop: number): Promise<IncomingMessage> {
  const { request, limits, signal, resolve, ca } = journey;
  const isConfirmed = request.allowPrivate && url.hostname === parseUrl(request.url).hostname;
  try {
    return await sendHop({
      url: withoutUser(url),
      rule: ruleFor(url, isConfirmed),
      headers: headersFor(request, url),
      signal,
      idleMs: limits.idleMs,
      resolve,
      ca,
    });
  } catch (error) {
    // The question "Use it?" is asked about the address that the user gave, not about where it leads.
    if (hop > 0 && error instanceof AppError && error.code === 'FEED_PRIVATE_ADDRESS')
      throw new AppError('FEED_REDIRECTS', error.details, { cause: error });
    throw error;
  }
}

function ruleFor(url: URL, isConfirmed: boolean): AddressRule {
  if (url.protocol === 'https:') return isConfirmed ? 'publicOrLocal' : 'publicOnly';
  return isConfirmed ? 'localOnly' : 'none';
}

function headersFor(request: FeedRequest, url: URL): Record<string, string> {
  const first = parseUrl(request.url);
  const isFirstOrigin = url.origin === first.origin && first.username !== '';
  return {
    accept: 'text/calendar, */*;q=0.1',
    'accept-encoding': 'gzip, br, deflate',
    'user-agent': 'SessionDesk',
    ...(isFirstOrigin ? { authorization: basicAuth(first) } : {}),
    ...(request.etag === null ? {} : { 'if-none-match': request.etag }),
    ...(request.lastModified === null ? {} : { 'if-modified-since': request.lastModified }),
  };
}

function basicAuth(url: URL): string {
  const pair = `${decodeText(url.username)}:${decodeText(url.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is part of the password
  }
}

function withoutUser(url: URL): URL {
  const bare = new URL(url.href);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** Never from https to http, never to another scheme, never with a user name of the server's choice. */
function nextUrl(from: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, from.href)) throw new AppError('FEED_REDIRECTS', { host: from.hostname });
  const to = withoutUser(new URL(location.replace(/^webcals?:/iu, 'https:'), from.href));
  to.hash = '';
  if (to.protocol === 'http:' && from.protocol === 'https:') throw new AppError('FEED_NOT_HTTPS', { host: to.hostname });
  if (to.protocol !== 'https:' && to.protocol !== 'http:') throw new AppError('FEED_REDIRECTS', { host: from.hostname });
  return to;
}

async function readAnswer(journey: Journey, answer: IncomingMessage, host: string): Promise<FeedAnswer> {
  const { request, limits, signal } = journey;
  const etag = headerText(answer.headers.etag);
  const lastModified = headerText(answer.headers['last-modified']);
  const status = answer.statusCode ?? 0;
  const wasConditional = request.etag !== null || request.lastModified !== null;
  try {
    if (status === 304 && wasConditional)
      return { bytes: null, etag: etag ?? request.etag, lastModified: lastModified ?? request.lastModified };
    if (status !== 200) throw new AppError(DEAD.has(status) ? 'FEED_LINK_DEAD' : 'FEED_UNREACHABLE', { host, status });
    const bytes = await readFeedBody(answer, { host, limits, signal, onProgress: request.onProgress });
    return { bytes, etag, lastModified };
  } finally {
    answer.destroy();
  }
}

/** The platform withdrew the link, or it was never complete. */
const DEAD: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/** A validator is sent back as it came; one of absurd length is not kept. */
function headerText(value: string | undefined): string | null {
  return value !== undefined && value !== '' && value.length <= 1_000 ? value : null;
}

function parseUrl(text: string): URL {
  const url = URL.parse(text.replace(/^webcals?:/iu, 'https:'));
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw new AppError('FEED_ADDRESS_INVALID');
  return url;
}

function hostOf(text: string): string {
  return URL.parse(text)?.hostname ?? '';
}
