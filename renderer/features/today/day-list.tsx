import { Box, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCoffee } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import type { DayRow } from './day-rows.ts';
import classes from './day-list.module.css';
import type { ItemDeed } from './item-deeds.ts';
import { ItemMenu } from './item-menu.tsx';
import { outcomeWords, startWords } from './today-words.ts';

export interface DayListProps {
  readonly rows: readonly DayRow[];
  /** Lines to come say when they begin and how long they are; past ones the plan, and beside it what really was. */
  readonly part: 'later' | 'past';
  readonly zone: ZoneId;
  readonly onDeed: (row: DayRow, deed: ItemDeed) => void;
}

/** A part of the day, in order; a click opens the line. */
export function DayList({ rows, part, zone, onDeed }: DayListProps): ReactNode {
  return (
    <ul className={classes['list']} data-part={part} data-late={rows.some(({ lateStart }) => lateStart !== null)}>
      {rows.map((row) => (
        <li key={row.itemId} className={classes['line']}>
          <UnstyledButton
            className={classes['row']}
            onClick={() => onDeed(row, 'open')}
            mod={{ late: row.lateStart !== null, out: row.status === 'out' || (part === 'past' && row.actualStart === null) }}
          >
            <span className={classes['time']}>
              {part === 'later' ? startWords(row, zone) : timeSpanWords(row.plannedStart, row.plannedEnd, zone)}
            </span>
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
              {part === 'past' && row.actualStart !== null && <VisuallyHidden>actual </VisuallyHidden>}
              {part === 'later' && row.status === 'expected' ? lengthWords(row.length) : outcomeWords(row, zone)}
            </span>
          </UnstyledButton>
          <ItemMenu item={row} name={`${row.name}, ${timeOf(row.plannedStart, zone)}`} onDeed={(deed) => onDeed(row, deed)} />
        </li>
      ))}
    </ul>
  );
}
