import { SegmentedControl, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { placeShows, type PlaceFilter } from './place-filter.ts';
import classes from './templates.module.css';

export interface PlaceFilterFieldsProps {
  readonly filter: PlaceFilter;
  /** How many places fit. */
  readonly count: number;
  readonly onChange: (filter: PlaceFilter) => void;
}

const words = { all: 'All', check: 'To check', empty: 'Empty' } as const;

/** Search and choice above a long list of places. */
export function PlaceFilterFields({ filter, count, onChange }: PlaceFilterFieldsProps): ReactNode {
  return (
    <div className={classes['filter']}>
      <TextInput
        type="search"
        size="xs"
        aria-label="Find a place"
        placeholder="Find a place"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label="Which places"
        size="xs"
        fullWidth
        data={placeShows.map((value) => ({ value, label: words[value] }))}
        value={filter.show}
        onChange={(value) => onChange({ ...filter, show: placeShows.find((show) => show === value) ?? 'all' })}
      />
      {count === 0 && <p className={classes['note']}>No such place.</p>}
    </div>
  );
}
