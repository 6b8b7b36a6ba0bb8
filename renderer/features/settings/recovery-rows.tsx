import { Button, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';
import { RecoveryConfirmForm } from '../vault/recovery-confirm-form.tsx';
import { RecoverySheet } from '../vault/recovery-sheet.tsx';

export interface RecoveryRowsProps {
  readonly confirmed: boolean;
  readonly madeAt: Instant;
}

/** Confirms the recovery code, or replaces it. */
export function RecoveryRows({ confirmed, madeAt }: RecoveryRowsProps): ReactNode {
  const api = useApi();
  const zone = useZone();
  const now = useNow(60_000);
  const [isTyping, typing] = useDisclosure(false);
  const renew = useMutation(api.vault.newRecoveryCode.mutationOptions({ onError: notifyFailure }));
  const handleConfirmed = (): void => {
    typing.close();
    renew.reset();
    notifyDone('The recovery code is confirmed');
  };
  const code = renew.data?.recoveryCode ?? null;
  return (
    <>
      <SettingRow
        title="Your copy"
        sentence={`Made on ${dayWordsAt(madeAt, zone, now)}. It opens the profile without passphrase and keychain.`}
      >
        {confirmed ? <StatusChip word="Confirmed" shape="tick" tone="accent" /> : <Button onClick={typing.open}>Confirm the code</Button>}
      </SettingRow>
      <SettingRow title="New recovery code" sentence="For when the paper was lost or seen by someone else.">
        <ConfirmButton
          label="Make a new code"
          title="Make a new recovery code?"
          consequence="The old code stops working at once, also for getting into this profile. Backups made before still open with the code of their time."
          confirmLabel="Make a new code"
          tone="plain"
          busy={renew.isPending}
          onConfirm={() => renew.mutate({})}
        />
      </SettingRow>
      <Modal opened={isTyping} onClose={typing.close} title="Confirm the recovery code">
        <RecoveryConfirmForm onDone={handleConfirmed} />
      </Modal>
      <Modal opened={code !== null && !isTyping} onClose={renew.reset} title="Your new recovery code" size="xl" closeOnClickOutside={false}>
        <Stack gap="md">
          <p>It is shown only now. Print it or write it down, and keep it apart from this computer.</p>
          <p>
            Backups made until now still open with the old code alone. Keep the old sheet for as long as you keep them; if someone else may
            have seen it, remove those backups.
          </p>
          {code !== null && <RecoverySheet code={code} today={dayOf(now, zone)} />}
          <Button onClick={typing.open}>I have printed it or written it down</Button>
        </Stack>
      </Modal>
    </>
  );
}
