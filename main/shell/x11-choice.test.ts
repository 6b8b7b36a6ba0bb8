import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { RelaunchOptions } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import { createX11Choice } from './x11-choice.ts';
import type { Here } from './relaunch.ts';

const wayland = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
const byX11 = '--ozone-platform=x11';

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'x11-choice-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'desktop', 'draws-by-x11');
}

/** An app that was started with these words, and what it asked Electron for. */
function started({ env = wayland, words = [], platform = 'linux', file }: Partial<Here> & { words?: string[]; file: string }) {
  const asked: (RelaunchOptions | 'quit' | 'exit')[] = [];
  const app = {
    relaunch: (options?: RelaunchOptions) => void asked.push(options ?? {}),
    quit: () => void asked.push('quit'),
    exit: () => void asked.push('exit'),
  };
  const here = { platform, env, argv: ['/opt/session-desk', ...words], execPath: '/opt/session-desk' };
  return { asked, choice: createX11Choice({ app, here, file }) };
}

test.each([
  ['Wayland with a display of X11', {}, 'offered'],
  ['Wayland, named by the kind of its session alone', { env: { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' } }, 'offered'],
  ['Wayland without one: the app would not start', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'no'],
  ['drawn by X11 under Wayland', { words: [byX11] }, 'chosen'],
  ['X11 itself', { env: { DISPLAY: ':0' } }, 'no'],
  ['X11 itself, although it was named', { env: { DISPLAY: ':0' }, words: [byX11] }, 'no'],
  ['macOS', { platform: 'darwin' }, 'no'],
  ['Windows', { platform: 'win32' }, 'no'],
] as const)('under %s', (_, start, state) => {
  expect(started({ ...start, words: 'words' in start ? [...start.words] : [], file: aFile() }).choice.state).toBe(state);
});

test('the choice restarts at once with every word of this start, and from then on at each start', async () => {
  const file = aFile();
  const words = ['--profile', '/home/a/my records'];
  const first = started({ words, file });
  expect(first.choice.obey()).toBe(false);

  first.choice.choose(true);
  const relaunched = { execPath: '/opt/session-desk', args: [...words, byX11] };
  expect(first.asked).toEqual([relaunched]);
  await setImmediate();
  expect(first.asked).toEqual([relaunched, 'quit']);

  const next = started({ words, file });
  expect(next.choice.obey()).toBe(true);
  expect(next.asked).toEqual([relaunched, 'exit']);
});

test('what restarted stays, and a window system named in the command line is the one that is meant', () => {
  const file = aFile();
  started({ file }).choice.choose(true);

  for (const word of [byX11, '--ozone-platform=wayland']) {
    const { choice, asked } = started({ words: [word], file });
    expect(choice.obey()).toBe(false);
    expect(asked).toEqual([]);
  }
  expect(started({ env: { WAYLAND_DISPLAY: 'wayland-0' }, file }).choice.obey()).toBe(false);
});

test('taken back it restarts without, and is not remembered', () => {
  const file = aFile();
  started({ file }).choice.choose(true);
  const { choice, asked } = started({ words: ['--profile', '/p', byX11], file });

  choice.choose(false);
  expect(asked[0]).toMatchObject({ args: ['--profile', '/p'] });
  expect(existsSync(file)).toBe(false);
  expect(started({ file }).choice.obey()).toBe(false);
});

test('an AppImage is started by its own file', () => {
  const { choice, asked } = started({ env: { ...wayland, APPIMAGE: '/home/a/My Apps/desk.AppImage' }, file: aFile() });

  choice.choose(true);
  expect(asked[0]).toMatchObject({ execPath: '/home/a/My Apps/desk.AppImage' });
});

test.each([
  ['on, where it is on', { words: [byX11] }, true],
  ['off, where it is off', {}, false],
  ['on, without a display of X11', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, true],
  ['on, under X11', { env: { DISPLAY: ':0' } }, true],
])('it cannot be chosen %s', (_, start, on) => {
  const file = aFile();
  const { choice, asked } = started({ ...start, file });

  expect(() => choice.choose(on)).toThrow('NOT_SUPPORTED_HERE');
  expect([asked, existsSync(file)]).toEqual([[], false]);
});
