import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { recoveryCodeProblem } from './vault-words.ts';

export interface RecoveryConfirmFormProps {
  readonly onDone: () => void;
  /** Further buttons beside the one that confirms. */
  readonly children?: ReactNode;
}

/** Asks for the recovery code to be typed back from paper. */
export function RecoveryConfirmForm({ onDone, children }: RecoveryConfirmFormProps): ReactNode {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = useMutation(api.vault.confirmRecovery.mutationOptions({ onSuccess: onDone }));
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const found = recoveryCodeProblem(typed);
    setProblem(found);
    if (found === null) confirm.mutate({ recoveryCode: typed });
  };
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack gap="md">
        {confirm.error !== null && <FailureNotice error={confirm.error} />}
        <TextInput
          label="Type the recovery code from your copy"
          description="Dashes and capitals do not matter."
          autoComplete="off"
          spellCheck={false}
          size="md"
          value={typed}
          error={problem}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={confirm.isPending}>
          Confirm
        </Button>
        {children}
      </Stack>
    </form>
  );
}
