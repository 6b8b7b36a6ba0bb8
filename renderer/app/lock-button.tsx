import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from './api.ts';
import { useCommand } from './commands.ts';
import { notifyDone, notifyFailure } from './notify.tsx';
import { useProfile } from './profile.ts';

/** Locks at once; without a passphrase it leads to where one is set. */
export function LockButton(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const { vault } = useProfile();
  const lock = useMutation(api.vault.lock.mutationOptions({ onError: notifyFailure }));
  const run = (): void => {
    if (vault.passphrase) {
      lock.mutate({});
      return;
    }
    notifyDone('Locking needs a passphrase. It is set here, under Ways in.');
    void navigate({ to: '/settings/security' });
  };
  useCommand({ id: 'lock', label: 'Lock now', group: 'Do', keys: 'g l', keywords: 'passphrase leave', run });
  return (
    <Tooltip label="Lock now">
      <ActionIcon size={36} variant="default" aria-label="Lock now" onClick={run}>
        <IconLock size={18} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
