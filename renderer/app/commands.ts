import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** Something the user can do from anywhere, by key or from the search. */
export interface Command {
  readonly id: string;
  /** A verb and its object: `New session`. */
  readonly label: string;
  /** Heading in the list of shortcuts. */
  readonly group: 'Go to' | 'Do' | 'View';
  /** `n`, `?`, `mod+k`, or two keys in a row: `g t`. */
  readonly keys?: string;
  /** Further words that find it in the search. */
  readonly keywords?: string;
  /** Leaves its keys to another command that has the same: what a screen offers comes before what every screen does. */
  readonly yields?: boolean;
  readonly run: () => void;
}

export interface CommandRegistry {
  /** Returns the function that takes the command out again. */
  add(command: Command): () => void;
  /** In the order of their adding; the same array until something changes. */
  list(): readonly Command[];
  subscribe(onChange: () => void): () => void;
}

export function createCommandRegistry(): CommandRegistry {
  let commands: readonly Command[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly Command[]): void => {
    commands = next;
    for (const listener of listeners) listener();
  };
  return {
    add(command) {
      set([...commands.filter(({ id }) => id !== command.id), command]);
      return () => set(commands.filter((other) => other !== command));
    },
    list: () => commands,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

export const CommandContext = createContext<CommandRegistry | null>(null);

/** Offers a command for as long as the calling component is on screen. */
export function useCommand({ id, label, group, keys, keywords, yields = false, run }: Command): void {
  const registry = useCommandRegistry();
  const runNow = useEffectEvent(run);
  useEffect(() => {
    const texts = { ...(keys === undefined ? {} : { keys }), ...(keywords === undefined ? {} : { keywords }) };
    return registry.add({ id, label, group, ...texts, yields, run: () => runNow() });
  }, [registry, id, label, group, keys, keywords, yields]);
}

/** All commands that are offered now. */
export function useCommands(): readonly Command[] {
  const registry = useCommandRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}

/** The registry itself, for what must wait for a command of another component. */
export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandContext);
  if (!registry) throw new Error('useCommand outside CommandContext');
  return registry;
}
