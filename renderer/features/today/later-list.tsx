import { Box, UnstyledButton } from '@mantine/core';
import { IconCoffee } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ZoneId } from '../../../shared/domain/time.ts';
import type { DayRow } from './day-rows.ts';
import classes from './day-list.module.css';
import { startWords } from './today-words.ts';

export interface LaterListProps {
  readonly rows: readonly DayRow[];
  readonly zone: ZoneId;
  readonly onOpen: (itemId: string) => void;
}

/** What is still to come today, in order. */
export function LaterList({ rows, zone, onOpen }: LaterListProps): ReactNode {
  if (rows.length === 0) return <p className={classes['none']}>Nothing more today.</p>;
  return (
    <ul className={classes['list']}>
      {rows.map((row) => (
        <li key={row.itemId}>
          <UnstyledButton className={classes['row']} onClick={() => onOpen(row.itemId)} mod={{ late: row.lateStart !== null }}>
            <span className={classes['time']}>{startWords(row, zone)}</span>
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
            <span className={classes['length']}>{Math.round(row.length / 60_000)} min</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
