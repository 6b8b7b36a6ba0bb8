import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { useApi } from '../../app/api.ts';
import classes from './lock-screen.module.css';
import { UnlockForm } from './unlock-form.tsx';
import { VaultPage } from './vault-page.tsx';
import { lockWords } from './vault-words.ts';

export interface LockScreenProps {
  readonly status: Extract<VaultStatus, { state: 'locked' }>;
}

/**
 * Covers the whole window while the profile is locked.
 * A modal dialog in the top layer, so that open dialogs and forms beneath can neither be seen nor reached.
 */
export function LockScreen({ status }: LockScreenProps): ReactNode {
  const api = useApi();
  const cover = useRef<HTMLDialogElement>(null);
  const unlock = useMutation(api.vault.unlock.mutationOptions());
  useEffect(() => {
    const dialog = cover.current;
    // Whatever closes it, it is put back: only an unlocked profile takes it away.
    const stay = (): void => dialog?.showModal();
    stay();
    dialog?.querySelector('input')?.focus();
    dialog?.addEventListener('close', stay);
    return () => {
      dialog?.removeEventListener('close', stay);
      dialog?.close();
    };
  }, []);
  return (
    <dialog ref={cover} className={classes['cover']} aria-label="Session Desk is locked">
      <VaultPage title="Session Desk is locked" lead={lockWords[status.reason]}>
        <div className={classes['form']}>
          <UnlockForm ways={status.ways} busy={unlock.isPending} error={unlock.error} onUnlock={(input) => unlock.mutate(input)} />
        </div>
      </VaultPage>
    </dialog>
  );
}
