import { useState, type ReactNode } from 'react';
import type { ClockState } from '../../../shared/contract/clock.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import type { ConnectionState } from '../../app/connect.ts';
import { jumpWords } from './clock-words.ts';
import classes from './marks.module.css';

export interface MarksProps {
  readonly link: ConnectionState;
  readonly jump: ClockState['jump'];
  readonly format: ZoneFormat;
  readonly isOnTopUnsure: boolean;
  readonly isAwake: boolean;
  readonly isMuted: boolean;
  readonly isHidden: boolean;
  /** How late the day runs; empty for "say nothing". */
  readonly late: string;
}

const linkWords = {
  open: '',
  interrupted: 'Connection lost. The clock counts on; nothing can be changed until it is back.',
  ended: 'Session Desk was closed. The clock counts on; open Session Desk again to change anything.',
} satisfies Record<ConnectionState, string>;

const onTopWords =
  'This desktop decides itself which windows stay on top. Choose “Always on top” in the menu of this window (Alt + Space), or start Session Desk with --ozone-platform=x11.';

/** What is so, quietly in a corner: that the screen stays on, that names are hidden, that the connection is lost. */
export function Marks({ link, jump, format, isOnTopUnsure, isAwake, isMuted, isHidden, late }: MarksProps): ReactNode {
  const [isRead, setRead] = useState(false);
  const notices = [linkWords[link], jump === null ? '' : jumpWords(jump, format)].filter(Boolean);
  const facts = [isAwake && 'Screen stays on', isHidden && 'Names hidden', isMuted && 'Sound off', late].filter(Boolean);
  return (
    <aside className={classes['marks']} aria-label="Notices">
      {notices.map((notice) => (
        <p key={notice} role="status">
          {notice}
        </p>
      ))}
      {isOnTopUnsure && !isRead && (
        <p>
          {onTopWords}{' '}
          <button type="button" onClick={() => setRead(true)}>
            Got it
          </button>
        </p>
      )}
      {facts.length > 0 && <p data-facts>{facts.join(' · ')}</p>}
    </aside>
  );
}
