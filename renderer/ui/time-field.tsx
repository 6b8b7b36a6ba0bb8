import '@mantine/dates/styles.layer.css';
import { TimePicker, type TimePickerProps } from '@mantine/dates';
import type { ReactNode } from 'react';
import classes from './time-field.module.css';

export interface TimeFieldProps extends Omit<TimePickerProps, 'label' | 'format' | 'hoursInputLabel' | 'minutesInputLabel'> {
  readonly label: string;
}

/** A time of the 24-hour clock, hours and minutes apart for keyboard and screen reader. */
export function TimeField({ label, ...rest }: TimeFieldProps): ReactNode {
  return (
    <TimePicker
      {...rest}
      label={label}
      format="24h"
      classNames={{ field: classes['part'] }}
      hoursInputLabel={`${label}, hours`}
      minutesInputLabel={`${label}, minutes`}
    />
  );
}
