import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../app/api.ts';
import type { KnownClient } from './client-choice.ts';

export interface ClientChoices {
  readonly found: readonly KnownClient[];
  readonly search: (text: string) => void;
}

/** The clients that match what is typed, at most eight. */
export function useClientChoice(): ClientChoices {
  const api = useApi();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim().slice(0, 100), 80);
  const list = useQuery(
    api.clients.list.queryOptions({ input: { search, archived: false, offset: 0, limit: 8 }, placeholderData: keepPreviousData }),
  );
  return { found: list.data?.clients ?? [], search: setText };
}
