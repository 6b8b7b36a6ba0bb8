import { expect, test } from 'vitest';
import type { Command } from './commands.ts';
import { findCommands } from './search-words.ts';

const commands: readonly Command[] = [
  { id: 'search', label: 'Search', group: 'Do', run: () => undefined },
  { id: 'new-session', label: 'New session', group: 'Do', run: () => undefined },
  { id: 'go-security', label: 'Security', group: 'Go to', keywords: 'passphrase recovery', run: () => undefined },
];

function idsFor(typed: string): readonly string[] {
  return findCommands(commands, typed).map(({ id }) => id);
}

test('before anything is typed all commands but the search itself are offered', () => {
  expect(idsFor(' ')).toEqual(['new-session', 'go-security']);
});

test('the start of any word finds a command, in any order and case', () => {
  expect([idsFor('ses NEW'), idsFor('recov'), idsFor('ession')]).toEqual([['new-session'], ['go-security'], []]);
});

test('every typed word must be found', () => {
  expect(idsFor('new passphrase')).toEqual([]);
});
