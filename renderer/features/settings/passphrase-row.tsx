import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { PassphraseDialog, type PassphraseChange } from './passphrase-dialog.tsx';

export interface PassphraseRowProps {
  readonly hasPassphrase: boolean;
  /** Without a keychain the passphrase is the only everyday way in. */
  readonly canRemove: boolean;
}

const done = { set: 'The passphrase is set', change: 'The passphrase is changed', remove: 'The passphrase is removed' } as const;

/** Sets, changes or removes the passphrase. */
export function PassphraseRow({ hasPassphrase, canRemove }: PassphraseRowProps): ReactNode {
  const api = useApi();
  const [purpose, setPurpose] = useState<keyof typeof done>('set');
  const [opened, { open, close }] = useDisclosure(false);
  const save = useMutation({
    mutationFn: (change: PassphraseChange) => api.vault.changePassphrase.call(change),
    onSuccess: () => {
      notifyDone(done[purpose]);
      close();
    },
  });
  const ask = (next: keyof typeof done): void => {
    save.reset();
    setPurpose(next);
    open();
  };
  return (
    <SettingRow
      title="Passphrase"
      sentence={
        hasPassphrase
          ? 'Asked when the profile is locked.'
          : 'Not set. With one, Session Desk can be locked while you are away from the desk.'
      }
    >
      {hasPassphrase ? (
        <>
          {canRemove && (
            <Button variant="subtle" color="gray" onClick={() => ask('remove')}>
              Remove
            </Button>
          )}
          <Button variant="default" onClick={() => ask('change')}>
            Change passphrase
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => ask('set')}>
          Set a passphrase
        </Button>
      )}
      <PassphraseDialog
        key={`${purpose} ${opened}`}
        purpose={purpose}
        opened={opened}
        busy={save.isPending}
        error={save.error}
        onSave={save.mutate}
        onClose={close}
      />
    </SettingRow>
  );
}
