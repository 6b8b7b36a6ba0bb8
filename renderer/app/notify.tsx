import { hideNotification, notificationsStore, showNotification } from '@mantine/notifications';
import { isValidElement } from 'react';
import { failureWords } from '../ui/failure-words.ts';
import { DoneMessage, type DoneMessageProps } from './done-message.tsx';

export interface DoneOptions {
  /** Takes the change back; shown as a button for as long as the message stands. */
  readonly undo?: () => void;
  /** Of what closes and opens the profile itself: names nobody, and stands although the profile was closed. */
  readonly staysWhenClosed?: boolean;
}

/** Says in one line that something is done; it takes the place of the line before it, so that Undo is always the last change. */
export function notifyDone(message: string, { undo, staysWhenClosed = false }: DoneOptions = {}): void {
  hideDone();
  if (!undo) {
    showNotification({ message, role: 'status', ...(staysWhenClosed ? { id: `${staying}${crypto.randomUUID()}` } : {}) });
    return;
  }
  const id = crypto.randomUUID();
  const takeBack = (): void => {
    hideNotification(id);
    undo();
  };
  showNotification({
    id,
    role: 'status',
    autoClose: 10_000,
    message: <DoneMessage messageId={id} text={message} onUndo={takeBack} />,
  });
}

/** The Undo that stands, which is that of the last change; null where none does. */
export function standingUndo(): (() => void) | null {
  const { notifications, queue } = notificationsStore.getState();
  for (const { message } of [...notifications, ...queue]) {
    if (isValidElement<DoneMessageProps>(message) && message.type === DoneMessage) return message.props.onUndo;
  }
  return null;
}

/** Says what went wrong, in the words of the error's code. */
export function notifyFailure(error: unknown): void {
  const { title, action, reference } = failureWords(error);
  showNotification({ color: 'red', autoClose: 12_000, title: reference === null ? title : `${title} · ${reference}`, message: action });
}

/**
 * Takes away what may name clients. What was said of the closing itself stays: it may be said before the window has seen
 * that the profile was closed, when all comes at once.
 */
export function clearMessages(): void {
  const { notifications, queue } = notificationsStore.getState();
  for (const { id } of [...notifications, ...queue]) if (id?.startsWith(staying) !== true) hideNotification(id ?? '');
}

const staying = 'stays-';

/** Failures stay: they are not answered by the next success. */
function hideDone(): void {
  const { notifications, queue } = notificationsStore.getState();
  for (const { id, role } of [...notifications, ...queue]) {
    if (id !== undefined && role === 'status') hideNotification(id);
  }
}
