import { Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useUnsaved } from '../../app/unsaved.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { sessionValues, toSessionInput } from '../calendar/session-form-values.ts';

export interface NotesDrawerProps {
  readonly sessionId: string;
  readonly onClose: () => void;
}

/** The notes of one session, away from the clock: nobody else reads them. */
export function NotesDrawer({ sessionId, onClose }: NotesDrawerProps): ReactNode {
  const api = useApi();
  const session = useQuery(api.sessions.get.queryOptions({ input: { id: sessionId }, retry: false }));
  return session.data ? <NotesForm session={session.data} onClose={onClose} /> : null;
}

interface NotesFormProps {
  readonly session: Session;
  readonly onClose: () => void;
}

function NotesForm({ session, onClose }: NotesFormProps): ReactNode {
  const api = useApi();
  const [notes, setNotes] = useState(session.notes);
  useUnsaved(notes !== session.notes);
  const save = useMutation({
    mutationFn: () =>
      api.sessions.update.call({ id: session.id, change: { ...toSessionInput(sessionValues(session)), notes }, scope: 'one' }),
    onSuccess: () => {
      notifyDone('Notes saved.');
      onClose();
    },
  });
  return (
    <FormDrawer
      opened
      title="Notes"
      lead="Kept in your encrypted database, never shown on the clock."
      submitLabel="Save"
      busy={save.isPending}
      error={save.error}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      onClose={onClose}
    >
      <Textarea
        data-person
        aria-label="Notes"
        autosize
        minRows={8}
        maxRows={24}
        data-autofocus
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        error={notes.length > 10_000 ? 'At most 10,000 characters' : undefined}
      />
    </FormDrawer>
  );
}
