import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './list.module.css';

export interface SearchFieldProps {
  /** `Search clients`, for screen readers. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** Filters the list under it while one types. */
export function SearchField({ label, value, onChange }: SearchFieldProps): ReactNode {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder="Search"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={classes['search']}
    />
  );
}
