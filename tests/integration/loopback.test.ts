import { on, once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CoreRouter } from '../../main/frames.ts';
import { createImplementer } from '../../main/rpc.ts';
import { createTestLog, openTestLoopback, openTestSocket, type TestLoopback } from '../support/transports.ts';

const log = createTestLog();
const os = createImplementer(log);
const router = { app: { displays: os.app.displays.handler(() => []) } } as unknown as CoreRouter;
let server: TestLoopback;
let host: string;

beforeEach(async () => {
  server = await openTestLoopback(router, log);
  host = new URL(server.origin).host;
});
afterEach(() => server.close());

interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** A request with exactly these headers; nothing is added, followed or tidied up. */
async function ask({
  method = 'GET',
  path = '/',
  headers = {},
  body,
}: Ask): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  const sent = request({
    host: '127.0.0.1',
    port: new URL(server.origin).port,
    method,
    path,
    headers: { Host: host, ...headers },
    agent: false,
  });
  sent.on('error', () => undefined); // the server may hang up before the whole body is sent
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const part of response) text += part;
  return { status: response.statusCode, headers: response.headers, text };
}

const bearer = (session: string) => ({ Authorization: `Bearer ${session}` });
const sameOrigin = () => ({ Origin: server.origin });

async function sessionOf(address: string): Promise<string> {
  const token = new URL(address).hash.replace('#token=', '');
  const { text } = await ask({ method: 'POST', path: '/session', headers: sameOrigin(), body: JSON.stringify({ token }) });
  return (JSON.parse(text) as { session: string }).session;
}

/** What the server says to an upgrade with these headers. */
async function upgradeStatus(headers: Record<string, string>, path = '/socket'): Promise<number> {
  const sent = request({
    host: '127.0.0.1',
    port: new URL(server.origin).port,
    path,
    headers: {
      Host: host,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...headers,
    },
  }).end();
  return new Promise((resolve, reject) => {
    sent.on('response', (response) => resolve(response.statusCode ?? 0));
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    sent.on('error', reject);
  });
}

function rawSocket(): Socket {
  return connectSocket(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => undefined);
}

test('the server listens on 127.0.0.1 alone', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list = []) => list)
    .filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1');

  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  for (const { address } of others) {
    const socket = connectSocket(Number(new URL(server.origin).port), address);
    await expect(once(socket, 'connect')).rejects.toThrow();
  }
});

test('pages carry the policy with a nonce of their own, and nothing is kept, shared or embedded', async () => {
  const [first, second] = [await ask({}), await ask({})];
  const nonceOf = ({ text }: { text: string }) => /name="style-nonce" content="([^"]+)"/.exec(text)?.[1];

  expect(first.status).toBe(200);
  expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonceOf(first)}'`);
  expect(first.headers['content-security-policy']).toContain(`connect-src 'self' ws://${host}`);
  expect(first.headers['content-security-policy']).not.toContain('unsafe');
  expect(nonceOf(first)).not.toBe(nonceOf(second));
  expect(first.headers).toMatchObject({
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(Object.keys(first.headers).filter((name) => name.startsWith('access-control-') || name === 'set-cookie')).toEqual([]);
});

test('built files are served with their own type', async () => {
  expect(await ask({ path: '/assets/index-abc.js' })).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
});

test.each([
  '/assets/../secret.js',
  '/assets/..%2fsecret.js',
  '/assets/%2e%2e/secret.js',
  '/assets/..%5csecret.js',
  '/assets/....//secret.js',
  '/secret.js',
  '/assets//etc/passwd',
  '/assets/%00index-abc.js',
  '//assets/index-abc.js',
  '/assets/index-abc.js%00.css',
  '/assets/.',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/../../../../etc/passwd',
  '/assets/index-abc.ts',
  '/package.json',
  '/.stamp',
  'http://evil.example/assets/x',
])('no path leads out of the built pages: %s', async (path) => {
  const { status, text } = await ask({ path });

  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).toBe('');
});

test('no path at all brings the server down or gives a file away', async () => {
  const paths = fc.array(fc.constantFrom('/', '..', '%2f', '%5c', '%2e', 'assets', 'secret.js', '%00', '%', ';', '?', '#', 'é'), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(paths, async (parts) => {
      const { text } = await ask({ path: encodeURI(`/${parts.join('')}`).replaceAll('%25', '%') });
      expect(text).not.toContain('not for pages');
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['another name for this computer', () => ({ Host: `localhost:${new URL(server.origin).port}` })],
  ['a name pointed at this computer', () => ({ Host: `evil.example:${new URL(server.origin).port}` })],
  ['no port', () => ({ Host: '127.0.0.1' })],
  ['another site', () => ({ Origin: 'https://evil.example' })],
  ['another port of this computer', () => ({ Origin: 'http://127.0.0.1:1' })],
  ['a sandboxed frame', () => ({ Origin: 'null' })],
  ['a script of another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
  ['a script of another port', () => ({ 'Sec-Fetch-Site': 'same-site' })],
])('a request by %s is refused', async (_, headers) => {
  expect(await ask({ headers: headers() })).toMatchObject({ status: 403, text: '' });
  expect(await ask({ method: 'POST', path: '/session', headers: { ...sameOrigin(), ...headers() }, body: '{}' })).toMatchObject({
    status: 403,
  });
});

test('only reading and posting are known, and a preflight is told nothing', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'TRACE']) expect((await ask({ method })).status).toBe(405);
  const preflight = await ask({
    method: 'OPTIONS',
    path: '/upload',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
  });

  expect(preflight.status).toBe(403);
  expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

test('posting needs an origin', async () => {
  expect((await ask({ method: 'POST', path: '/session', body: '{}' })).status).toBe(403);
});

test('an address opens one page, once, within the hour', async () => {
  const address = server.newAddress();
  const token = new URL(address).hash.replace('#token=', '');
  const late = new URL(server.newAddress()).hash.replace('#token=', '');
  const redeem = (value: unknown) =>
    ask({ method: 'POST', path: '/session', headers: sameOrigin(), body: JSON.stringify({ token: value }) });

  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect((await redeem(token)).status).toBe(200);
  expect((await redeem(token)).status).toBe(401);
  server.passTime(3_600_001);
  expect((await redeem(late)).status).toBe(401);
  for (const wrong of ['', 'x', null, 7, { length: 43 }, `${token}x`]) expect((await redeem(wrong)).status).toBe(401);
});

test('a body that is no invitation is refused without harm', async () => {
  for (const body of ['', 'null', '[]', '{', '{"__proto__":{"token":"x"}}']) {
    expect((await ask({ method: 'POST', path: '/session', headers: sameOrigin(), body })).status).toBe(401);
  }
  expect((await ask({ method: 'POST', path: '/session', headers: sameOrigin(), body: 'x'.repeat(5000) })).status).toBe(413);
});

test('a session survives a reload and ends after twelve hours without a page', async () => {
  const session = await sessionOf(server.newAddress());
  const holds = async () => (await ask({ path: '/session', headers: bearer(session) })).status;

  server.passTime(11 * 3_600_000);
  expect(await holds()).toBe(204);
  server.passTime(11 * 3_600_000);
  expect(await holds()).toBe(204);
  server.passTime(12 * 3_600_000);
  expect(await holds()).toBe(401);
});

test('a connected page keeps its session however long it is idle', async () => {
  const session = await sessionOf(server.newAddress());
  const socket = await openTestSocket(server, session);

  server.passTime(100 * 3_600_000);

  expect((await ask({ path: '/session', headers: bearer(session) })).status).toBe(204);
  socket.terminate();
});

test('the dashboard hands a clock page a lesser session of its own', async () => {
  const dashboard = await sessionOf(server.newAddress());
  const handover = await ask({ method: 'POST', path: '/session/handover', headers: { ...sameOrigin(), ...bearer(dashboard) } });
  const { token } = JSON.parse(handover.text) as { token: string };
  const clock = await sessionOf(`${server.origin}/clock.html#token=${token}`);

  expect(server.sessions.check(clock)).toBe('clock');
  for (const path of ['/session/handover', '/upload']) {
    expect((await ask({ method: 'POST', path, headers: { ...sameOrigin(), ...bearer(clock) }, body: 'x' })).status).toBe(403);
  }
});

test('a file is taken from the dashboard alone, and up to 25 MiB', async () => {
  const session = await sessionOf(server.newAddress());
  const send = (headers: Record<string, string>, bytes: number) =>
    ask({
      method: 'POST',
      path: '/upload',
      headers: { ...sameOrigin(), ...headers, 'Content-Length': String(bytes) },
      body: Buffer.alloc(bytes, 7),
    });

  expect(JSON.parse((await send(bearer(session), 2000)).text)).toEqual({ uploadId: 'upload-1' });
  expect((await send(bearer(session), 25 * 1024 * 1024 + 1)).status).toBe(413);
  expect((await send({}, 10)).status).toBe(401);
  expect((await send(bearer('A'.repeat(43)), 10)).status).toBe(401);
  expect(server.uploaded.map(({ length }) => length)).toEqual([2000]);
});

test('a file of any size comes in pieces, each in its place and from the dashboard alone', async () => {
  const session = await sessionOf(server.newAddress());
  const clock = await sessionOf(`${server.origin}/clock.html#token=${server.sessions.invite('clock')}`);
  const send = (path: string, by: string, bytes = 3) =>
    ask({
      method: 'POST',
      path,
      headers: { ...sameOrigin(), ...bearer(by), 'Content-Length': String(bytes) },
      body: Buffer.alloc(bytes, 7),
    });

  expect(JSON.parse((await send('/upload/file', session, 0)).text)).toEqual({ uploadId: 'file-1' });
  expect((await send('/upload/file/file-1/0', session)).status).toBe(204);
  const gone = await send('/upload/file/file-1/99', session);
  expect([gone.status, JSON.parse(gone.text)]).toEqual([409, { code: 'UPLOAD_GONE' }]);
  expect((await send('/upload/file/file-1/0', session, 25 * 1024 * 1024 + 1)).status).toBe(413);
  expect((await send('/upload/file/file-1/-1', session)).status).toBe(404);
  expect((await send('/upload/file/..%2fkeys/0', session)).status).toBe(404);
  for (const path of ['/upload/file', '/upload/file/file-1/0']) {
    expect((await send(path, clock)).status).toBe(403);
    expect((await send(path, 'A'.repeat(43))).status).toBe(401);
  }
  expect(server.uploaded.map(({ length }) => length)).toEqual([3]);
});

test('a file sent in pieces is refused once it is too large', async () => {
  const session = await sessionOf(server.newAddress());
  const sent = request({
    host: '127.0.0.1',
    port: new URL(server.origin).port,
    method: 'POST',
    path: '/upload',
    headers: { Host: host, ...sameOrigin(), ...bearer(session) },
  });
  sent.on('error', () => undefined); // refused in the middle
  for (let mib = 0; mib < 26; mib += 1) sent.write(Buffer.alloc(1024 * 1024));
  sent.end();
  const [response] = await once(sent, 'response');

  expect(response.statusCode).toBe(413);
  expect(server.uploaded).toEqual([]);
});

test('a socket opens for a session of our own origin and for nothing else', async () => {
  const session = await sessionOf(server.newAddress());
  const good = { ...sameOrigin(), 'Sec-WebSocket-Protocol': `session-desk, ${session}` };
  const { Origin: _, ...withoutOrigin } = good;

  expect(await upgradeStatus(good)).toBe(101);
  expect(await upgradeStatus(withoutOrigin)).toBe(403);
  expect(await upgradeStatus({ ...good, Origin: 'https://evil.example' })).toBe(403);
  expect(await upgradeStatus({ ...good, Host: 'evil.example' })).toBe(403);
  expect(await upgradeStatus(good, '/other')).toBe(404);
  expect(await upgradeStatus(good, `/socket?token=${session}`)).toBe(404);
  for (const protocols of ['session-desk', `session-desk, ${'A'.repeat(43)}`, `session-desk, ${session}, more`, session, '']) {
    expect(await upgradeStatus({ ...sameOrigin(), 'Sec-WebSocket-Protocol': protocols })).toBe(401);
  }
  server.passTime(13 * 3_600_000);
  expect(await upgradeStatus(good)).toBe(401);
});

test.each([
  ['larger than 1 MiB', 'x'.repeat(1024 * 1024 + 1), 1009],
  ['of bytes', Buffer.from('{}'), 1003],
  ['that is no JSON', '{', 1003],
  ['that is no object', '"call"', 1003],
])('a frame %s closes the socket', async (_, frame, code) => {
  const socket = await openTestSocket(server, server.sessions.open('dashboard').token);

  socket.send(frame);

  const [closedWith] = await once(socket, 'close');
  expect(closedWith).toBe(code);
});

test('a frame that is no call harms nothing, and its words are not logged', async () => {
  const socket = await openTestSocket(server, server.sessions.open('dashboard').token);

  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.record({ i: fc.jsonValue(), t: fc.jsonValue(), p: fc.jsonValue() }).map((value) => JSON.stringify(value)),
      ),
      async (frame) => {
        const value: unknown = JSON.parse(frame);
        if (typeof value !== 'object' || value === null) return;
        socket.send(frame);
      },
    ),
    { numRuns: 500 },
  );
  const messages = on(socket, 'message');
  socket.send('{"i":"1","t":1,"p":{"u":"/app/secret-Ada","b":"Lovelace"}}');
  socket.send('{"i":"last","p":{"u":"/app/displays","b":{"json":{}}}}');
  const answers: string[] = [];
  for await (const [data] of messages) {
    answers.push(String(data));
    if (String(data).includes('"last"')) break;
  }

  expect(answers.at(-1)).toContain('"json":[]');
  expect(log.lines.join('\n')).not.toMatch(/Ada|Lovelace/);
  socket.terminate();
});

test('no more sockets than anyone needs are held at once', async () => {
  const { token } = server.sessions.open('dashboard');
  const sockets = await Promise.all(Array.from({ length: 32 }, () => openTestSocket(server, token)));

  expect(await upgradeStatus({ ...sameOrigin(), 'Sec-WebSocket-Protocol': `session-desk, ${token}` })).toBe(503);
  for (const socket of sockets) socket.terminate();
});

test('a thousand idle connections leave the server answering', async () => {
  const idle = Array.from({ length: 1000 }, rawSocket);
  await wait(300); // until the system has let them all in or the server has hung up
  for (const socket of idle.slice(0, 900)) socket.destroy();
  await wait(100);
  for (const socket of idle.slice(900)) socket.destroy();

  expect((await ask({})).status).toBe(200);
});

test('a request that never ends its headers is hung up on', { timeout: 15_000 }, async () => {
  const socket = rawSocket();
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n`);
  const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 500);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));

  await once(socket, 'close');

  clearInterval(drip);
  expect(answer).toContain('408');
});

test('headers beyond 8 KiB are refused', async () => {
  expect((await ask({ headers: { 'X-Long': 'x'.repeat(9000) } })).status).toBe(431);
});

test('closing hangs up on every page', async () => {
  const other = await openTestLoopback(router, log);
  const socket = await openTestSocket(other, other.sessions.open('dashboard').token);
  const closed = once(socket, 'close');

  await other.close();

  await closed;
  await expect(fetch(other.origin)).rejects.toThrow();
});
