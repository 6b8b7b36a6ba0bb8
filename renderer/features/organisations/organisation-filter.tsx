import type { ReactNode } from 'react';
import classes from '../../ui/list.module.css';
import { OrganisationSelect } from './organisation-select.tsx';

export interface OrganisationFilterProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Narrows a list to one organisation, archived ones too. */
export function OrganisationFilter({ value, onChange }: OrganisationFilterProps): ReactNode {
  return (
    <OrganisationSelect
      aria-label="Organisation"
      placeholder="Any organisation"
      withArchived
      clearable
      clearButtonProps={{ 'aria-label': 'Any organisation' }}
      className={classes['choice'] ?? ''}
      value={value}
      onChange={onChange}
    />
  );
}
