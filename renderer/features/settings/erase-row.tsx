import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { EraseDialog, type EraseChoice } from './erase-dialog.tsx';
import { erasedWords } from './erased-words.ts';

export interface EraseRowProps {
  readonly hasPassphrase: boolean;
}

/** Removes the profile from this computer, after asking more than once. */
export function EraseRow({ hasPassphrase }: EraseRowProps): ReactNode {
  const api = useApi();
  const [opened, { open, close }] = useDisclosure(false);
  const erase = useMutation({
    mutationFn: (choice: EraseChoice) => api.vault.erase.call({ confirm: 'erase', ...choice }),
    onSuccess: (left) => notifyDone(erasedWords(left), { staysWhenClosed: true }),
  });
  const handleOpen = (): void => {
    erase.reset();
    open();
  };
  return (
    <SettingRow
      title="Erase everything"
      sentence="Removes this profile from the computer: clients, sessions, invoices, pension forms and settings."
    >
      <Button variant="default" onClick={handleOpen}>
        Erase everything
      </Button>
      <EraseDialog
        key={String(opened)}
        opened={opened}
        hasPassphrase={hasPassphrase}
        busy={erase.isPending}
        error={erase.error}
        onErase={erase.mutate}
        onClose={close}
      />
    </SettingRow>
  );
}
