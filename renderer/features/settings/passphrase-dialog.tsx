import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { NewPassphraseFields } from '../vault/new-passphrase-fields.tsx';
import { passphraseProblem } from '../vault/vault-words.ts';

export interface PassphraseChange {
  readonly current: string | null;
  readonly next: string | null;
}

export interface PassphraseDialogProps {
  readonly purpose: 'set' | 'change' | 'remove';
  readonly opened: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (change: PassphraseChange) => void;
  readonly onClose: () => void;
}

const titles = { set: 'Set a passphrase', change: 'Change the passphrase', remove: 'Remove the passphrase' } as const;

/** Asks for the present passphrase where there is one, and for the new one twice. */
export function PassphraseDialog({ purpose, opened, busy, error, onSave, onClose }: PassphraseDialogProps): ReactNode {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState({ first: '', second: '' });
  const [isTried, setTried] = useState(false);
  const problem = purpose === 'remove' ? null : passphraseProblem(next.first, next.second);
  const isCurrentMissing = purpose !== 'set' && current === '';
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null && !isCurrentMissing)
      onSave({ current: purpose === 'set' ? null : current, next: purpose === 'remove' ? null : next.first });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={titles[purpose]}>
      <form onSubmit={handleSubmit} noValidate>
        <Stack gap="md">
          {error !== null && error !== undefined && <FailureNotice error={error} />}
          {purpose === 'remove' && (
            <p>
              Session Desk then opens by the keychain of this computer alone, and no longer locks by itself. The recovery code still works.
            </p>
          )}
          {purpose !== 'set' && (
            <PasswordInput
              data-autofocus
              label="Present passphrase"
              autoComplete="current-password"
              value={current}
              error={isTried && isCurrentMissing ? 'Enter the present passphrase' : null}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
          {purpose !== 'remove' && <NewPassphraseFields value={next} problem={isTried ? problem : null} onChange={setNext} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} {...(purpose === 'remove' ? { color: 'red' } : {})}>
              {titles[purpose]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
