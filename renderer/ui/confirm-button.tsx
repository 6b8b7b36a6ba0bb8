import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface ConfirmButtonProps {
  readonly label: string;
  /** The label in full where several such buttons stand in a list. */
  readonly name?: string;
  /** What the dialog asks. */
  readonly title: string;
  /** What will happen, in full, including what cannot be taken back. */
  readonly consequence: ReactNode;
  /** The verb on the button that does it. */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly busy?: boolean;
  readonly tone?: 'danger' | 'plain';
}

/** Asks first. Only for what cannot be undone. */
export function ConfirmButton({
  label,
  name,
  title,
  consequence,
  confirmLabel,
  onConfirm,
  busy = false,
  tone = 'danger',
}: ConfirmButtonProps): ReactNode {
  const [opened, { open, close }] = useDisclosure(false);
  const colour = tone === 'danger' ? { color: 'red' } : {};
  return (
    <>
      <Button variant="default" loading={busy} onClick={open} {...(name === undefined ? {} : { 'aria-label': name })}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        {consequence}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            Cancel
          </Button>
          <Button
            {...colour}
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
