import { Box, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCoffee } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { timeSpanWords } from '../../ui/time-words.ts';
import type { DayRow } from './day-rows.ts';
import classes from './day-list.module.css';
import { outcomeWords } from './today-words.ts';

export interface PastListProps {
  readonly rows: readonly DayRow[];
  readonly zone: ZoneId;
  readonly onOpen: (itemId: string) => void;
}

/** What is over, planned beside actual. */
export function PastList({ rows, zone, onOpen }: PastListProps): ReactNode {
  return (
    <ul className={classes['list']}>
      {rows.map((row) => (
        <li key={row.itemId}>
          <UnstyledButton className={classes['row']} onClick={() => onOpen(row.itemId)} mod={{ out: row.actualStart === null }}>
            <span className={classes['span']}>{timeSpanWords(row.plannedStart, row.plannedEnd, zone)}</span>
            {row.kind === 'break' ? (
              <IconCoffee size={16} stroke={1.6} aria-hidden className={classes['cup']} />
            ) : (
              <Box
                component="span"
                className={classes['colour']}
                {...(row.colour === null ? {} : { __vars: { '--swatch': row.colour } })}
              />
            )}
            <span className={classes['name']}>{row.name}</span>
            <span className={classes['title']}>{row.title}</span>
            <span className={classes['outcome']}>
              {row.actualStart !== null && <VisuallyHidden>actual </VisuallyHidden>}
              {outcomeWords(row, zone)}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
