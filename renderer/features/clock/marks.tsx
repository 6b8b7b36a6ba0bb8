import { useState, type ReactNode } from 'react';
import type { ConnectionState } from '../../app/connect-socket.ts';
import classes from './marks.module.css';

export interface MarksProps {
  readonly link: ConnectionState;
  /** What is wrong with the time; empty where nothing is. */
  readonly notices: readonly string[];
  /** That windows may not stay on top, until it was read; empty where they do. */
  readonly onTop: string;
  /** Said only where they hold. */
  readonly facts: readonly (string | false)[];
}

const linkWords = {
  open: '',
  interrupted: 'Connection lost. The clock counts on.',
  ended: 'Session Desk was closed. The clock counts on.',
} satisfies Record<ConnectionState, string>;

/** What is so, quietly in a corner: that the screen stays on, that names are hidden, that the connection is lost. */
export function Marks({ link, notices, onTop, facts }: MarksProps): ReactNode {
  const [isRead, setRead] = useState(false);
  const said = [linkWords[link], ...notices].filter((notice) => notice !== '');
  const held = facts.filter(Boolean);
  return (
    <aside className={classes['marks']} aria-label="Notices">
      {said.map((notice) => (
        <p key={notice} role="status">
          {notice}
        </p>
      ))}
      {onTop !== '' && !isRead && (
        <p>
          {onTop}{' '}
          <button type="button" onClick={() => setRead(true)}>
            Got it
          </button>
        </p>
      )}
      {held.length > 0 && <p data-facts>{held.join(' · ')}</p>}
    </aside>
  );
}
