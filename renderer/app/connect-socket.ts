/** Whether calls get through just now. */
export type ConnectionState = 'open' | 'interrupted' | 'ended';

/** The page was opened without a fresh address, or its session has ended. */
export class NoSession extends Error {
  override readonly name = 'NoSession';
}

/** What the RPC link needs of a socket. */
export type LastingSocket = Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>;

/** First, second, third … wait before trying again, in ms; the last one is repeated. */
const WAITS = [100, 300, 1000, 3000];

/**
 * The session of this page: traded for the one-time token of the address, else kept from before a reload.
 *
 * @throws NoSession when there is neither
 */
export async function findSession(): Promise<string> {
  const place = `session:${window.location.pathname}`;
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token !== null) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    const answer = await fetch('/session', { method: 'POST', body: JSON.stringify({ token }) });
    const session = answer.ok ? ((await answer.json()) as { session: string }).session : null; // from our own server
    if (session !== null) sessionStorage.setItem(place, session);
  }
  const session = sessionStorage.getItem(place);
  if (session === null || !(await sessionHolds(session))) throw new NoSession();
  return session;
}

/** False when the server knows no such session; throws while it cannot be reached. */
export async function sessionHolds(session: string): Promise<boolean> {
  const answer = await fetch('/session', { headers: { Authorization: `Bearer ${session}` } });
  return answer.ok;
}

/** A socket that opens itself again after a drop, until its session has ended. Calls under way at a drop fail. */
export function openSocket(
  session: string,
  holds: () => Promise<boolean>,
  report: (state: ConnectionState) => void,
): { socket: LastingSocket; ended: Promise<void> } {
  const events = new EventTarget();
  let state: number = WebSocket.CONNECTING;
  let now = open();

  const ended = keep();

  function open(): WebSocket {
    const socket = new WebSocket(`ws://${window.location.host}/socket`, ['session-desk', session]);
    socket.addEventListener('open', () => {
      state = WebSocket.OPEN;
      report('open');
      events.dispatchEvent(new Event('open'));
    });
    socket.addEventListener('message', ({ data }) => events.dispatchEvent(new MessageEvent('message', { data })));
    return socket;
  }

  async function keep(): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      if (await lasted(now)) failures = 0;
      state = WebSocket.CONNECTING;
      // The link first: what is given up because of the report would otherwise still be sent.
      events.dispatchEvent(new Event('close'));
      report('interrupted');
      await new Promise((resolve) => setTimeout(resolve, WAITS[Math.min(failures, WAITS.length - 1)]));
      if (!(await holds().catch(() => true))) break;
      now = open();
    }
    state = WebSocket.CLOSED;
    events.dispatchEvent(new Event('close'));
    report('ended');
  }

  const socket = {
    get readyState() {
      return state;
    },
    send: (frame: string) => now.send(frame),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return { socket: socket as LastingSocket, ended }; // only the four events of a WebSocket are ever dispatched
}

/** Resolves when the socket has closed, with whether it had been open. */
function lasted(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    let opened = socket.readyState === WebSocket.OPEN;
    socket.addEventListener('open', () => (opened = true));
    socket.addEventListener('close', () => resolve(opened));
  });
}
