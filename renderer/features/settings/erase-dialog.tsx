import { Button, Checkbox, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeptYears } from './kept-years.tsx';

export interface EraseChoice {
  readonly passphrase: string | null;
  readonly backups: boolean;
}

export interface EraseDialogProps {
  readonly opened: boolean;
  readonly hasPassphrase: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onErase: (choice: EraseChoice) => void;
  readonly onClose: () => void;
}

const word = 'erase';

/** Asks for a word to be typed, and for the passphrase where there is one. */
export function EraseDialog({ opened, hasPassphrase, busy, error, onErase, onClose }: EraseDialogProps): ReactNode {
  const [backups, setBackups] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const isTyped = typed.trim().toLowerCase() === word;
  const isPassphraseMissing = hasPassphrase && passphrase === '';
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isTyped && !isPassphraseMissing) onErase({ passphrase: hasPassphrase ? passphrase : null, backups });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Erase everything?">
      <form onSubmit={handleSubmit} noValidate>
        <Stack gap="md">
          {error !== null && error !== undefined && <FailureNotice error={error} />}
          <p>
            All that Session Desk keeps of you leaves this computer, with its key in the keychain. Only a backup and its recovery code bring
            it back.
          </p>
          <KeptYears />
          <Checkbox
            label="Erase the backups too"
            description="Those in the backup folder. Copies that you made elsewhere stay."
            checked={backups}
            onChange={(event) => setBackups(event.currentTarget.checked)}
          />
          {hasPassphrase && (
            <PasswordInput
              label="Passphrase"
              autoComplete="current-password"
              value={passphrase}
              error={isTried && isPassphraseMissing ? 'Enter the passphrase' : null}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
          )}
          <TextInput
            data-autofocus
            label={`Type “${word}” to confirm`}
            autoComplete="off"
            value={typed}
            error={isTried && !isTyped ? `Type the word ${word}` : null}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" loading={busy}>
              Erase everything
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
