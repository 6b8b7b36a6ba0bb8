import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCommand, useCommandRegistry, type Command, type CommandRegistry } from './commands.ts';

const ID = 'new-session';
/** Longer than a slow first load of the calendar. */
const PATIENCE_MS = 5_000;

/** On screens that make nothing of their own, N goes to the calendar and begins a session there. */
export function NewSessionElsewhere(): ReactNode {
  const navigate = useNavigate();
  const registry = useCommandRegistry();
  const run = (): void => {
    whenOffered(registry, (command) => command.run());
    void navigate({ to: '/calendar' });
  };
  useCommand({ id: ID, label: 'New session', group: 'Do', keys: 'n', yields: true, run });
  return null;
}

/** Calls back once, when another component offers the command. */
function whenOffered(registry: CommandRegistry, onOffered: (command: Command) => void): void {
  const before = registry.list().find(({ id }) => id === ID);
  const stop = registry.subscribe(() => {
    const offered = registry.list().find(({ id }) => id === ID);
    if (!offered || offered === before) return;
    finish();
    queueMicrotask(() => onOffered(offered));
  });
  const timer = window.setTimeout(stop, PATIENCE_MS);
  const finish = (): void => {
    window.clearTimeout(timer);
    stop();
  };
}
