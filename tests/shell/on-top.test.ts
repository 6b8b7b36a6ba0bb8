import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import { keepOnTop, windowSystem, type WindowSystem } from '../../main/shell/on-top.ts';

function callsOn(system: WindowSystem, onTop: boolean): unknown[][] {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  const window = { setAlwaysOnTop: note('setAlwaysOnTop'), setVisibleOnAllWorkspaces: note('setVisibleOnAllWorkspaces') };
  keepOnTop(window as unknown as BrowserWindow, system, { onTop });
  return calls;
}

test.each<[WindowSystem, boolean, unknown[][]]>([
  [
    'macos',
    true,
    [
      ['setAlwaysOnTop', true, 'screen-saver'],
      ['setVisibleOnAllWorkspaces', true, { visibleOnFullScreen: true, skipTransformProcessType: true }],
    ],
  ],
  [
    'macos',
    false,
    [
      ['setAlwaysOnTop', false, 'screen-saver'],
      ['setVisibleOnAllWorkspaces', false, { visibleOnFullScreen: false, skipTransformProcessType: true }],
    ],
  ],
  ['windows', true, [['setAlwaysOnTop', true, 'pop-up-menu']]],
  ['x11', true, [['setAlwaysOnTop', true]]],
  ['wayland', true, []],
])('on %s, on top %s is asked for as that system understands it', (system, onTop, calls) => {
  expect(callsOn(system, onTop)).toEqual(calls);
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
