import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { UnlockWay } from '../../../shared/contract/vault.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { recoveryCodeProblem, wayWords } from './vault-words.ts';

export type UnlockInput =
  | { readonly way: 'keychain' }
  | { readonly way: 'passphrase'; readonly passphrase: string }
  | { readonly way: 'recovery'; readonly recoveryCode: string };

export interface UnlockFormProps {
  /** At least one. */
  readonly ways: readonly UnlockWay[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onUnlock: (input: UnlockInput) => void;
  /** Something else stands first on the screen. */
  readonly isSecond?: boolean;
}

/** Opens the profile in one of the ways it knows; the others are one click away. */
export function UnlockForm({ ways, busy, error, onUnlock, isSecond = false }: UnlockFormProps): ReactNode {
  const [way, setWay] = useState<UnlockWay>(() => preferredWay(ways));
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemOf(way, secret);
    setProblem(found);
    if (found === null) onUnlock(inputOf(way, secret));
  };
  const choose = (next: UnlockWay): void => {
    setWay(next);
    setSecret('');
    setProblem(null);
  };
  const field = {
    value: secret,
    error: problem,
    autoFocus: true,
    size: 'md',
    onChange: (event: { currentTarget: { value: string } }) => setSecret(event.currentTarget.value),
  } as const;
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack gap="md">
        {error !== null && error !== undefined && <FailureNotice error={error} />}
        {way === 'passphrase' && <PasswordInput label="Passphrase" autoComplete="current-password" {...field} />}
        {way === 'recovery' && (
          <TextInput
            label="Recovery code"
            description="Seven groups of four. Dashes and capitals do not matter."
            autoComplete="off"
            spellCheck={false}
            {...field}
          />
        )}
        <Button type="submit" size="md" variant={isSecond ? 'default' : 'filled'} loading={busy} fullWidth>
          {way === 'keychain' ? 'Unlock with this computer’s keychain' : 'Unlock'}
        </Button>
        <Group gap="md">
          {ways
            .filter((other) => other !== way)
            .map((other) => (
              <Anchor key={other} component="button" type="button" onClick={() => choose(other)}>
                Use {other === 'keychain' ? wayWords[other] : `the ${wayWords[other]}`}
              </Anchor>
            ))}
        </Group>
      </Stack>
    </form>
  );
}

function preferredWay(ways: readonly UnlockWay[]): UnlockWay {
  const order: readonly UnlockWay[] = ['passphrase', 'keychain', 'recovery'];
  return order.find((way) => ways.includes(way)) ?? 'recovery';
}

function problemOf(way: UnlockWay, secret: string): string | null {
  if (way === 'passphrase') return secret === '' ? 'Enter the passphrase' : null;
  return way === 'recovery' ? recoveryCodeProblem(secret) : null;
}

function inputOf(way: UnlockWay, secret: string): UnlockInput {
  switch (way) {
    case 'keychain':
      return { way };
    case 'passphrase':
      return { way, passphrase: secret };
    case 'recovery':
      return { way, recoveryCode: secret };
    default:
      return way satisfies never;
  }
}
