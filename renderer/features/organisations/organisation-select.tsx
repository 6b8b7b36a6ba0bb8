import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';

export interface OrganisationSelectProps extends Omit<
  SelectProps,
  'data' | 'value' | 'onChange' | 'searchable' | 'searchValue' | 'filter'
> {
  readonly value: string | null;
  /** Offers archived ones too, as a filter does. */
  readonly withArchived?: boolean;
  readonly onChange: (id: string | null) => void;
}

/** As many as one looks through; the others are found by typing. */
const OFFERED = 50;

/** Chooses one organisation of any number: the core searches while one types. The chosen one stays, also when it is archived. */
export function OrganisationSelect({ value, withArchived = false, onChange, ...look }: OrganisationSelectProps): ReactNode {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [paused] = useDebouncedValue(typed.trim().slice(0, 100), 150);
  const chosen = useQuery(api.organisations.get.queryOptions({ input: value === null ? skipToken : { id: value } })).data ?? null;
  // The name of the chosen one stands in the field without anybody looking for it.
  const search = paused === chosen?.name ? '' : paused;
  const input = { search, archived: withArchived, offset: 0, limit: OFFERED };
  const list = useQuery(api.organisations.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const found = list.data?.organisations ?? [];
  const isFound = new Set(found.map(({ id }) => id));
  const known = chosen && !isFound.has(chosen.id) ? [...found, chosen] : found;
  return (
    <Select
      {...look}
      searchable
      nothingFoundMessage={list.isPending ? undefined : 'No organisation of that name'}
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options.filter((option) => 'value' in option && (isFound.has(option.value) || search === ''))}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={onChange}
    />
  );
}
