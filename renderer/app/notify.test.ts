import { notificationsStore } from '@mantine/notifications';
import { beforeEach, expect, test } from 'vitest';
import { clearMessages, notifyDone, notifyFailure, standingUndo } from './notify.tsx';

beforeEach(() => notificationsStore.setState({ ...notificationsStore.getState(), notifications: [], queue: [], limit: 2 }));

function shown(): readonly unknown[] {
  const { notifications, queue } = notificationsStore.getState();
  return [...notifications, ...queue].map(({ message }) => message);
}

test('when the profile closes, all that may name somebody goes, what waits its turn too, and only what says so stays', () => {
  notifyFailure(new Error('Ada'));
  notifyFailure(new Error('Ben'));
  notifyFailure(new Error('Cy'));
  notifyDone('The profile is locked.', { staysWhenClosed: true });
  const before = shown().length;

  clearMessages();

  expect(before).toBe(4);
  expect(shown()).toEqual(['The profile is locked.']);
});

test('the Undo of what was said goes with it', () => {
  notifyDone('Ada is removed.', { undo: () => undefined });
  const before = standingUndo();

  clearMessages();

  expect(before).not.toBeNull();
  expect([standingUndo(), shown()]).toEqual([null, []]);
});
