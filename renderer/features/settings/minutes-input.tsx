import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { minutes, type DurationMs } from '../../../shared/domain/time.ts';
import type { RowIds } from '../../ui/setting-row.tsx';

export interface MinutesInputProps extends RowIds {
  readonly value: DurationMs;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: DurationMs) => void;
}

/** Whole minutes; saved on leaving the field or pressing Enter, when they are within bounds. */
export function MinutesInput({ value, min, max, onChange, ...ids }: MinutesInputProps): ReactNode {
  const [typed, setTyped] = useState<number | string | null>(null);
  const save = (): void => {
    setTyped(null);
    if (typeof typed === 'number' && typed >= min && typed <= max) onChange(minutes(typed));
  };
  return (
    <NumberInput
      {...ids}
      w="8rem"
      suffix=" min"
      min={min}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      value={typed ?? Math.round(value / 60_000)}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
      }}
    />
  );
}
