import { Box, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import { lengthWords } from '../../ui/time-words.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { serviceSentence } from './service-form-values.ts';
import classes from './service-row.module.css';

export interface ServiceRowProps {
  readonly service: Service;
  readonly onOpen: () => void;
}

/** A service in the list: colour, name, what the clock does, length. */
export function ServiceRow({ service, onOpen }: ServiceRowProps): ReactNode {
  return (
    <UnstyledButton className={classes['row']} onClick={onOpen} mod={{ archived: service.archivedAt !== null }}>
      <Box component="span" className={classes['colour']} __vars={{ '--swatch': service.colour }} />
      <span className={classes['words']}>
        <span className={classes['name']}>{service.name}</span>
        <span className={classes['sentence']}>{serviceSentence(service)}</span>
      </span>
      {service.silent && <StatusChip word="Silent" shape="dash" tone="muted" />}
      {service.archivedAt !== null && <StatusChip word="Archived" shape="cross" tone="muted" />}
      <span className={classes['length']}>{lengthWords(service.durationMs)}</span>
    </UnstyledButton>
  );
}
