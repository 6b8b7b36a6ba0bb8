import { expect, test } from 'vitest';
import { keyCaps, matchKey, withKeys, type KeyPress } from './command-keys.ts';
import type { Command } from './commands.ts';

const commands: readonly Command[] = ['n', '?', 'mod+k', 'mod+z', 'g t', 'g c'].map((keys) => ({
  id: keys,
  label: keys,
  group: 'Do',
  keys,
  run: () => undefined,
}));

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

function idOf(...args: [KeyPress, (string | null)?, boolean?]): string | null {
  const [keyPress, pending = null, isTyping = false] = args;
  return matchKey(keyPress, commands, pending, isTyping).command?.id ?? null;
}

test('a letter runs its command whether or not capitals are on', () => {
  expect([idOf(press('n')), idOf(press('N'))]).toEqual(['n', 'n']);
});

test('while typing only combinations with Ctrl or the command key count', () => {
  expect(idOf(press('n'), null, true)).toBeNull();
  expect(idOf(press('k', { ctrlKey: true }), null, true)).toBe('mod+k');
  expect(idOf(press('k', { metaKey: true }), null, true)).toBe('mod+k');
});

test('Ctrl Z takes back, but in a text field belongs to the text, and with Shift to nobody', () => {
  expect(idOf(press('z', { ctrlKey: true }))).toBe('mod+z');
  expect(idOf(press('z', { ctrlKey: true }), null, true)).toBeNull();
  expect(idOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBeNull();
});

test('a letter held with Ctrl is left to the browser', () => {
  expect(idOf(press('n', { ctrlKey: true }))).toBeNull();
});

test('Alt never runs a command: it writes letters on many keyboards', () => {
  expect(idOf(press('n', { altKey: true }))).toBeNull();
});

test('the first key of a pair waits, the second runs, a stranger forgets', () => {
  expect(matchKey(press('g'), commands, null, false)).toEqual({ command: null, pending: 'g' });
  expect(idOf(press('t'), 'g')).toBe('g t');
  expect(matchKey(press('x'), commands, 'g', false)).toEqual({ command: null, pending: null });
});

test('caps are printed as on the keyboard of the system', () => {
  expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('g t', false)).toEqual(['G', 'T']);
});

test('a command that yields leaves its keys to another, whichever was offered first, and is not listed with them', () => {
  const everywhere: Command = { id: 'everywhere', label: '', group: 'Do', keys: 'n', yields: true, run: () => undefined };
  const own: Command = { id: 'own', label: '', group: 'Do', keys: 'n', run: () => undefined };

  for (const offered of [
    [everywhere, own],
    [own, everywhere],
  ]) {
    expect(matchKey(press('n'), offered, null, false).command).toBe(own);
    expect(withKeys(offered)).toEqual([own]);
  }
  expect(matchKey(press('n'), [everywhere], null, false).command).toBe(everywhere);
  expect(withKeys([everywhere])).toEqual([everywhere]);
});
