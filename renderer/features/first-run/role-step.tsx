import { Anchor, Button, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { roles, type Role } from '../../../shared/contract/vault.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { VaultPage } from '../vault/vault-page.tsx';
import { ChoiceCard } from './choice-card.tsx';
import classes from './first-run.module.css';
import { roleWords } from './role-words.ts';

export interface RoleStepProps {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
  readonly onNext: () => void;
  readonly onRestore: () => void;
}

/** Asks what the user does; leads aside to a backup or to the sample profile. */
export function RoleStep({ role, onRole, onNext, onRestore }: RoleStepProps): ReactNode {
  const api = useApi();
  const sample = useMutation(api.vault.openSample.mutationOptions());
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onNext();
  };
  return (
    <VaultPage title="What do you do?" lead="Session Desk shows only what your work needs. It can be changed later." step="Step 1 of 4">
      <form onSubmit={handleSubmit} className={classes['body']}>
        <Radio.Group value={role} onChange={(value) => onRole(roles.find((known) => known === value) ?? role)} aria-label="What do you do?">
          <Stack gap="sm">
            {roles.map((value) => (
              <ChoiceCard key={value} value={value} title={roleWords[value].title} sentence={roleWords[value].sentence} />
            ))}
          </Stack>
        </Radio.Group>
        <Button type="submit" size="md" fullWidth mt="lg">
          Continue
        </Button>
      </form>
      {sample.error !== null && <FailureNotice error={sample.error} />}
      <div className={classes['aside']}>
        <Anchor component="button" type="button" onClick={onRestore}>
          I have a backup: move here from another computer
        </Anchor>
        <Anchor component="button" type="button" onClick={() => sample.mutate({})}>
          Look around first in a sample profile
        </Anchor>
      </div>
    </VaultPage>
  );
}
