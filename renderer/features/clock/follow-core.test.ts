import { expect, test } from 'vitest';
import type { Connection } from '../../app/connect.ts';
import type { ConnectionState } from '../../app/connect-socket.ts';
import type { ClockNews } from './clock-model.ts';
import { followCore } from './follow-core.ts';
import { eventually } from '../../../tests/support/eventually.ts';

/** A stream that the test feeds and breaks. */
function createStream<T>() {
  const waiting: (T | Error)[] = [];
  let wake = (): void => undefined;
  async function* read({ signal }: { signal: AbortSignal }): AsyncGenerator<T> {
    signal.addEventListener('abort', () => wake());
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next instanceof Error) throw next;
      if (next !== undefined) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    read,
    send(value: T | Error) {
      waiting.push(value);
      wake();
    },
  };
}

function aCore() {
  const vault = createStream<{ state: string; sample?: boolean }>();
  const clock = createStream<{ version: number }>();
  const changes = createStream<{ topics: readonly string[] }>();
  let link: ConnectionState = 'open';
  let told = (): void => undefined;
  let theme = 'light';
  const client = {
    app: { info: async () => ({ shell: 'browser' }) },
    vault: { watchState: async (_: object, options: { signal: AbortSignal }) => vault.read(options) },
    clock: { watch: async (_: object, options: { signal: AbortSignal }) => clock.read(options) },
    changes: { watch: async (_: object, options: { signal: AbortSignal }) => changes.read(options) },
    preferences: { get: async () => ({ clock: { theme } }) },
  };
  const state = {
    get: () => link,
    listen: (listener: () => void) => {
      told = listener;
      return () => (told = () => undefined);
    },
  };
  return {
    connection: { client, state } as unknown as Pick<Connection, 'client' | 'state'>,
    vault,
    clock,
    changes,
    setTheme: (next: string) => void (theme = next),
    setLink(next: ConnectionState) {
      link = next;
      told();
    },
  };
}

function followed() {
  const core = aCore();
  let news: Partial<ClockNews> = {};
  const stop = followCore(core.connection, { tell: (piece) => (news = { ...news, ...piece }) });
  return { ...core, stop, news: () => news };
}

test('the open profile brings the day and the preferences, and later changes of both', async () => {
  const { vault, clock, changes, setTheme, news, stop } = followed();
  vault.send({ state: 'open', sample: false });
  clock.send({ version: 1 });
  await eventually(() => expect(news()).toMatchObject({ isOpen: true, state: { version: 1 }, preferences: { theme: 'light' } }));

  clock.send({ version: 2 });
  setTheme('dark');
  changes.send({ topics: ['clients'] });
  changes.send({ topics: ['preferences'] });

  await eventually(() => expect(news()).toMatchObject({ state: { version: 2 }, preferences: { theme: 'dark' } }));
  stop();
});

test('a lock takes the day off the glass', async () => {
  const { vault, clock, news, stop } = followed();
  vault.send({ state: 'open', sample: false });
  clock.send({ version: 1 });
  await eventually(() => expect(news().state).toMatchObject({ version: 1 }));

  vault.send({ state: 'locked' });

  await eventually(() => expect(news()).toMatchObject({ isOpen: false, state: null }));
  stop();
});

test('a day that was on its way when the profile was locked does not come back', async () => {
  const { vault, clock, news, stop } = followed();
  vault.send({ state: 'open', sample: false });
  await eventually(() => expect(news().preferences).toBeDefined());
  vault.send({ state: 'locked' });
  clock.send({ version: 1 });

  await eventually(() => expect(news().isOpen).toBe(false));
  await new Promise((resolve) => setImmediate(resolve));
  expect(news().state).toBeNull();
  stop();
});

test('a lost connection keeps the last day and says so; its return brings the new one', async () => {
  const { vault, clock, setLink, news, stop } = followed();
  vault.send({ state: 'open', sample: false });
  clock.send({ version: 1 });
  await eventually(() => expect(news().state).toMatchObject({ version: 1 }));

  setLink('interrupted');
  expect(news()).toMatchObject({ link: 'interrupted', isOpen: true, state: { version: 1 } });

  setLink('open');
  vault.send({ state: 'open', sample: false });
  clock.send({ version: 3 });
  await eventually(() => expect(news()).toMatchObject({ link: 'open', state: { version: 3 } }));
  stop();
});
