import { Button, FileButton, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Identity } from '../../../shared/contract/identities.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { StoredPicture } from '../../ui/stored-picture.tsx';
import classes from './logo-field.module.css';
import type { IdentityWrites } from './use-identity-writes.ts';

export interface LogoFieldProps {
  readonly identity: Identity;
  readonly writes: IdentityWrites;
}

/** The logo of an identity, saved as soon as it is chosen. */
export function LogoField({ identity, writes }: LogoFieldProps): ReactNode {
  const api = useApi();
  const { setLogo, removeLogo } = writes;
  const logo = useQuery(api.identities.logo.queryOptions({ input: { id: identity.id }, enabled: identity.hasLogo }));
  const bytes = useMemo(() => logo.data && { type: logo.data.type, bytes: bytesOf(logo.data.base64) }, [logo.data]);
  return (
    <FieldGroup title="Logo" lead="PNG or JPEG, at most 500 KB. It is saved at once.">
      {setLogo.error !== null && <FailureNotice error={setLogo.error} />}
      {identity.hasLogo && bytes && <StoredPicture alt={`Logo of ${identity.name}`} className={classes['picture']} {...bytes} />}
      <Group gap="xs">
        <FileButton accept="image/png,image/jpeg" onChange={(file) => file && setLogo.mutate({ id: identity.id, file })}>
          {(props) => (
            <Button variant="default" size="xs" loading={setLogo.isPending} {...props}>
              {identity.hasLogo ? 'Choose another' : 'Choose a logo'}
            </Button>
          )}
        </FileButton>
        {identity.hasLogo && (
          <Button variant="subtle" color="red" size="xs" loading={removeLogo.isPending} onClick={() => removeLogo.mutate(identity.id)}>
            Remove the logo
          </Button>
        )}
      </Group>
    </FieldGroup>
  );
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
