import { Button, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { LogTail } from '../help/log-tail.tsx';
import { newestBackupOf } from './newest-backup.ts';
import { RestoreForm } from './restore-form.tsx';
import { TroubleMeans } from './trouble-means.tsx';
import classes from './trouble-screen.module.css';
import { VaultPage } from './vault-page.tsx';
import { stepWords, troubleWords } from './vault-words.ts';

export interface TroubleScreenProps {
  readonly status: Extract<VaultStatus, { state: 'trouble' }>;
}

/** The profile cannot be opened: what happened, what is safe, what to do, and the means to do it. */
export function TroubleScreen({ status }: TroubleScreenProps): ReactNode {
  const [isRestoring, setRestoring] = useState(false);
  const words = troubleWords[status.trouble];
  const reference = typeof status.details['reference'] === 'string' ? status.details['reference'] : null;
  const newest = newestBackupOf(status.details);
  if (isRestoring) {
    return (
      <VaultPage title="Restore a backup" lead="What is in the profile folder now is moved aside, never deleted.">
        <Stack gap="md" className={classes['means']}>
          <RestoreForm found={newest} doneWords="The backup is restored. Settings, under Backups, says where the earlier files are kept." />
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
      <Steps steps={words.steps.map((step) => stepWords(step, status.ways))} />
      <TroubleMeans
        words={words}
        ways={status.ways.filter((way) => way !== 'keychain')}
        newest={newest}
        onRestore={() => setRestoring(true)}
      />
      <details className={classes['log']} open={status.trouble === 'unexpected'}>
        <summary>Log for support</summary>
        <LogTail />
      </details>
    </VaultPage>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }): ReactNode {
  if (steps.length === 1) return <p className={classes['step']}>{steps[0]}</p>;
  return (
    <ol className={classes['steps']}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
