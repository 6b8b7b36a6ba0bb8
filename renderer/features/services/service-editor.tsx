import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import { freeColour } from './service-colours.ts';
import { newServiceValues, serviceValues } from './service-form-values.ts';
import { ServiceForm } from './service-form.tsx';
import { useServiceWrites } from './use-service-writes.ts';

export interface ServiceEditorProps {
  /** Null for a new one. */
  readonly service: Service | null;
  /** The services that exist, so that a new one gets a colour of its own. */
  readonly taken: readonly Service[];
  readonly onClose: () => void;
}

/** The form of one service with everything that can be done to it. */
export function ServiceEditor({ service, taken, onClose }: ServiceEditorProps): ReactNode {
  const { save, archive, remove } = useServiceWrites();
  const closing = { onSuccess: onClose };
  return (
    <ServiceForm
      title={service ? service.name : 'New service'}
      initialValues={service ? serviceValues(service) : newServiceValues(freeColour(taken.map(({ colour }) => colour)))}
      busy={save.isPending}
      error={save.error ?? remove.error}
      aside={
        service && (
          <>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => archive.mutate({ id: service.id, archived: service.archivedAt === null }, closing)}
            >
              {service.archivedAt === null ? 'Archive' : 'Offer again'}
            </Button>
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(service, closing)}>
              Remove
            </Button>
          </>
        )
      }
      onSave={(values) => save.mutate({ id: service?.id ?? null, values }, closing)}
      onClose={onClose}
    />
  );
}
