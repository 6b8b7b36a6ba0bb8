import { Box, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import { lengthWords } from '../../ui/time-words.ts';
import classes from './session-form.module.css';

export interface ServiceFieldProps {
  readonly value: string | null;
  readonly services: readonly Service[];
  readonly onChange: (service: Service | null) => void;
}

/** The kind of session; choosing one brings its length. */
export function ServiceField({ value, services, onChange }: ServiceFieldProps): ReactNode {
  const byId = new Map(services.map((service) => [service.id, service]));
  const chosen = value === null ? undefined : byId.get(value);
  return (
    <Select
      label="Service"
      placeholder={services.length === 0 ? 'None set up yet' : 'None'}
      clearable
      data={services.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(id) => onChange(id === null ? null : (byId.get(id) ?? null))}
      leftSection={chosen && <Box component="span" className={classes['dot']} __vars={{ '--swatch': chosen.colour }} />}
      renderOption={({ option }) => {
        const service = byId.get(option.value);
        return (
          <span className={classes['option']}>
            {service && <Box component="span" className={classes['dot']} __vars={{ '--swatch': service.colour }} />}
            {option.label}
            {service && <span className={classes['length']}>{lengthWords(service.durationMs)}</span>}
          </span>
        );
      }}
    />
  );
}
