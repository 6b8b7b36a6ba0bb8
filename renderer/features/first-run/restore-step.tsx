import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { RestoreForm } from '../vault/restore-form.tsx';
import { VaultPage } from '../vault/vault-page.tsx';
import classes from './first-run.module.css';

export interface RestoreStepProps {
  readonly onBack: () => void;
}

/** Moves here from another computer, by a backup and the recovery code. */
export function RestoreStep({ onBack }: RestoreStepProps): ReactNode {
  return (
    <VaultPage
      title="Move here from another computer"
      lead="On the other computer, open Settings, then Backups, and make a backup. Bring that file here."
    >
      <div className={classes['body']}>
        <RestoreForm doneWords="The backup is restored" />
        <Button variant="default" size="md" fullWidth mt="sm" onClick={onBack}>
          Back
        </Button>
      </div>
    </VaultPage>
  );
}
