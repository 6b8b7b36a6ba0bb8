import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { useProfile } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';

export interface BackupFolderRowProps {
  readonly folder: string;
  readonly ownFolder: boolean;
}

/** Where backups are written; chosen in a dialog of the system, or typed where there is none. */
export function BackupFolderRow({ folder, ownFolder }: BackupFolderRowProps): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const { info } = useProfile();
  const [opened, { open, close }] = useDisclosure(false);
  const save = useMutation({
    mutationFn: (next: string | null) => api.backups.setFolder.call({ folder: next }),
    onSuccess: (state) => {
      queries.setQueryData(api.backups.state.queryKey({ input: {} }), state);
      notifyDone('Backups are written to that folder from now on');
      close();
    },
  });
  const choose = useMutation({
    mutationFn: () => api.app.chooseFolder.call({}),
    onSuccess: ({ folder: chosen }) => {
      if (chosen !== null) save.mutate(chosen, { onError: notifyFailure });
    },
    onError: notifyFailure,
  });
  return (
    <SettingRow
      title="Folder"
      sentence={`${folder}. ${ownFolder ? 'Backups made before stay where they are.' : 'A folder on another disk also survives the loss of this one.'}`}
    >
      {ownFolder && (
        <Button variant="subtle" color="gray" loading={save.isPending} onClick={() => save.mutate(null, { onError: notifyFailure })}>
          Use the default
        </Button>
      )}
      <Button variant="default" loading={choose.isPending} onClick={info.can.chooseFolder ? () => choose.mutate() : open}>
        Choose a folder
      </Button>
      <FolderDialog
        key={String(opened)}
        opened={opened}
        folder={folder}
        busy={save.isPending}
        error={save.error}
        onSave={save.mutate}
        onClose={close}
      />
    </SettingRow>
  );
}

interface FolderDialogProps {
  readonly opened: boolean;
  readonly folder: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (folder: string) => void;
  readonly onClose: () => void;
}

function FolderDialog({ opened, folder, busy, error, onSave, onClose }: FolderDialogProps): ReactNode {
  const [typed, setTyped] = useState(folder);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') onSave(typed.trim());
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Folder for backups">
      <form onSubmit={handleSubmit}>
        <Stack gap="md">
          {error !== null && error !== undefined && <FailureNotice error={error} />}
          <TextInput
            data-autofocus
            label="Full path of the folder"
            description="It must exist and be writable. Another disk or a synced folder is a good choice."
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
