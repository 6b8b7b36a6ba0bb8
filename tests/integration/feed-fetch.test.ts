import type { LookupAddress } from 'node:dns';
import type { RequestListener, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFeedFetch, type FeedFetchDeps } from '../../main/node/feed-fetch.ts';
import type { FeedAnswer, FeedRequest } from '../../main/ports/feed-source.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { feedServer, type FeedServer } from '../support/feed-server.ts';
import { ownCertificate } from '../support/own-certificate.ts';

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Jane Doe\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
const secret = '/feeds/secret-token-1234.ics';

/** Names that end in .test lead to the loopback servers, as a confirmed name of the own network would. */
const resolve = (host: string): Promise<readonly LookupAddress[]> =>
  host.endsWith('.test') || host === 'localhost'
    ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    : Promise.reject(Object.assign(new Error('unknown host'), { code: 'ENOTFOUND' }));

function get(url: string, request: Partial<FeedRequest> = {}, deps: FeedFetchDeps = {}): Promise<FeedAnswer> {
  const fetchFeed = createFeedFetch({ resolve, ...deps });
  return fetchFeed(requestFor(url, request));
}

function requestFor(url: string, request: Partial<FeedRequest> = {}): FeedRequest {
  return {
    url,
    allowPrivate: true,
    etag: null,
    lastModified: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...request,
  };
}

function at(server: FeedServer, host = 'calendar.test', path = secret): string {
  return `http://${host}:${server.port}${path}`;
}

function text({ bytes }: FeedAnswer): string {
  return bytes === null ? '' : Buffer.from(bytes).toString('utf8');
}

function sends(body: string | Buffer, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => void response.writeHead(200, headers).end(body);
}

function redirects(status: number, location: string): RequestListener {
  return (_request, response) => void response.writeHead(status, { location }).end();
}

/** The code of the failure; proves on the way that nothing in it tells the address. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw new Error('not an expected outcome', { cause: error });
  expect(inspect(error, { depth: 8, showHidden: true })).not.toMatch(/secret|token|feeds|hunter/u);
  return error.code;
}

// ---- what is read --------------------------------------------------------------------------

test('a feed comes back byte for byte, with its validators', async () => {
  await using server = await feedServer(sends(calendar, { etag: '"v1"', 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT' }));

  const answer = await get(at(server));

  expect({ ...answer, bytes: text(answer) }).toEqual({ bytes: calendar, etag: '"v1"', lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT' });
});

test('requests carry no cookie, no referrer and no name of the user', async () => {
  await using server = await feedServer(sends(calendar, { 'set-cookie': 'a=b' }));
  const fetchFeed = createFeedFetch({ resolve });

  await fetchFeed(requestFor(at(server)));
  await fetchFeed(requestFor(at(server)));

  expect(Object.keys(server.seen[1]?.headers ?? {}).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
});

test.each([
  ['gzip', gzipSync(calendar)],
  ['x-gzip', gzipSync(calendar)],
  ['br', brotliCompressSync(calendar)],
  ['deflate', deflateSync(calendar)],
  ['deflate', deflateRawSync(calendar)],
  ['identity', Buffer.from(calendar)],
])('one coding is undone: %s', async (coding, body) => {
  await using server = await feedServer(sends(body, { 'content-encoding': coding }));

  expect(text(await get(at(server)))).toBe(calendar);
});

test.each([
  ['a byte order mark', `\uFEFF${calendar}`],
  ['blank lines', `\r\n \r\n${calendar}`],
  ['small letters', calendar.replace('BEGIN:VCALENDAR', 'begin:vcalendar')],
  ['blanks at the end', `${calendar}\r\n\r\n  `],
])('%s around the calendar do no harm, nor does the content type', async (_, body) => {
  await using server = await feedServer(sends(body, { 'content-type': 'text/html' }));

  expect(text(await get(at(server)))).toBe(body);
});

test('a calendar that trickles in byte by byte within the limits is read', async () => {
  await using server = await feedServer((_request, response) => {
    for (const byte of Buffer.from(calendar)) response.write(Buffer.from([byte]));
    response.end();
  });

  expect(text(await get(at(server)))).toBe(calendar);
});

test('an unchanged feed answers without a body', async () => {
  await using server = await feedServer((request, response) => {
    const isKnown = request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'yesterday';
    response.writeHead(isKnown ? 304 : 500).end();
  });

  expect(await get(at(server), { etag: '"v1"', lastModified: 'yesterday' })).toEqual({
    bytes: null,
    etag: '"v1"',
    lastModified: 'yesterday',
  });
});

test('progress tells the bytes sent and the length announced', async () => {
  await using server = await feedServer(sends(calendar, { 'content-length': String(calendar.length) }));
  const steps: [number, number | null][] = [];

  await get(at(server), { onProgress: (done, total) => void steps.push([done, total]) });

  expect(steps.at(-1)).toEqual([calendar.length, calendar.length]);
});

// ---- what is refused in the body -----------------------------------------------------------

test('a gzip bomb of 150 MiB is refused before it unfolds', async () => {
  const bomb = await gzipOf('BEGIN:VCALENDAR\r\n', 150);
  await using server = await feedServer(sends(bomb, { 'content-encoding': 'gzip' }));
  const before = process.memoryUsage().rss;

  expect(await failure(get(at(server)))).toBe('FEED_TOO_LARGE');
  expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1_024 * 1_024);
});

async function gzipOf(start: string, mebibytes: number): Promise<Buffer> {
  const gzip = createGzip();
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((done) => void gzip.on('end', done));
  gzip.write(start);
  for (let count = 0; count < mebibytes; count += 1) gzip.write(Buffer.alloc(1_024 * 1_024, ' '));
  gzip.end();
  await ended;
  return Buffer.concat(chunks);
}

test('a body over 20 MiB, or over 8 MiB as sent, is refused', async () => {
  const event = `BEGIN:VEVENT\r\nSUMMARY:${'x'.repeat(1_000)}\r\nEND:VEVENT\r\n`;
  await using announced = await feedServer(sends(calendar, { 'content-length': String(9 * 1_024 * 1_024) }));
  await using endless = await feedServer((_request, response) => {
    response.write('BEGIN:VCALENDAR\r\n');
    const pour = (): void => {
      while (!response.destroyed && response.write(event));
    };
    response.on('drain', pour);
    pour();
  });
  await using unfolded = await feedServer(
    sends(gzipSync(`BEGIN:VCALENDAR\r\n${'0123456789abcdef'.repeat(1_400_000)}`), { 'content-encoding': 'gzip' }),
  );

  expect(await failure(get(at(announced)))).toBe('FEED_TOO_LARGE');
  expect(await failure(get(at(endless)))).toBe('FEED_TOO_LARGE');
  expect(await failure(get(at(unfolded), {}, { limits: { ratio: 1e9 } }))).toBe('FEED_TOO_LARGE');
});

test.each([
  ['a login page labelled text/calendar', '<!doctype html><title>Sign in</title>', { 'content-type': 'text/calendar' }],
  ['nothing', '', {}],
  ['a long page', 'x'.repeat(100_000), {}],
  ['a begin far down', `${'\n'.repeat(600)}${calendar}`, {}],
  ['a begin that is none', 'BEGIN:VCARD\r\nEND:VCARD', {}],
  ['gzip inside gzip', gzipSync(gzipSync(calendar)), { 'content-encoding': 'gzip' }],
  ['gzip that nobody announced', gzipSync(calendar), {}],
  ['two codings', gzipSync(gzipSync(calendar)), { 'content-encoding': 'gzip, gzip' }],
  ['an unknown coding', calendar, { 'content-encoding': 'compress' }],
])('%s is no calendar', async (_, body, headers) => {
  await using server = await feedServer(sends(body, headers));

  expect(await failure(get(at(server)))).toBe('FEED_NOT_CALENDAR');
});

test.each([
  [
    'a connection cut in the middle',
    (response: ServerResponse) => void response.writeHead(200, { 'content-length': '9999' }).write(calendar, () => response.destroy()),
  ],
  ['a chunked body cut in the middle', (response: ServerResponse) => void response.write(calendar, () => response.destroy())],
  ['a calendar without its end', (response: ServerResponse) => void response.end(calendar.slice(0, -20))],
  [
    'gzip cut short',
    (response: ServerResponse) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(calendar).subarray(0, 90)),
  ],
  [
    'gzip with a wrong checksum',
    (response: ServerResponse) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(damaged(gzipSync(calendar))),
  ],
])('%s is incomplete', async (_, answer) => {
  await using server = await feedServer((_request, response) => answer(response));

  expect(await failure(get(at(server)))).toBe('FEED_INCOMPLETE');
});

function damaged(bytes: Buffer): Buffer {
  bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 0xff;
  return bytes;
}

// ---- time and cancelling -------------------------------------------------------------------

test('a server that says nothing, or stops in the middle, is too slow', async () => {
  await using silent = await feedServer(() => undefined);
  await using stalled = await feedServer((_request, response) => void response.write(calendar.slice(0, 30)));

  expect(await failure(get(at(silent), {}, { limits: { idleMs: 60 } }))).toBe('FEED_TOO_SLOW');
  expect(await failure(get(at(stalled), {}, { limits: { idleMs: 60 } }))).toBe('FEED_TOO_SLOW');
});

test('a body that drips on is ended by the total time', async () => {
  await using server = await feedServer((_request, response) => {
    response.write('BEGIN:VCALENDAR\r\n');
    const timer = setInterval(() => response.write('X'), 10);
    response.on('close', () => clearInterval(timer));
  });

  expect(await failure(get(at(server), {}, { limits: { idleMs: 5_000, totalMs: 150 } }))).toBe('FEED_TOO_SLOW');
});

test('a name that never resolves is ended by the total time', async () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  expect(await failure(get('https://calendar.test/a.ics', {}, { resolve: never, limits: { totalMs: 50 } }))).toBe('FEED_TOO_SLOW');
});

test('the user’s stop ends the fetch with the user’s reason, before, at the head and in the body', async () => {
  const reason = new Error('stopped by the user');
  const atHead = new AbortController();
  await using silent = await feedServer(() => atHead.abort(reason));
  await using stalled = await feedServer((_request, response) => void response.write(calendar.slice(0, 30)));
  const stop = new AbortController();
  const inBody = get(at(stalled), { signal: stop.signal, onProgress: () => stop.abort(reason) });
  const early = AbortSignal.abort(reason);

  await expect(inBody).rejects.toBe(reason);
  await expect(get(at(silent), { signal: early })).rejects.toBe(reason);
  expect(silent.seen).toEqual([]);
  await expect(get(at(silent), { signal: atHead.signal })).rejects.toBe(reason);
});

// ---- answers other than a calendar ---------------------------------------------------------

test.each([
  [401, 'FEED_LINK_DEAD'],
  [403, 'FEED_LINK_DEAD'],
  [404, 'FEED_LINK_DEAD'],
  [410, 'FEED_LINK_DEAD'],
  [206, 'FEED_UNREACHABLE'],
  [304, 'FEED_UNREACHABLE'],
  [429, 'FEED_UNREACHABLE'],
  [500, 'FEED_UNREACHABLE'],
])('status %i is %s', async (status, code) => {
  await using server = await feedServer((_request, response) => void response.writeHead(status).end(status === 304 ? undefined : calendar));

  expect(await failure(get(at(server)))).toBe(code);
});

test('an unknown host, a closed port and a server of another protocol cannot be reached', async () => {
  const closed = await feedServer(sends(calendar));
  await closed[Symbol.asyncDispose]();
  await using odd = await feedServer((request) => void request.socket.end('SSH-2.0-Server\r\n'));

  expect(await failure(get('https://no-such-host.example/secret.ics'))).toBe('FEED_UNREACHABLE');
  expect(await failure(get(at(closed)))).toBe('FEED_UNREACHABLE');
  expect(await failure(get(at(odd)))).toBe('FEED_UNREACHABLE');
});

// ---- addresses -----------------------------------------------------------------------------

test.each([
  '127.0.0.1',
  'localhost',
  'calendar.test',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '2130706433',
  '0177.0.0.1',
  '0x7f.1',
  '127.1',
  '192.168.1.1',
  '10.1.2.3',
  '100.64.1.1',
  '169.254.169.254',
  '[64:ff9b::7f00:1]',
  '0.0.0.0',
  '[fe80::1]',
])('without a confirmation %s is not asked, over https or http', async (host) => {
  await using server = await feedServer(sends(calendar));

  expect(await failure(get(`https://${host}:${server.port}/secret.ics`, { allowPrivate: false }))).toBe('FEED_PRIVATE_ADDRESS');
  expect(await failure(get(`http://${host}:${server.port}/secret.ics`, { allowPrivate: false }))).toBe('FEED_PRIVATE_ADDRESS');
  expect(server.seen).toEqual([]);
});

test('no confirmation opens cloud metadata, multicast or plain http to the internet', async () => {
  const abroad = (): Promise<readonly LookupAddress[]> => Promise.resolve([{ address: '93.184.216.34', family: 4 }]);

  expect(await failure(get('http://169.254.169.254/secret'))).toBe('FEED_UNREACHABLE');
  expect(await failure(get('http://224.0.0.1/secret'))).toBe('FEED_UNREACHABLE');
  expect(await failure(get('http://example.com/secret.ics', {}, { resolve: abroad }))).toBe('FEED_NOT_HTTPS');
  expect(await failure(get('http://example.com/secret.ics', { allowPrivate: false }, { resolve: abroad }))).toBe('FEED_NOT_HTTPS');
});

test.each(['file:///etc/passwd', 'ftp://example.com/secret.ics', 'not an address'])('%s is no feed address', async (url) => {
  expect(await failure(get(url))).toBe('FEED_ADDRESS_INVALID');
});

test('a name is resolved once for each connection, and the connection goes where the check looked', async () => {
  await using server = await feedServer(sends(calendar));
  const asked: string[] = [];
  const flipping = (host: string): Promise<readonly LookupAddress[]> => {
    asked.push(host);
    return Promise.resolve([{ address: asked.length === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
  };
  const fetchFeed = createFeedFetch({ resolve: flipping });

  expect(text(await fetchFeed(requestFor(at(server, 'nas.test'))))).toBe(calendar);
  expect(await failure(fetchFeed(requestFor(at(server, 'nas.test'))))).toBe('FEED_UNREACHABLE');
  expect(asked).toEqual(['nas.test', 'nas.test']);
});

// ---- redirects -----------------------------------------------------------------------------

test.each([
  ['cloud metadata', 'http://169.254.169.254/latest', 'FEED_REDIRECTS'],
  ['localhost by name', 'http://localhost:1/secret', 'FEED_REDIRECTS'],
  ['loopback as a number', 'http://2130706433/secret', 'FEED_REDIRECTS'],
  ['another name of the own network', 'http://router.test/secret', 'FEED_REDIRECTS'],
  ['a file', 'file:///etc/passwd', 'FEED_REDIRECTS'],
  ['data', 'data:text/calendar,BEGIN:VCALENDAR', 'FEED_REDIRECTS'],
  ['nowhere', 'http://', 'FEED_REDIRECTS'],
])('an allowed host cannot lead to %s', async (_, location, code) => {
  await using server = await feedServer(redirects(302, location));

  expect(await failure(get(at(server)))).toBe(code);
  expect(server.seen).toHaveLength(1);
});

test('five redirects are followed, six and a circle are not', async () => {
  await using server = await feedServer((request, response) => {
    const left = Number(new URL(request.url ?? '', 'http://x').searchParams.get('left'));
    if (left > 0) response.writeHead(307, { location: `?left=${left - 1}` }).end();
    else response.end(calendar);
  });
  await using circle = await feedServer(redirects(302, secret));

  expect(text(await get(at(server, 'calendar.test', '/a?left=5')))).toBe(calendar);
  expect(await failure(get(at(server, 'calendar.test', '/a?left=6')))).toBe('FEED_REDIRECTS');
  expect(await failure(get(at(circle)))).toBe('FEED_REDIRECTS');
  expect(circle.seen).toHaveLength(6);
});

test('user name and password go to the first origin only, and not into the address', async () => {
  await using other = await feedServer(sends(calendar));
  await using first = await feedServer((request, response) => {
    const location = request.url === '/a' ? '/b' : `http://ann:other@calendar.test:${other.port}/c`;
    response.writeHead(302, { location }).end();
  });

  await get(`http://ann:hunter%3A2@calendar.test:${first.port}/a`);

  const basic = `Basic ${Buffer.from('ann:hunter:2').toString('base64')}`;
  expect(first.seen.map(({ headers }) => headers['authorization'])).toEqual([basic, basic]);
  expect(other.seen.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
});

test('a permanent move is remembered by the same fetcher, a passing one is not', async () => {
  await using server = await feedServer((request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
    else if (request.url === '/passing') response.writeHead(302, { location: '/new' }).end();
    else response.end(calendar);
  });
  const fetchFeed = createFeedFetch({ resolve });

  for (const path of ['/old', '/old', '/passing', '/passing']) await fetchFeed(requestFor(at(server, 'calendar.test', path)));
  await get(at(server, 'calendar.test', '/old'));

  expect(server.seen.map(({ path }) => path)).toEqual(['/old', '/new', '/new', '/passing', '/new', '/passing', '/new', '/old', '/new']);
});

test('a remembered move that no longer works falls back to the address given', async () => {
  let isGone = false;
  await using server = await feedServer((request, response) => {
    if (request.url === '/new') response.writeHead(isGone ? 410 : 200).end(calendar);
    else if (isGone) response.end(calendar);
    else response.writeHead(308, { location: '/new' }).end();
  });
  const fetchFeed = createFeedFetch({ resolve });
  const request = requestFor(at(server, 'calendar.test', '/old'));

  await fetchFeed(request);
  isGone = true;

  expect(text(await fetchFeed(request))).toBe(calendar);
});

// ---- TLS -----------------------------------------------------------------------------------

test('https is read when the certificate is good, webcal: means https', async () => {
  const certificate = ownCertificate('calendar.test');
  await using server = await feedServer(sends(calendar), certificate);

  expect(text(await get(`https://calendar.test:${server.port}/a`, {}, { ca: certificate.cert }))).toBe(calendar);
  expect(text(await get(`webcal://calendar.test:${server.port}/a`, {}, { ca: certificate.cert }))).toBe(calendar);
});

test('a certificate of nobody, of another host, and no TLS at all are refused', async () => {
  const certificate = ownCertificate('calendar.test');
  await using server = await feedServer(sends(calendar), certificate);
  await using plain = await feedServer(sends(calendar));

  expect(await failure(get(`https://calendar.test:${server.port}${secret}`))).toBe('FEED_TLS');
  expect(await failure(get(`https://other.test:${server.port}${secret}`, {}, { ca: certificate.cert }))).toBe('FEED_TLS');
  expect(await failure(get(`https://calendar.test:${plain.port}${secret}`, {}, { ca: certificate.cert }))).toBe('FEED_TLS');
  expect(server.seen).toEqual([]);
});

test('https never falls back to plain http', async () => {
  const certificate = ownCertificate('calendar.test');
  await using plain = await feedServer(sends(calendar));
  await using server = await feedServer((_request, response) => void response.writeHead(302, { location: at(plain) }).end(), certificate);

  expect(await failure(get(`https://calendar.test:${server.port}${secret}`, {}, { ca: certificate.cert }))).toBe('FEED_NOT_HTTPS');
  expect(plain.seen).toEqual([]);
});

test('nothing is written to the console', async () => {
  const certificate = ownCertificate('calendar.test');
  await using server = await feedServer(sends('<html>'), certificate);
  const written: unknown[] = [];
  const { write } = process.stderr;
  process.stderr.write = (chunk: unknown) => written.push(chunk) > 0;
  try {
    await failure(get(`https://calendar.test:${server.port}${secret}`));
    await failure(get(`https://calendar.test:${server.port}${secret}`, {}, { ca: certificate.cert }));
  } finally {
    process.stderr.write = write;
  }

  expect(written).toEqual([]);
});
