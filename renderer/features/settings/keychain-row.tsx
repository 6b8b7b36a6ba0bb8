import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

export interface KeychainRowProps {
  readonly remembered: boolean;
  /** It was remembered, and the keychain no longer has it. */
  readonly lost: boolean;
}

/** Whether this computer’s keychain opens the profile. */
export function KeychainRow({ remembered, lost }: KeychainRowProps): ReactNode {
  const api = useApi();
  const remember = useMutation(
    api.vault.rememberHere.mutationOptions({ onSuccess: () => notifyDone('This computer remembers the key'), onError: notifyFailure }),
  );
  return (
    <SettingRow title="Keychain of this computer" sentence={sentenceOf({ remembered, lost })}>
      {remembered ? (
        <>
          <Button variant="subtle" color="gray" loading={remember.isPending} onClick={() => remember.mutate({})}>
            Remember again
          </Button>
          <StatusChip word="Remembered" shape="tick" tone="accent" />
        </>
      ) : (
        <Button variant="default" loading={remember.isPending} onClick={() => remember.mutate({})}>
          {lost ? 'Remember again' : 'Remember on this computer'}
        </Button>
      )}
    </SettingRow>
  );
}

function sentenceOf({ remembered, lost }: KeychainRowProps): string {
  if (remembered) return 'The key is kept here, so Session Desk opens for whoever is signed in to this account.';
  if (lost)
    return 'The keychain no longer holds the key. Until it is remembered again, each start asks for the passphrase or the recovery code.';
  return 'The key is not kept on this computer; the passphrase or the recovery code is asked at each start.';
}
