import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

export interface TypedSearch {
  /** As it stands in the field. */
  readonly typed: string;
  /** What to look for: follows once one pauses, without the space around it. */
  readonly search: string;
  readonly type: (typed: string) => void;
}

/** The text of a search field, and what the core is asked for. */
export function useTypedSearch(): TypedSearch {
  const [typed, type] = useState('');
  const [search] = useDebouncedValue(typed.trim().slice(0, 100), 150);
  return { typed, search, type };
}
