import { Kbd, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import { menuKeys } from '../../shared/contract/app.ts';
import { keyCaps, matchKey, withKeys } from './command-keys.ts';
import { useCommand, useCommands, type Command } from './commands.ts';
import { isMac } from './platform.ts';
import { useProfile } from './profile.ts';
import classes from './shortcuts.module.css';

/** How long the first of two keys waits for the second. */
const PAIR_WAIT_MS = 1_200;

/** Runs commands by key, and lists them under `?`. */
export function Shortcuts(): ReactNode {
  const [opened, { open, close }] = useDisclosure(false);
  useCommand({ id: 'shortcuts', label: 'Keyboard shortcuts', group: 'Do', keys: '?', keywords: 'keys help', run: open });
  const commands = useCommands();
  const { shell } = useProfile().info;
  useKeys(commands);
  return (
    <Modal opened={opened} onClose={close} title="Keyboard shortcuts">
      {(['Do', 'Go to', 'View'] as const).map((group) => (
        <ShortcutGroup key={group} group={group} commands={withKeys(commands).filter((command) => command.group === group)} />
      ))}
      {shell === 'desktop' && <ShortcutGroup group="Menu" commands={menuShortcuts} />}
    </Modal>
  );
}

type Shortcut = Pick<Command, 'id' | 'label' | 'keys'>;

/** What the menu bar of the desktop app adds; the rest of its keys are those of the page. */
const menuShortcuts: readonly Shortcut[] = [
  { id: 'open-file', label: 'Open a calendar file', keys: menuKeys.openFile },
  { id: 'settings', label: 'Settings', keys: menuKeys.settings },
];

function ShortcutGroup({ group, commands }: { readonly group: string; readonly commands: readonly Shortcut[] }): ReactNode {
  if (commands.length === 0) return null;
  return (
    <section className={classes['group']}>
      <h3 className={classes['heading']}>{group}</h3>
      <dl className={classes['list']}>
        {commands.map(({ id, label, keys = '' }) => (
          <div key={id} className={classes['row']}>
            <dt>{label}</dt>
            <dd>
              {keyCaps(keys, isMac()).map((cap) => (
                <Kbd key={cap}>{cap}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useKeys(commands: readonly Command[]): void {
  const pending = useRef<{ readonly key: string; readonly at: number } | null>(null);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || isCovered()) return;
      const first = pending.current && event.timeStamp - pending.current.at < PAIR_WAIT_MS ? pending.current.key : null;
      const match = matchKey(event, commands, first, isTyping(event.target));
      pending.current = match.pending === null ? null : { key: match.pending, at: event.timeStamp };
      if (!match.command) return;
      event.preventDefault();
      match.command.run();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, [commands]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'))
  );
}

/** In a dialog keys belong to the dialog. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], dialog[open]') !== null;
}
