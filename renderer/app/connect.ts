import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/contract/index.ts';
import { findSession, openSocket, sessionHolds, type LastingSocket, type ConnectionState } from './connect-socket.ts';

export type Client = ContractRouterClient<typeof contract>;

/** Large enough to be fast, small enough to be read within a request's time from a slow stick. */
const PIECE_BYTES = 4 * 1024 * 1024;

export interface Connection {
  readonly client: Client;
  /** Hands a file over, at most 25 MiB; the id it gets is used in one call of the contract. */
  upload(bytes: Blob | Uint8Array<ArrayBuffer>): Promise<string>;
  /** Hands a file of any size over, piece by piece; the id it gets can be used until the file is taken. */
  uploadFile(file: Blob): Promise<string>;
  /** Opens a clock page in a window of the browser; in the desktop app, `client.app.openClock` opens windows instead. */
  openPage(view: 'practitioner' | 'client'): Promise<void>;
  /** Resolves when the page can no longer reach the core and needs a new address or a restart. */
  readonly closed: Promise<void>;
  /** Whether calls get through just now; `listen` is told of each change and returns what stops it. */
  readonly state: { get(): ConnectionState; listen(changed: () => void): () => void };
}

/**
 * Connects this page to the core, by the port of the desktop app or the socket of the browser shell.
 *
 * @throws NoSession when the page was opened without a fresh address
 */
export function connect(): Promise<Connection> {
  const shell = document.querySelector<HTMLMetaElement>('meta[name="shell"]')?.content;
  return shell === 'desktop' ? connectByPort() : connectBySocket();
}

async function connectByPort(): Promise<Connection> {
  const { port, session } = await askForPort();
  const state = createState();
  const closed = new Promise<void>((resolve) => {
    port.addEventListener('close', () => {
      state.set('ended');
      resolve();
    });
  });
  port.start();
  state.set('open');
  // The core speaks the same text frames over both carriers; one link for both keeps the clock page small.
  const client: Client = createORPCClient(new RPCLink({ websocket: asSocket(port) }));
  return {
    client,
    upload: (bytes) => upload(bytes, session),
    uploadFile: (file) => uploadFile(file, session),
    openPage: async (view) => void (await client.app.openClock({ view, mode: 'normal', displayId: null })),
    closed,
    state,
  };
}

/** A port is open from the start, and what it sends and closes with is named as on a socket. */
function asSocket(port: MessagePort): LastingSocket {
  const [add, remove] = [port.addEventListener.bind(port), port.removeEventListener.bind(port)];
  return {
    readyState: WebSocket.OPEN,
    send: (frame) => port.postMessage(frame),
    addEventListener: add as WebSocket['addEventListener'], // `message` and `close` alone are listened to
    removeEventListener: remove as WebSocket['removeEventListener'],
  };
}

/** The preload script answers with the port; the main process has by then looked at who asks. */
function askForPort(): Promise<{ port: MessagePort; session: string }> {
  return new Promise((resolve) => {
    window.addEventListener(
      'message',
      function receive({ source, data, ports: [port] }: MessageEvent<{ type?: string; session?: string }>) {
        if (source !== window || data.type !== 'session-desk:connected' || !port || data.session === undefined) return;
        window.removeEventListener('message', receive);
        resolve({ port, session: data.session });
      },
    );
    window.postMessage('session-desk:connect', window.location.origin);
  });
}

async function connectBySocket(): Promise<Connection> {
  const session = await findSession();
  const state = createState();
  const { socket, ended } = openSocket(session, () => sessionHolds(session), state.set);
  return {
    client: createORPCClient(new RPCLink({ websocket: socket })),
    upload: (bytes) => upload(bytes, session),
    uploadFile: (file) => uploadFile(file, session),
    openPage: (view) => openClockPage(view, session),
    closed: ended,
    state,
  };
}

async function openClockPage(view: string, session: string): Promise<void> {
  const answer = await post('/session/handover', null, session);
  const { token } = (await answer.json()) as { token: string }; // from our own server
  // Without an opener the new page starts with no session but its own.
  window.open(`/clock.html?view=${view}#token=${token}`, '_blank', 'noopener,popup,width=640,height=480');
}

async function upload(bytes: Blob | Uint8Array<ArrayBuffer>, session: string): Promise<string> {
  const answer = await post('/upload', bytes, session);
  const { uploadId } = (await answer.json()) as { uploadId: string }; // from our own server
  return uploadId;
}

async function uploadFile(file: Blob, session: string): Promise<string> {
  const answer = await post('/upload/file', null, session);
  const { uploadId } = (await answer.json()) as { uploadId: string }; // from our own server
  for (let at = 0; at < file.size; at += PIECE_BYTES)
    await post(`/upload/file/${uploadId}/${at}`, file.slice(at, at + PIECE_BYTES), session);
  return uploadId;
}

async function post(path: string, body: BodyInit | null, session: string): Promise<Response> {
  const answer = await fetch(path, { method: 'POST', body, headers: { Authorization: `Bearer ${session}` } });
  if (answer.status === 409) throw new ORPCError(((await answer.json()) as { code: string }).code); // from our own server
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

function createState() {
  let now: ConnectionState = 'interrupted';
  const listeners = new Set<() => void>();
  return {
    get: (): ConnectionState => now,
    set(next: ConnectionState): void {
      now = next;
      for (const changed of listeners) changed();
    },
    listen(changed: () => void): () => void {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
