import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import { keepOnTop, windowSystem, type WindowSystem } from '../../main/shell/on-top.ts';

function callsOn(system: WindowSystem, onTop: boolean, everyDesktop: boolean): unknown[][] {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  const window = { setAlwaysOnTop: note('setAlwaysOnTop'), setVisibleOnAllWorkspaces: note('setVisibleOnAllWorkspaces') };
  keepOnTop(window as unknown as BrowserWindow, system, { onTop, everyDesktop });
  return calls;
}

const macSpaces = (everywhere: boolean): unknown[] => [
  'setVisibleOnAllWorkspaces',
  everywhere,
  { visibleOnFullScreen: everywhere, skipTransformProcessType: true },
];

test.each<[WindowSystem, boolean, boolean, unknown[][]]>([
  ['macos', true, true, [['setAlwaysOnTop', true, 'screen-saver'], macSpaces(true)]],
  ['macos', true, false, [['setAlwaysOnTop', true, 'screen-saver'], macSpaces(false)]],
  ['macos', false, true, [['setAlwaysOnTop', false, 'screen-saver'], macSpaces(false)]],
  ['windows', true, true, [['setAlwaysOnTop', true, 'pop-up-menu']]],
  [
    'x11',
    true,
    true,
    [
      ['setAlwaysOnTop', true],
      ['setVisibleOnAllWorkspaces', true],
    ],
  ],
  [
    'x11',
    true,
    false,
    [
      ['setAlwaysOnTop', true],
      ['setVisibleOnAllWorkspaces', false],
    ],
  ],
  [
    'x11',
    false,
    true,
    [
      ['setAlwaysOnTop', false],
      ['setVisibleOnAllWorkspaces', false],
    ],
  ],
  ['wayland', true, true, []],
])('on %s, on top %s and on every desktop %s are asked for as that system understands it', (system, onTop, everyDesktop, calls) => {
  expect(callsOn(system, onTop, everyDesktop)).toEqual(calls);
});

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string[], WindowSystem]>([
  ['darwin', {}, [], 'macos'],
  ['win32', { WAYLAND_DISPLAY: 'x' }, [], 'windows'],
  ['linux', { DISPLAY: ':0' }, [], 'x11'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, [], 'wayland'],
  ['linux', { XDG_SESSION_TYPE: 'wayland' }, [], 'wayland'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['--ozone-platform=x11'], 'x11'],
])('on %s with %o and %o windows are drawn by %s', (platform, env, switches, system) => {
  expect(windowSystem(platform, env, switches)).toBe(system);
});
