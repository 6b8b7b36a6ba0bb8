import { Button, Group } from '@mantine/core';
import { notificationsStore, useNotifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import classes from './toasts.module.css';

export interface DoneMessageProps {
  /** The message that it is. */
  readonly messageId: string;
  readonly text: string;
  readonly onUndo: () => void;
}

/** What was done, with its way back. Undo goes with the first moment of leaving: while a message fades, only the next one's stands. */
export function DoneMessage({ messageId, text, onUndo }: DoneMessageProps): ReactNode {
  const { notifications, queue } = useNotifications(notificationsStore);
  const stands = [...notifications, ...queue].some(({ id }) => id === messageId);

  return (
    <Group justify="space-between" wrap="nowrap">
      <span>{text}</span>
      <Button size="compact-sm" variant="subtle" flex="none" className={stands ? '' : classes['gone']} onClick={onUndo}>
        Undo
      </Button>
    </Group>
  );
}
