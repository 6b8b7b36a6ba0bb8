import type { Command } from './commands.ts';

/** Commands whose words all begin with what was typed; all of them while nothing is typed. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = wordsOf(typed);
  return commands.filter(({ id, label, keywords = '' }) => {
    const words = wordsOf(`${label} ${keywords}`);
    return id !== 'search' && wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLocaleLowerCase('en-GB')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
