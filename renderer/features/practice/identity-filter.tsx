import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import list from '../../ui/list.module.css';

export interface IdentityFilterProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Narrows a list to one trading identity, archived ones too; nothing where there is only one. */
export function IdentityFilter({ value, onChange }: IdentityFilterProps): ReactNode {
  const api = useApi();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: true } })).data ?? [];
  if (identities.length < 2) return null;
  return (
    <Select
      aria-label="Identity"
      placeholder="Any identity"
      clearable
      clearButtonProps={{ 'aria-label': 'Any identity' }}
      className={list['choice'] ?? ''}
      data={identities.map(({ id, name, tradingName }) => ({ value: id, label: tradingName === '' ? name : tradingName }))}
      value={value}
      onChange={onChange}
    />
  );
}
