import { findSession, openSocket, sessionHolds, type LastingSocket, type ConnectionState } from './connect-socket.ts';

/** What carries the frames between this page and the core. */
export interface Carrier {
  readonly socket: LastingSocket;
  /** What uploads are allowed by. */
  readonly session: string;
  /** Resolves when the page can no longer reach the core and needs a new address or a restart. */
  readonly closed: Promise<void>;
  /** Whether calls get through just now; `listen` is told of each change and returns what stops it. */
  readonly state: { get(): ConnectionState; listen(changed: () => void): () => void };
}

/** Which of the two shells this page is in. */
export function shellOfPage(): 'desktop' | 'browser' {
  const shell = document.querySelector<HTMLMetaElement>('meta[name="shell"]')?.content;
  return shell === 'desktop' ? 'desktop' : 'browser';
}

/**
 * Connects this page to the core, by the port of the desktop app or the socket of the browser shell.
 *
 * @throws NoSession when the page was opened without a fresh address
 */
export function openCarrier(): Promise<Carrier> {
  return shellOfPage() === 'desktop' ? carryByPort() : carryBySocket();
}

async function carryByPort(): Promise<Carrier> {
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
  return { socket: asSocket(port), session, closed, state };
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

async function carryBySocket(): Promise<Carrier> {
  const session = await findSession();
  const state = createState();
  const { socket, ended } = openSocket(session, () => sessionHolds(session), state.set);
  return { socket, session, closed: ended, state };
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
