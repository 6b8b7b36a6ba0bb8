import { expect, test } from 'vitest';
import { displayOf } from './machine.ts';

test.each([
  [{ DISPLAY: ':0' }, [], 'X11'],
  [{ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, [], 'Wayland'],
  [{ XDG_SESSION_TYPE: 'wayland' }, [], 'Wayland'],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, ['--ozone-platform=x11'], 'X11 under Wayland'],
  [{ WAYLAND_DISPLAY: '' }, [], 'none'],
] as const)('with %o and %o windows are drawn by: %s', (env, switches, display) => {
  expect(displayOf({ platform: 'linux', env, switches })).toBe(display);
});

test('macOS and Windows draw windows one way only', () => {
  expect((['darwin', 'win32'] as const).map((platform) => displayOf({ platform, env: {}, switches: [] }))).toEqual([
    'the system’s own',
    'the system’s own',
  ]);
});
