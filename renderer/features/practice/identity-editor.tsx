import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Identity } from '../../../shared/contract/identities.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { IdentityForm } from './identity-form.tsx';
import { identityValues, newIdentity } from './identity-values.ts';
import { LogoField } from './logo-field.tsx';
import { useIdentityWrites } from './use-identity-writes.ts';

export interface IdentityEditorProps {
  /** Null for a new one. */
  readonly identity: Identity | null;
  readonly onClose: () => void;
}

/** The form of one trading identity with everything that can be done to it. */
export function IdentityEditor({ identity, onClose }: IdentityEditorProps): ReactNode {
  const writes = useIdentityWrites();
  const { save, archive, remove } = writes;
  const closing = { onSuccess: onClose };
  return (
    <IdentityForm
      title={identity ? identity.name : 'New identity'}
      identity={identity}
      initialValues={identity ? identityValues(identity) : newIdentity}
      busy={save.isPending}
      error={save.error}
      aside={
        identity && (
          <>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => archive.mutate({ id: identity.id, archived: identity.archivedAt === null }, closing)}
            >
              {identity.archivedAt === null ? 'Archive' : 'Use again'}
            </Button>
            {!identity.used && (
              <ConfirmButton
                label="Remove"
                title={`Remove ${identity.name}?`}
                consequence={<p>Its address, bank details and logo are deleted. This cannot be undone.</p>}
                confirmLabel="Remove it"
                busy={remove.isPending}
                onConfirm={() => remove.mutate(identity, closing)}
              />
            )}
          </>
        )
      }
      onSave={(values) => save.mutate({ id: identity?.id ?? null, values }, closing)}
      onClose={onClose}
    >
      {identity && <LogoField identity={identity} writes={writes} />}
    </IdentityForm>
  );
}
