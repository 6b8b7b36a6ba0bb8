import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LogTail } from '../help/log-tail.tsx';
import { newestBackupOf } from './newest-backup.ts';
import { RestoreForm } from './restore-form.tsx';
import classes from './trouble-screen.module.css';
import { UnlockForm } from './unlock-form.tsx';
import { VaultPage } from './vault-page.tsx';
import { troubleWords } from './vault-words.ts';

export interface TroubleScreenProps {
  readonly status: Extract<VaultStatus, { state: 'trouble' }>;
}

/** The profile cannot be opened: what happened, what is safe, what to do, and the means to do it. */
export function TroubleScreen({ status }: TroubleScreenProps): ReactNode {
  const api = useApi();
  const [isRestoring, setRestoring] = useState(false);
  const unlock = useMutation(api.vault.unlock.mutationOptions());
  const retry = useMutation(api.vault.retry.mutationOptions());
  const words = troubleWords[status.trouble];
  const reference = typeof status.details['reference'] === 'string' ? status.details['reference'] : null;
  const ways = status.ways.filter((way) => way !== 'keychain');
  const newest = newestBackupOf(status.details);
  if (isRestoring) {
    return (
      <VaultPage title="Restore a backup" lead="What is in the profile folder now is moved aside, never deleted.">
        <Stack gap="md" className={classes['means']}>
          <RestoreForm
            found={newest?.path ?? null}
            doneWords="The backup is restored. Settings, under Backups, says where the earlier files are kept."
          />
          <Button variant="default" size="md" onClick={() => setRestoring(false)}>
            Back
          </Button>
        </Stack>
      </VaultPage>
    );
  }
  return (
    <VaultPage title={reference === null ? words.title : `${words.title} · ${reference}`} lead={words.happened}>
      <p className={classes['safe']}>{words.safe}</p>
      <h2 className={classes['heading']}>What to do</h2>
      <ol className={classes['steps']}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Stack gap="md" className={classes['means']}>
        {retry.error !== null && <FailureNotice error={retry.error} />}
        {ways.length > 0 && (
          <UnlockForm ways={ways} busy={unlock.isPending} error={unlock.error} onUnlock={(input) => unlock.mutate(input)} />
        )}
        <Button size="md" variant={ways.length > 0 ? 'default' : 'filled'} loading={retry.isPending} onClick={() => retry.mutate({})}>
          Try again
        </Button>
        {words.canRestore && (
          <Button size="md" variant="default" onClick={() => setRestoring(true)}>
            Restore a backup
          </Button>
        )}
        {words.canRestore && newest && <p className={classes['newest']}>The newest backup found is of {newest.made}.</p>}
      </Stack>
      <details className={classes['log']} open={status.trouble === 'unexpected'}>
        <summary>Log for support</summary>
        <LogTail />
      </details>
    </VaultPage>
  );
}
