import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { expect, test } from 'vitest';

const built = readFileSync(join(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8');

type Listener = (event: object, ...args: unknown[]) => void;

/** Runs the built script as a sandboxed window does: with a page, and a `require` that knows `electron` alone. */
function runPreload() {
  const page = new Map<string, Listener>();
  const main = new Map<string, Listener>();
  const sent: unknown[][] = [];
  const posted: unknown[][] = [];
  const required: string[] = [];
  const window = {
    location: { origin: 'app://bundle' },
    addEventListener: (type: string, listener: Listener) => page.set(type, listener),
    postMessage: (...message: unknown[]) => posted.push(message),
  };
  const ipcRenderer = {
    on: (channel: string, listener: Listener) => main.set(channel, listener),
    send: (...message: unknown[]) => sent.push(message),
  };
  const module = { exports: {} };
  function require(name: string): object {
    required.push(name);
    if (name === 'electron') return { ipcRenderer };
    throw new Error(`module not found: ${name}`);
  }
  const context = createContext({ window, module, exports: module.exports, require });
  const before = Object.keys(context);
  new Script(built).runInContext(context);
  const added = Object.keys(context).filter((name) => !before.includes(name));
  return { window, page, main, sent, posted, required, added, module };
}

test('the bundled preload script needs nothing but electron and leaves nothing behind', () => {
  const { required, added, module } = runPreload();

  expect(new Set(required)).toEqual(new Set(['electron']));
  expect(added).toEqual([]);
  expect(Object.keys(module.exports)).toEqual([]);
});

test('it asks for a port when its own page does, and on no other message', () => {
  const { window, page, sent } = runPreload();
  const receive = page.get('message');

  receive?.({ source: {}, data: 'session-desk:connect' });
  receive?.({ source: window, data: 'something else' });
  receive?.({ source: window, data: { type: 'session-desk:connect' } });
  expect(sent).toEqual([]);
  receive?.({ source: window, data: 'session-desk:connect' });

  expect(sent).toEqual([['session-desk:connect']]);
});

test('it hands the port and the session to its own page alone, and no event object', () => {
  const { main, posted } = runPreload();
  const port = {};

  main.get('session-desk:connected')?.({ ports: [port], sender: 'secret' }, 'the session');

  expect([...main.keys()]).toEqual(['session-desk:connected']);
  expect(posted).toEqual([[{ type: 'session-desk:connected', session: 'the session' }, 'app://bundle', [port]]]);
});
