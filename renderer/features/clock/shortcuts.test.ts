import { expect, test } from 'vitest';
import { clockShortcuts, shortcutOf, type ShortcutDeeds } from './shortcuts.ts';

function recorded() {
  const done: string[] = [];
  const deeds = new Proxy({} as ShortcutDeeds, {
    get: (_, name) => (by?: number) => done.push(by === undefined ? String(name) : `${String(name)} ${by}`),
  });
  return { done, shortcuts: clockShortcuts(deeds) };
}

const bare = { ctrlKey: false, altKey: false, metaKey: false };

test.for([
  [' ', 'start'],
  ['n', 'next'],
  ['N', 'next'],
  ['e', 'finish'],
  ['+', 'nudge 60000'],
  ['=', 'nudge 60000'],
  ['-', 'nudge -60000'],
  ['PageUp', 'nudge 300000'],
  ['PageDown', 'nudge -300000'],
  ['ArrowUp', 'nudge 15000'],
  ['ArrowDown', 'nudge -15000'],
  ['c', 'chooseEnd'],
  ['u', 'undo'],
  ['h', 'hide'],
  ['f', 'full'],
  ['d', 'dim'],
  ['m', 'mute'],
  ['a', 'say'],
  ['?', 'help'],
  ['Escape', 'leave'],
] as const)('the key %s does %s', ([key, deed]) => {
  const { done, shortcuts } = recorded();

  shortcutOf(shortcuts, { key, ...bare })?.run();

  expect(done).toEqual([deed]);
});

test('keys with Ctrl, Alt or Meta belong to the browser', () => {
  const { shortcuts } = recorded();

  expect(shortcutOf(shortcuts, { ...bare, key: 'f', ctrlKey: true })).toBeNull();
  expect(shortcutOf(shortcuts, { ...bare, key: 'd', metaKey: true })).toBeNull();
  expect(shortcutOf(shortcuts, { ...bare, key: 'h', altKey: true })).toBeNull();
});

test('no key means two things', () => {
  const keys = recorded().shortcuts.flatMap((shortcut) => shortcut.keys);

  expect(new Set(keys).size).toBe(keys.length);
});
