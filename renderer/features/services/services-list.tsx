import { Paper, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import { inOrder } from './list-order.ts';
import { ServiceRow } from './service-row.tsx';
import classes from './services-list.module.css';
import { useListOrder } from './use-list-order.ts';

export interface ServicesListProps {
  /** In the user's order, archived ones last. */
  readonly services: readonly Service[];
  readonly onOpen: (service: Service) => void;
  /** The offered ones, in the order they were put. */
  readonly onOrder: (ids: readonly string[]) => void;
}

/** The services, put in order by their grips; archived ones stay at the end. */
export function ServicesList({ services, onOpen, onOrder }: ServicesListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const ids = services.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
  const order = useListOrder(list, ids, (wanted, moved) => {
    const name = services.find(({ id }) => id === moved)?.name ?? '';
    setSaid(`${name} is now ${wanted.indexOf(moved) + 1} of ${wanted.length}.`);
    onOrder(wanted);
  });
  return (
    <>
      <Paper withBorder component="ul" ref={list} aria-label="Services" className={classes['list']}>
        {inOrder(services, order.shown).map((service) => (
          <li key={service.id} className={classes['item']} data-dragged={order.dragged === service.id || undefined}>
            {ids.length > 1 && service.archivedAt === null && (
              <Tooltip label="Drag, or press ↑ ↓" disabled={order.dragged !== null}>
                <UnstyledButton aria-label={`Move ${service.name}`} className={classes['grip']} {...order.gripOf(service.id)}>
                  <IconGripVertical size={16} stroke={1.6} aria-hidden />
                </UnstyledButton>
              </Tooltip>
            )}
            <ServiceRow service={service} onOpen={() => onOpen(service)} />
          </li>
        ))}
      </Paper>
      <VisuallyHidden component="output">{said}</VisuallyHidden>
    </>
  );
}
