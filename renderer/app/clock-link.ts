import type { Client } from './client.ts';
import type { LastingSocket } from './connect-socket.ts';

/** What a clock window calls; the core refuses it anything else. */
export type ClockClient = Pick<Client, 'app' | 'changes' | 'clock' | 'preferences' | 'vault'>;

/** A call that the core refused, with the code of the contract. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type Body = { readonly json?: unknown } | undefined;
/** A frame of oRPC's peer protocol as the core sends it: an answer, or with `t` an event of a stream. */
type Frame =
  | { readonly i: string; readonly t?: undefined; readonly p: { readonly s?: number; readonly h?: Headers; readonly b?: Body } }
  | { readonly i: string; readonly t: typeof EVENT; readonly p: StreamEvent };
type Headers = Readonly<Record<string, string | undefined>>;
interface StreamEvent {
  readonly e: 'message' | 'done' | 'error';
  readonly d?: Body;
}

interface Call {
  answer(value: unknown): void;
  fail(reason: unknown): void;
  stream: Stream | null;
}

const EVENT = 3;
const ABORT = 4;

/**
 * Calls the core over text frames, as `@orpc/client` does, with only what a clock needs: JSON, streams, giving up.
 * A tenth of its size, so that the clock page stays small. What is called while the connection is lost fails at once.
 *
 * @see docs/decisions/0005-one-contract-over-orpc.md, tests/integration/clock-link.test.ts
 */
export function createClockClient(socket: LastingSocket): ClockClient {
  const calls = new Map<string, Call>();
  let count = 0;

  function send(frame: object): void {
    if (socket.readyState !== WebSocket.OPEN) throw new Refusal('NOT_CONNECTED');
    socket.send(JSON.stringify(frame));
  }

  function call(path: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    const id = String((count += 1));
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      send({ i: id, p: { u: path, b: { json: input } } });
      const giveUp = (): void => {
        leave(id);
        fail(made, signal?.reason);
      };
      const settle = (): void => signal?.removeEventListener('abort', giveUp);
      const made: Call = { answer: resolve, fail: (reason) => (settle(), reject(reason)), stream: null };
      signal?.addEventListener('abort', giveUp);
      calls.set(id, made);
    });
  }

  /** The core stops what nobody waits for. */
  function leave(id: string): void {
    if (calls.delete(id) && socket.readyState === WebSocket.OPEN) send({ i: id, t: ABORT });
  }

  function take(frame: Frame): void {
    const made = calls.get(frame.i);
    if (!made) return;
    if (frame.t === EVENT) return made.stream?.put(frame.p);
    const { s: status = 200, h: headers, b: body } = frame.p;
    if (headers?.['content-type']?.startsWith('text/event-stream')) {
      made.stream = createStream(() => leave(frame.i));
      return made.answer(made.stream.read());
    }
    calls.delete(frame.i);
    if (status < 400) made.answer(body?.json);
    else made.fail(refusal(body));
  }

  socket.addEventListener('message', ({ data }) => take(JSON.parse(String(data)) as Frame)); // from our own core
  socket.addEventListener('close', () => {
    const lost = [...calls.values()];
    calls.clear();
    for (const made of lost) fail(made, new Refusal('NOT_CONNECTED'));
  });
  // The contract says what stands behind each path.
  return byName((feature) =>
    byName((operation) => (input: unknown, options?: { signal?: AbortSignal }) => call(`/${feature}/${operation}`, input, options?.signal)),
  ) as unknown as ClockClient;
}

interface Stream {
  put(event: StreamEvent): void;
  break(reason: unknown): void;
  read(): AsyncGenerator<unknown, void, void>;
}

/** Hands on the events of a stream in order; `left` is told when its reader goes away. */
function createStream(left: () => void): Stream {
  const events: (StreamEvent | { readonly e: 'broken'; readonly reason: unknown })[] = [];
  let wake = (): void => undefined;
  const add = (event: (typeof events)[number]): void => {
    events.push(event);
    wake();
  };
  return {
    put: add,
    break: (reason) => add({ e: 'broken', reason }),
    async *read() {
      try {
        for (;;) {
          const event = events.shift();
          if (!event) await new Promise<void>((resolve) => (wake = resolve));
          else if (event.e === 'message') yield event.d?.json;
          else if (event.e === 'done') return;
          else throw event.e === 'broken' ? event.reason : refusal(event.d);
        }
      } finally {
        left();
      }
    },
  };
}

function fail(made: Call, reason: unknown): void {
  made.stream?.break(reason);
  made.fail(reason);
}

function refusal(body: Body): Refusal {
  return new Refusal((body?.json as { code?: string } | undefined)?.code ?? 'UNEXPECTED'); // from our own core
}

function byName<T>(make: (name: string) => T): Readonly<Record<string, T>> {
  return new Proxy({}, { get: (_, name) => make(String(name)) });
}
