import '@mantine/dates/styles.layer.css';
import { DatePickerInput, type DatePickerInputProps } from '@mantine/dates';
import type { ReactNode } from 'react';

export interface DayFieldProps extends Omit<DatePickerInputProps<'default'>, 'type' | 'value' | 'onChange' | 'ref'> {
  /** `2026-11-24`, empty while none is chosen. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** Chooses a day from a calendar whose week begins on Monday; the day is written as everywhere. */
export function DayField({ value, onChange, ...rest }: DayFieldProps): ReactNode {
  return (
    <DatePickerInput
      valueFormat="ddd D MMM YYYY"
      firstDayOfWeek={1}
      weekendDays={[]}
      {...rest}
      value={value === '' ? null : value}
      onChange={(day) => onChange(day ?? '')}
    />
  );
}
