import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { WebSocket } from 'ws';
import { createFrameServer, type CoreRouter } from '../../main/frames.ts';
import { openLoopback, type Loopback } from '../../main/node/loopback-server.ts';
import { createPageSessions, type PageSessions } from '../../main/node/pages-sessions.ts';
import type { Log } from '../../main/ports/log.ts';
import type { WindowRole } from '../../main/rpc.ts';
import type { contract } from '../../shared/contract/index.ts';
import { duration } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';

export type Client = ContractRouterClient<typeof contract>;

/** A page connected to a router, whatever carries its frames. */
export interface ConnectedPage {
  readonly client: Client;
  /** Stops reading what the core sends, as a page does that is busy; null where nothing can be held back. */
  readonly stopReading: (() => () => void) | null;
  /** The page goes away without a word. */
  leave(): Promise<void>;
}

export interface Transport {
  readonly name: string;
  connect(router: CoreRouter, log: Log, window: WindowRole): Promise<ConnectedPage>;
}

export const transports: readonly Transport[] = [
  { name: 'memory', connect: async (router, _, window) => memoryPage(router, window) },
  { name: 'WebSocket', connect: socketPage },
  { name: 'MessagePort', connect: async (router, log, window) => portPage(router, log, window) },
];

function memoryPage(router: CoreRouter, window: WindowRole): ConnectedPage {
  return {
    client: createRouterClient(router, { context: { window } }) as unknown as Client,
    stopReading: null,
    leave: async () => undefined,
  };
}

function portPage(router: CoreRouter, log: Log, window: WindowRole): ConnectedPage {
  const { port1, port2 } = new MessageChannel();
  const wire = createFrameServer(router, log).open(window, { send: async (frame) => port1.postMessage(frame), close: () => port1.close() });
  port1.on('message', (frame) => wire.receive(frame));
  port1.on('close', () => wire.closed());
  const client: Client = createORPCClient(new PortLink({ port: port2 }));
  port2.start();
  return {
    client,
    stopReading: null,
    async leave() {
      port2.close();
      await once(port1, 'close');
    },
  };
}

async function socketPage(router: CoreRouter, log: Log, window: WindowRole): Promise<ConnectedPage> {
  const server = await openTestLoopback(router, log);
  const socket = await openTestSocket(server, server.sessions.open(window).token);
  return {
    client: createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })),
    stopReading() {
      socket.pause();
      return () => socket.resume();
    },
    async leave() {
      const closed = once(socket, 'close');
      socket.terminate();
      await closed;
      await server.close();
    },
  };
}

export interface TestLoopback extends Loopback {
  readonly sessions: PageSessions;
  /** Moves the time by which sessions age. */
  passTime(ms: number): void;
  readonly uploaded: Uint8Array[];
}

/** The real loopback server with two small pages. */
export async function openTestLoopback(router: CoreRouter, log: Log): Promise<TestLoopback> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(
    join(folder, 'index.html'),
    '<meta name="style-nonce" content="{{style-nonce}}"><meta name="shell" content="{{shell}}">dashboard',
  );
  await writeFile(join(folder, 'clock.html'), 'clock');
  await writeFile(join(folder, 'assets', 'index-abc.js'), 'export {};');
  await writeFile(join(folder, 'secret.js'), 'not for pages');
  let now = 0;
  const uploaded: Uint8Array[] = [];
  const sessions = createPageSessions(() => duration(now));
  const uploads = {
    put: (bytes: Uint8Array) => `upload-${uploaded.push(bytes)}`,
    begin: () => 'file-1',
    append: (id: string, at: number, piece: Uint8Array) => {
      if (id !== 'file-1' || at !== 0) throw new AppError('UPLOAD_GONE');
      uploaded.push(piece);
    },
  };
  const loopback = await openLoopback({ router, uploads, sessions, pagesFolder: folder, log });
  return {
    ...loopback,
    sessions,
    uploaded,
    passTime(ms) {
      now += ms;
    },
    async close() {
      await loopback.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Resolves once the socket is open; rejects with the server's refusal. */
export async function openTestSocket(server: Loopback, session: string): Promise<WebSocket> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/socket`, ['session-desk', session], { origin: server.origin });
  await once(socket, 'open');
  return socket;
}

/** Keeps what was logged, so that a test can look for what should not be there. */
export function createTestLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (event: string, fields: object = {}): void => void lines.push(`${event} ${JSON.stringify(fields)}`);
  return {
    lines,
    info: keep,
    warn: keep,
    error(event, _, fields) {
      keep(event, fields);
      return 'E-TEST';
    },
  };
}
