import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MailBrief } from '../../../shared/contract/mail.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';
import classes from './message-list.module.css';
import { messageChip, messageSentence, type Reading } from './message-words.ts';

export interface MessageListProps extends Reading {
  readonly messages: readonly MailBrief[];
  readonly onOpen: (id: string) => void;
}

/** Messages, each with what is known of it and what happens next. */
export function MessageList({ messages, zone, now, onOpen }: MessageListProps): ReactNode {
  return (
    <ul aria-label="Messages" className={classes['list']}>
      {messages.map((message) => (
        <li key={message.id} className={classes['item']} data-asks={message.needsUser}>
          <UnstyledButton className={classes['row']} onClick={() => onOpen(message.id)}>
            <span className={classes['words']}>
              <span className={classes['subject']}>{message.subject}</span>
              <span className={classes['line']}>
                {message.organisationName} · {message.to.join(', ')}
              </span>
              <span className={classes['line']}>{messageSentence(message, { zone, now })}</span>
            </span>
            <span className={classes['state']}>
              <StatusChip {...messageChip(message)} />
              <span className={classes['line']}>{dayWordsAt(message.createdAt, zone, now)}</span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
