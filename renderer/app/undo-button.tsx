import { Button } from '@mantine/core';
import { notificationsStore, useNotifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import classes from './toasts.module.css';

export interface UndoButtonProps {
  /** The message that it stands in. */
  readonly messageId: string;
  readonly onUndo: () => void;
}

/** Takes a change back. It goes with the first moment of its message's leaving: while that fades, only the next one's Undo stands. */
export function UndoButton({ messageId, onUndo }: UndoButtonProps): ReactNode {
  const { notifications, queue } = useNotifications(notificationsStore);
  const stands = [...notifications, ...queue].some(({ id }) => id === messageId);

  return (
    <Button size="compact-sm" variant="subtle" flex="none" className={stands ? '' : classes['gone']} onClick={onUndo}>
      Undo
    </Button>
  );
}
