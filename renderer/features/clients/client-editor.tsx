import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/contract/clients.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import classes from './client-editor.module.css';
import { ClientForm } from './client-form.tsx';
import { ClientSessionList } from './client-session-list.tsx';
import { clientValues, emptyClient, lastSessionWords, nextSessionWords } from './client-words.ts';
import { useClientWrites } from './use-client-writes.ts';

export interface ClientEditorProps {
  /** Null for a new one. */
  readonly client: Client | null;
  readonly onClose: () => void;
}

/** The form of one client with everything that can be done to it. */
export function ClientEditor({ client, onClose }: ClientEditorProps): ReactNode {
  const zone = useZone();
  const now = useNow(60_000);
  const { save, archive, remove } = useClientWrites();
  const closing = { onSuccess: onClose };
  return (
    <ClientForm
      title={client ? client.name : 'New client'}
      initialValues={client ? clientValues(client) : emptyClient}
      busy={save.isPending}
      error={save.error ?? remove.error}
      aside={
        client && (
          <>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => archive.mutate({ id: client.id, archived: client.archivedAt === null }, closing)}
            >
              {client.archivedAt === null ? 'Archive' : 'Bring back'}
            </Button>
            {client.sessionCount === 0 && (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(client, closing)}>
                Remove
              </Button>
            )}
          </>
        )
      }
      onSave={(values) => save.mutate({ id: client?.id ?? null, values }, closing)}
      onClose={onClose}
    >
      {client && (
        <dl className={classes['facts']}>
          <div>
            <dt>Sessions</dt>
            <dd>{client.sessionCount.toLocaleString('en-GB')}</dd>
          </div>
          <div>
            <dt>Last</dt>
            <dd>{lastSessionWords(client, zone, now)}</dd>
          </div>
          <div>
            <dt>Next</dt>
            <dd>{nextSessionWords(client, zone, now)}</dd>
          </div>
        </dl>
      )}
      {client && client.sessionCount > 0 && <ClientSessionList clientId={client.id} zone={zone} now={now} />}
    </ClientForm>
  );
}
