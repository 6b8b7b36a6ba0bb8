import { Box, Input } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './colour-field.module.css';
import { serviceColours } from './service-colours.ts';

export interface ColourFieldProps {
  readonly value: string;
  readonly onChange: (colour: string) => void;
}

/** One swatch per colour; a colour that is not of the palette is offered beside it. */
export function ColourField({ value, onChange }: ColourFieldProps): ReactNode {
  const name = useId();
  const isOwn = serviceColours.every((colour) => colour.value !== value);
  const colours = isOwn ? [...serviceColours, { value, name: 'Present colour' }] : serviceColours;
  return (
    <Input.Wrapper label="Colour" labelElement="div" description="Marks its sessions in the calendar." id={name}>
      <div role="radiogroup" aria-labelledby={`${name}-label`} className={classes['swatches']}>
        {colours.map((colour) => (
          <label key={colour.value} className={classes['option']} title={colour.name}>
            <input
              type="radio"
              name={name}
              value={colour.value}
              aria-label={colour.name}
              checked={colour.value === value}
              onChange={() => onChange(colour.value)}
              className={classes['input']}
            />
            <Box component="span" className={classes['swatch']} __vars={{ '--swatch': colour.value }} />
          </label>
        ))}
      </div>
    </Input.Wrapper>
  );
}
