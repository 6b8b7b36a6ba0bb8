import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createFrameServer, type CoreRouter } from '../../main/frames.ts';
import { createLatest } from '../../main/latest.ts';
import { createImplementer } from '../../main/rpc.ts';
import { createClockClient, type ClockClient } from '../../renderer/app/clock-link.ts';
import type { ChangeTopic } from '../../shared/contract/changes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createTestLog } from '../support/transports.ts';
import { eventually } from '../support/eventually.ts';

const leaving: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0)) await leave();
});

/** A clock window at a real frame server, which has an operation for each thing that the link must carry. */
function aClockWindow() {
  const log = createTestLog();
  const os = createImplementer(log);
  const changes = createLatest<{ readonly topics: readonly ChangeTopic[] }>();
  const seen = { readers: 0, givenUp: false };
  const router = {
    app: {
      displays: os.app.displays.handler(() => [{ id: '1', label: 'Wall', primary: true, width: 1920, height: 1080 }]),
      openClock: os.app.openClock.handler(() => {
        throw new AppError('NOT_SUPPORTED_HERE', { view: 'client' });
      }),
    },
    clock: {
      finish: os.clock.finish.handler(async ({ signal }) => {
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        seen.givenUp = true;
        return {};
      }),
      pause: os.clock.pause.handler(() => {
        throw new Error('Ada Lovelace could not be paused');
      }),
      watch: os.clock.watch.handler(async function* () {
        await Promise.resolve();
        yield* [];
        throw new AppError('VAULT_LOCKED');
      }),
    },
    changes: {
      watch: os.changes.watch.handler(async function* ({ signal }) {
        seen.readers += 1;
        try {
          yield* changes.subscribe(signal, () => ({ topics: [] }));
        } finally {
          seen.readers -= 1;
        }
      }),
    },
  };
  const { port1, port2 } = new MessageChannel();
  const wire = createFrameServer(router as unknown as CoreRouter, log).open('clock', {
    send: async (frame) => port1.postMessage(frame),
    close: () => port1.close(),
  });
  port1.on('message', (frame) => wire.receive(frame));
  port1.on('close', () => wire.closed());
  const socket = Object.assign(new EventTarget(), {
    readyState: WebSocket.OPEN as number,
    send: (frame: string) => port2.postMessage(frame),
  });
  port2.on('message', (data) => socket.dispatchEvent(new MessageEvent('message', { data })));
  const client: ClockClient = createClockClient(socket as never);
  leaving.push(async () => {
    port2.close();
    await once(port1, 'close');
  });
  const drop = (): void => {
    socket.readyState = WebSocket.CLOSED;
    socket.dispatchEvent(new Event('close'));
  };
  return { client, changes, seen, drop };
}

test('calls are answered, each with its own answer', async () => {
  const { client } = aClockWindow();

  const answers = await Promise.all([client.app.displays({}), client.clock.pause({}).catch(() => 'refused'), client.app.displays({})]);

  const displays = [{ id: '1', label: 'Wall', primary: true, width: 1920, height: 1080 }];
  expect(answers).toEqual([displays, 'refused', displays]);
});

test('an expected failure keeps its code, a bug tells nothing, and what a clock may not call is refused', async () => {
  const { client } = aClockWindow();

  await expect(client.app.openClock({ view: 'client', mode: 'mini', displayId: null })).rejects.toMatchObject({
    code: 'NOT_SUPPORTED_HERE',
  });
  await expect(client.clock.pause({})).rejects.toMatchObject({ code: 'UNEXPECTED', message: 'UNEXPECTED' });
  await expect(client.vault.lock({})).rejects.toThrow();
  await expect(client.app.openClock({ view: 'nobody' } as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('a stream brings its values in order and ends in the core when its reader leaves', async () => {
  const { client, changes, seen } = aClockWindow();
  const read: string[] = [];

  for await (const { topics } of await client.changes.watch({})) {
    read.push(topics.join());
    if (read.length === 1) changes.publish({ topics: ['clients'] });
    if (read.length === 2) changes.publish({ topics: ['sessions'] });
    if (read.length === 3) break;
  }

  expect(read).toEqual(['', 'clients', 'sessions']);
  await eventually(() => expect(seen.readers).toBe(0));
});

test('a stream that fails in the core fails with its code', async () => {
  const { client } = aClockWindow();

  const stream = await client.clock.watch({});

  await expect(stream.next()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
});

test('what the window gives up, before the answer or in a stream, is given up in the core', async () => {
  const { client, seen } = aClockWindow();
  const giveUp = new AbortController();
  const call = client.clock.finish({}, { signal: giveUp.signal });
  const stream = await client.changes.watch({}, { signal: giveUp.signal });
  await stream.next();
  const waiting = stream.next();

  giveUp.abort();

  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await eventually(() => expect(seen).toEqual({ readers: 0, givenUp: true }));
  await expect(client.app.displays({}, { signal: giveUp.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('calls and streams under way fail when the connection is lost, and later ones at once', async () => {
  const { client, drop } = aClockWindow();
  const call = client.clock.finish({});
  const stream = await client.changes.watch({});
  await stream.next();
  const waiting = stream.next();

  drop();

  await expect(call).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
  await expect(waiting).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
  await expect(client.clock.pause({})).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
});
