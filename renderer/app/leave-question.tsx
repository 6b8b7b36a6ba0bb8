import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface LeaveQuestionProps {
  readonly isUnsaved: boolean;
  /** What is not saved yet: `on this draft`. */
  readonly where: string;
  readonly busy: boolean;
  /** Answers whether it was saved. */
  readonly onSave: () => Promise<boolean>;
}

/** Asks before another screen takes the place of a form that nobody has saved. */
export function LeaveQuestion({ isUnsaved, where, busy, onSave }: LeaveQuestionProps): ReactNode {
  // The window's own closing is asked for by useUnsaved.
  const blocker = useBlocker({ shouldBlockFn: () => isUnsaved, enableBeforeUnload: false, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  const { proceed, reset } = blocker;
  const saveAndLeave = async (): Promise<void> => ((await onSave()) ? proceed() : reset());
  return (
    <Modal opened onClose={reset} title="Save your changes?" size="30rem">
      <p>What you changed {where} is not saved yet.</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" color="red" onClick={proceed}>
          Leave without saving
        </Button>
        <Button variant="default" onClick={reset}>
          Stay
        </Button>
        <Button loading={busy} data-autofocus onClick={() => void saveAndLeave()}>
          Save and leave
        </Button>
      </Group>
    </Modal>
  );
}
