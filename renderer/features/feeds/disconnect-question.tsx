import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Feed } from '../../../shared/contract/feeds.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { countWords } from './preview-words.ts';

export interface DisconnectQuestionProps {
  readonly feed: Feed;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: (removeSessions: boolean) => void;
  readonly onCancel: () => void;
}

/** The address cannot be brought back, so this asks; what happens to the sessions is the user's choice. */
export function DisconnectQuestion({ feed, busy, error, onConfirm, onCancel }: DisconnectQuestionProps): ReactNode {
  const [choice, setChoice] = useState('keep');
  return (
    <Modal opened onClose={onCancel} title={`Disconnect ${feed.name}?`}>
      <Stack gap="md">
        <Radio.Group value={choice} onChange={setChoice} label="The address is deleted now. Its sessions:">
          <Stack gap="xs" mt="xs">
            <Radio
              value="keep"
              label={`Keep ${feed.sessionCount === 1 ? 'the 1 session' : `all ${countWords(feed.sessionCount, 'session')}`}`}
            />
            <Radio value="remove" label="Remove them" description="Those with your notes, or that took place, stay." />
          </Stack>
        </Radio.Group>
        {error !== null && error !== undefined && <FailureNotice error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={busy} onClick={() => onConfirm(choice === 'remove')}>
            {choice === 'remove' ? 'Disconnect and remove' : 'Disconnect'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
