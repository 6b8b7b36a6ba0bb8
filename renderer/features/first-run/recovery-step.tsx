import { Button, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { RecoveryConfirmForm } from '../vault/recovery-confirm-form.tsx';
import { RecoverySheet } from '../vault/recovery-sheet.tsx';
import { VaultPage } from '../vault/vault-page.tsx';
import classes from './first-run.module.css';

export interface RecoveryStepProps {
  readonly code: string;
  readonly today: LocalDate;
  readonly onNext: () => void;
}

/** Shows the recovery code once, then asks for it back from paper. */
export function RecoveryStep({ code, today, onNext }: RecoveryStepProps): ReactNode {
  const [isTyping, setTyping] = useState(false);
  if (isTyping) {
    return (
      <VaultPage title="Type the code back" lead="So that it is certain your copy can be read." step="Step 3 of 4">
        <div className={classes['body']}>
          <RecoveryConfirmForm onDone={onNext}>
            <Button variant="default" size="md" onClick={() => setTyping(false)}>
              Show the code again
            </Button>
            <Button variant="subtle" onClick={onNext}>
              Confirm it later – a reminder stays until then
            </Button>
          </RecoveryConfirmForm>
        </div>
      </VaultPage>
    );
  }
  return (
    <VaultPage
      wide
      title="Your recovery code"
      lead="It opens your data when the passphrase is forgotten or this computer is lost. It is shown only now."
      step="Step 3 of 4"
    >
      <Stack gap="md" className={classes['body']}>
        <RecoverySheet code={code} today={today} />
        <p className={classes['note']}>
          <strong>Keep it on paper, apart from this computer</strong>
          Nobody can make a second copy of it. Without it, the passphrase and this computer’s keychain, your data cannot be read by anyone,
          including the makers of Session Desk.
        </p>
        <Button size="md" onClick={() => setTyping(true)}>
          I have printed it or written it down
        </Button>
      </Stack>
    </VaultPage>
  );
}
