import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { type WebSocket, WebSocketServer } from 'ws';
import { createFrameServer, type CoreRouter, type FrameServer, LARGEST_FRAME } from '../frames.ts';
import type { Log } from '../ports/log.ts';
import type { Uploads } from '../uploads.ts';
import { refusal } from './loopback-guard.ts';
import { createLoopbackPages } from './loopback-pages.ts';
import type { PageSessions } from './pages-sessions.ts';

const PROTOCOL = 'session-desk';
const MOST_CONNECTIONS = 128;
const MOST_SOCKETS = 32;

export interface LoopbackDeps {
  readonly router: CoreRouter;
  readonly uploads: Pick<Uploads, 'put' | 'begin' | 'append'>;
  readonly sessions: PageSessions;
  /** The built pages, `out/renderer`. */
  readonly pagesFolder: string;
  readonly log: Log;
}

export interface Loopback {
  /** `http://127.0.0.1:4321` */
  readonly origin: string;
  /** An address that opens the dashboard once, within the hour. */
  newAddress(): string;
  close(): Promise<void>;
}

/** Serves pages and the contract to browsers of this computer only, on a port that the system picks. */
export async function openLoopback(deps: LoopbackDeps): Promise<Loopback> {
  const server = createServer({ maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 });
  server.maxConnections = MOST_CONNECTIONS;
  server.keepAliveTimeout = 5000;
  const { port } = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  const sockets = createSockets(origin, deps);
  answerRequests(server, origin, deps);
  server.on('upgrade', sockets.upgrade);

  return {
    origin,
    newAddress: () => `${origin}/#token=${deps.sessions.invite('dashboard')}`,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => resolve(server.address() as AddressInfo)); // a TCP server has no other kind
  });
}

function answerRequests(server: Server, origin: string, deps: LoopbackDeps): void {
  const { pagesFolder: folder, sessions, uploads, log } = deps;
  const pages = createLoopbackPages({ folder, shell: 'browser', sockets: origin.replace('http', 'ws'), sessions, uploads, log });
  const listener = getRequestListener(pages.fetch, { hostname: '127.0.0.1', overrideGlobalObjects: false });
  server.on('request', (request, response) => {
    const status = refusal(request, origin);
    if (status === null) {
      void listener(request, response);
      return;
    }
    response.writeHead(status, { 'Content-Length': 0, 'Cache-Control': 'no-store', Connection: 'close' }).end();
  });
}

function createSockets(origin: string, { router, sessions, log }: LoopbackDeps) {
  const frames = createFrameServer(router, log);
  const accept = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const token = tokenIn(request.headers['sec-websocket-protocol']);
    const window = token === null ? null : sessions.check(token);
    const status = refusal(request, origin) ?? (request.url === '/socket' ? null : 404) ?? (window === null ? 401 : null);
    if (status !== null || window === null || token === null) return refuse(socket, status ?? 401);
    if (accept.clients.size >= MOST_SOCKETS) return refuse(socket, 503);
    accept.handleUpgrade(request, socket, head, (page) => {
      const release = sessions.hold(token);
      page.once('close', release);
      carry(page, frames, window);
    });
  }

  function close(): void {
    for (const page of accept.clients) page.terminate();
    accept.close();
  }
  return { upgrade, close };
}

function carry(page: WebSocket, frames: FrameServer, window: 'dashboard' | 'clock'): void {
  const wire = frames.open(window, {
    // The callback comes when the frame has been handed to the system, or the page has gone; either way the stream may go on.
    send: (frame) => new Promise((resolve) => page.send(frame, () => resolve())),
    close: () => page.close(1003),
  });
  page.on('message', (data, isBinary) => wire.receive(isBinary || !Buffer.isBuffer(data) ? data : data.toString('utf8')));
  page.on('close', () => wire.closed());
  page.on('error', () => page.terminate());
}

/** The page offers `session-desk` and its session as sub-protocols, for a page cannot set headers here. */
function tokenIn(protocols: string | undefined): string | null {
  const [name, token, ...more] = (protocols ?? '').split(',').map((part) => part.trim());
  return name === PROTOCOL && token !== undefined && /^[\w-]{43}$/.test(token) && more.length === 0 ? token : null;
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
