import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Role, VaultStatus } from '../../../shared/contract/vault.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { failureCode } from '../../ui/failure-words.ts';
import { NewPassphraseFields } from '../vault/new-passphrase-fields.tsx';
import { VaultPage } from '../vault/vault-page.tsx';
import { passphraseProblem } from '../vault/vault-words.ts';
import classes from './first-run.module.css';

/** What the making of a profile answers; the code is never shown again. */
export interface CreatedProfile {
  readonly recoveryCode: string;
  readonly protection: 'keychain' | 'passphrase';
}

type KeychainState = Extract<VaultStatus, { state: 'new' }>['keychain'];

export interface ProtectionStepProps {
  readonly role: Role;
  readonly keychain: KeychainState;
  readonly onCreated: (created: CreatedProfile) => void;
  readonly onBack: () => void;
}

const keychainWords = {
  available: { title: 'This computer’s keychain keeps the key', sentence: 'Session Desk opens without a question when you are signed in to this computer.' },
  locked: { title: 'The keychain of this computer is locked', sentence: 'A passphrase protects your data instead. You can add the keychain later in Settings.' },
  absent: { title: 'This computer offers no keychain', sentence: 'A passphrase protects your data instead. Session Desk asks for it at every start.' },
} satisfies Record<KeychainState, { readonly title: string; readonly sentence: string }>;

/** Makes the profile: the keychain holds the key where there is one, a passphrase where there is none. */
export function ProtectionStep({ role, keychain, onCreated, onBack }: ProtectionStepProps): ReactNode {
  const api = useApi();
  const [wantsPassphrase, setWantsPassphrase] = useState(false);
  const [typed, setTyped] = useState({ first: '', second: '' });
  const [problem, setProblem] = useState<ReturnType<typeof passphraseProblem>>(null);
  const create = useMutation(api.vault.create.mutationOptions({ onSuccess: onCreated }));
  const isNeeded = keychain !== 'available' || failureCode(create.error) === 'PASSPHRASE_NEEDED';
  const hasPassphrase = isNeeded || wantsPassphrase;
  const words = keychainWords[keychain];
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const found = hasPassphrase ? passphraseProblem(typed.first, typed.second) : null;
    setProblem(found);
    if (found === null) create.mutate({ role, passphrase: hasPassphrase ? typed.first : null });
  };
  return (
    <VaultPage title="Protect your data" lead="Everything is stored encrypted, on this computer only." step="Step 2 of 4">
      <form onSubmit={handleSubmit} className={classes['body']} noValidate>
        <Stack gap="md">
          <p className={classes['note']}>
            <strong>{words.title}</strong>
            {words.sentence}
          </p>
          {create.error !== null && <FailureNotice error={create.error} />}
          {!isNeeded && (
            <Checkbox
              label="Also set a passphrase"
              description="Then Session Desk can be locked while you are away from the desk."
              checked={wantsPassphrase}
              onChange={(event) => setWantsPassphrase(event.currentTarget.checked)}
            />
          )}
          {hasPassphrase && <NewPassphraseFields value={typed} problem={problem} onChange={setTyped} />}
          <Group gap="xs" justify="space-between" mt="sm">
            <Button variant="subtle" size="md" onClick={onBack}>
              Back
            </Button>
            <Button type="submit" size="md" loading={create.isPending}>
              Create profile
            </Button>
          </Group>
        </Stack>
      </form>
    </VaultPage>
  );
}
