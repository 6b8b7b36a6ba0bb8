import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { useCommand } from './commands.ts';

/** What goes on the element whose rows are walked: the body of a table, or a list. */
export interface LineWalk<Body extends HTMLElement> {
  readonly ref: RefObject<Body | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Walks through the lines of a list: J and K from anywhere on the screen, arrows, Page, Home and End within it. The focus
 * goes to the button or link that opens a line, the first in it.
 *
 * @param noun  what a line is, `booking`: it names the keys in their list
 */
export function useLineWalk<Body extends HTMLElement>(noun: string): LineWalk<Body> {
  const ref = useRef<Body>(null);
  const go = (step: number): void => {
    const rows = [...(ref.current?.querySelectorAll<HTMLElement>('tr, li') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    row?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  useWalkKeys(noun, go);
  return {
    ref,
    onKeyDown: (event) => {
      const step = stepOf(event.key, ref.current?.querySelectorAll('tr, li').length ?? 0);
      if (step === null) return;
      event.preventDefault();
      go(step);
    },
  };
}

/** J and K, wherever the focus is. */
export function useWalkKeys(noun: string, go: (step: number) => void): void {
  useCommand({ id: 'next-line', label: `Next ${noun}`, group: 'View', keys: 'j', run: () => go(1) });
  useCommand({ id: 'previous-line', label: `Previous ${noun}`, group: 'View', keys: 'k', run: () => go(-1) });
}

/** By how many lines a key within the list goes; null for keys that do not walk. */
export function stepOf(key: string, lines: number): number | null {
  return { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -lines, End: lines }[key] ?? null;
}
