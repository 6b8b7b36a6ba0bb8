import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';

export interface DaysFieldProps {
  readonly value: string | number;
  readonly onChange: (days: string | number) => void;
}

/** Distinct days of practitioner service in a scheme year. */
export function DaysField({ value, onChange }: DaysFieldProps): ReactNode {
  return <NumberInput label="Days" min={1} max={366} allowDecimal={false} allowNegative={false} value={value} onChange={onChange} />;
}
