import type { Command } from './commands.ts';

/** What a key press is, as far as shortcuts care. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface KeyMatch {
  readonly command: Command | null;
  /** The first of two keys, waiting for the second. */
  readonly pending: string | null;
}

/**
 * Finds the command for a key press.
 *
 * @param pending   the key pressed just before, if it begins a pair
 * @param isTyping  in a text field only combinations with Ctrl or ⌘ count, and not Ctrl Z: that is for the text
 */
export function matchKey(press: KeyPress, commands: readonly Command[], pending: string | null, isTyping: boolean): KeyMatch {
  const none = { command: null, pending: null };
  if (press.altKey) return none;
  const key = press.key.toLowerCase();
  const hasMod = press.ctrlKey || press.metaKey;
  if (isTyping && (!hasMod || key === 'z')) return none;
  if (hasMod && press.shiftKey) return none;
  const wanted = hasMod ? `mod+${key}` : key;
  const pair = commands.find(({ keys }) => pending !== null && keys === `${pending} ${wanted}`);
  if (pair) return { command: pair, pending: null };
  const single = firstOf(commands.filter(({ keys }) => keys === wanted));
  if (single) return { command: single, pending: null };
  const beginsPair = commands.some(({ keys }) => keys?.startsWith(`${wanted} `));
  return beginsPair ? { command: null, pending: wanted } : none;
}

/** Those that their keys run: a command that yields to another of the same keys is not among them. */
export function withKeys(commands: readonly Command[]): readonly Command[] {
  return commands.filter(
    (command) => command.keys !== undefined && command === firstOf(commands.filter(({ keys }) => keys === command.keys)),
  );
}

function firstOf(sameKeys: readonly Command[]): Command | undefined {
  return sameKeys.find(({ yields }) => yields !== true) ?? sameKeys[0];
}

/** The keys as they are printed: `mod+k` → `Ctrl`, `K` (or `⌘`, `K`). */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  return keys.split(/[ +]/).map((part) => {
    if (part === 'mod') return isMac ? '⌘' : 'Ctrl';
    return part.length === 1 ? part.toUpperCase() : part;
  });
}
