import { Button, Group, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Role, VaultStatus } from '../../../shared/contract/vault.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { failureCode } from '../../ui/failure-words.ts';
import { NewPassphraseFields } from '../vault/new-passphrase-fields.tsx';
import { VaultPage } from '../vault/vault-page.tsx';
import { passphraseProblem } from '../vault/vault-words.ts';
import { ChoiceCard } from './choice-card.tsx';
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

const noKeychainWords = {
  locked: {
    title: 'The keychain of this computer is locked',
    sentence: 'A passphrase protects your data instead. The keychain can be added later in Settings.',
  },
  absent: {
    title: 'This computer offers no keychain',
    sentence: 'A passphrase protects your data instead. Session Desk asks for it at each start.',
  },
} satisfies Record<Exclude<KeychainState, 'available'>, { readonly title: string; readonly sentence: string }>;

/** Makes the profile: the keychain holds the key where there is one and it is chosen, else a passphrase protects it. */
export function ProtectionStep({ role, keychain, onCreated, onBack }: ProtectionStepProps): ReactNode {
  const api = useApi();
  const [choice, setChoice] = useState('keychain');
  const [typed, setTyped] = useState({ first: '', second: '' });
  const [problem, setProblem] = useState<ReturnType<typeof passphraseProblem>>(null);
  const create = useMutation(api.vault.create.mutationOptions({ onSuccess: onCreated }));
  const canChoose = keychain === 'available' && failureCode(create.error) !== 'PASSPHRASE_NEEDED';
  const byPassphrase = !canChoose || choice === 'passphrase';
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const found = byPassphrase ? passphraseProblem(typed.first, typed.second) : null;
    setProblem(found);
    if (found === null) create.mutate({ role, passphrase: byPassphrase ? typed.first : null });
  };
  return (
    <VaultPage title="Protect your data" lead="Everything is stored encrypted, on this computer only." step="Step 2 of 4">
      <form onSubmit={handleSubmit} className={classes['body']} noValidate>
        <Stack gap="md">
          {create.error !== null && <FailureNotice error={create.error} />}
          {canChoose && (
            <Radio.Group value={choice} onChange={setChoice} aria-label="Protect your data">
              <Stack gap="sm">
                <ChoiceCard
                  value="keychain"
                  title="By the keychain of this computer"
                  sentence="Session Desk opens without a question while you are signed in here."
                />
                <ChoiceCard
                  value="passphrase"
                  title="By a passphrase"
                  sentence="Asked at each start, and after locking when you leave the desk."
                />
              </Stack>
            </Radio.Group>
          )}
          {keychain !== 'available' && (
            <p className={classes['note']}>
              <strong>{noKeychainWords[keychain].title}</strong>
              {noKeychainWords[keychain].sentence}
            </p>
          )}
          {byPassphrase && <NewPassphraseFields value={typed} problem={problem} onChange={setTyped} />}
          <Group gap="xs" justify="space-between" mt="sm">
            <Button variant="default" size="md" onClick={onBack}>
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
