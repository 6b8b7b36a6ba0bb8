import { expect, test } from 'vitest';
import { glassOf, keepFromCapture, letClicksThrough } from '../../main/shell/clock-glass.ts';
import type { WindowSystem } from '../../main/shell/on-top.ts';

function aWindow() {
  const calls: unknown[][] = [];
  return {
    calls,
    setIgnoreMouseEvents: (...args: unknown[]) => void calls.push(['setIgnoreMouseEvents', ...args]),
    setContentProtection: (...args: unknown[]) => void calls.push(['setContentProtection', ...args]),
  };
}

test.each<[WindowSystem, unknown[][]]>([
  [
    'macos',
    [
      ['setIgnoreMouseEvents', true, { forward: true }],
      ['setIgnoreMouseEvents', false],
    ],
  ],
  [
    'windows',
    [
      ['setIgnoreMouseEvents', true, { forward: true }],
      ['setIgnoreMouseEvents', false],
    ],
  ],
  [
    'x11',
    [
      ['setIgnoreMouseEvents', true],
      ['setIgnoreMouseEvents', false],
    ],
  ],
  [
    'wayland',
    [
      ['setIgnoreMouseEvents', true],
      ['setIgnoreMouseEvents', false],
    ],
  ],
])('on %s clicks are let through and caught again, and the pointer is seen where it can be', (system, calls) => {
  const window = aWindow();

  letClicksThrough(window, system, { through: true });
  letClicksThrough(window, system, { through: false });

  expect(window.calls).toEqual(calls);
});

test.each<[WindowSystem, unknown[][]]>([
  ['macos', [['setContentProtection', true]]],
  ['windows', [['setContentProtection', true]]],
  ['x11', []],
  ['wayland', []],
])('on %s keeping a window out of captures is asked for only where there is such a request', (system, calls) => {
  const window = aWindow();

  keepFromCapture(window, system, { hidden: true });

  expect(window.calls).toEqual(calls);
});

test('a key can hold the mini clock only where the pointer is seen', () => {
  const holding = (Object.keys(glassOf) as WindowSystem[]).filter((system) => glassOf[system].clickThrough === 'heldKey');
  expect(holding).toEqual(['macos', 'windows']);
});
